package org.dueregard.content;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.common.SafeHtml;
import org.dueregard.scoring.AcceptedForm;
import org.jspecify.annotations.Nullable;

/// Reads the answer of a question: the last list, table or `= ` block under its heading.
final class AnswerReader {

    private static final Pattern ACCEPTED = Pattern.compile("^ {0,3}([=~]) (\\S.*?)\\s*$");
    private static final int MOST_OPTIONS = 12;
    private static final int LONGEST_ACCEPTED = 100;

    private final MarkdownEngine engine;
    private final MarkdownDocument document;
    private final ItemReport report;
    private final Function<Node, @Nullable SafeHtml> quotes;

    /// @param quotes reads the feedback of one option
    AnswerReader(
            MarkdownEngine engine,
            MarkdownDocument document,
            ItemReport report,
            Function<Node, @Nullable SafeHtml> quotes) {
        this.engine = engine;
        this.document = document;
        this.report = report;
        this.quotes = quotes;
    }

    /// Takes the answer off the end of a question's blocks.
    ///
    /// @return nothing when there is none to be read, which has been told
    @Nullable AnswerParts read(List<Node> blocks, int headingLine) {
        Node last = blocks.getLast();
        if (isShortAnswer(document, last)) {
            return words(blocks);
        }
        blocks.removeLast();
        return switch (last) {
            case BulletList list -> orNothing(ticks(list));
            case OrderedList list -> order(list);
            case TableBlock table -> match(table);
            case BlockQuote quote -> nothing(document.line(quote), "question.two-quotes");
            default -> nothing(headingLine, "question.no-answer");
        };
    }

    private @Nullable AnswerParts nothing(int line, String key, String... arguments) {
        problem(line, key, arguments);
        return null;
    }

    private static @Nullable AnswerParts orNothing(List<Option> options) {
        return options.isEmpty() ? null : AnswerParts.ticks(options);
    }

    /// Lines that begin with `= ` are read from the source: Markdown joins them, or takes them for the
    /// underline of a heading.
    static boolean isShortAnswer(MarkdownDocument document, Node node) {
        return (node instanceof Paragraph || node instanceof Heading)
                && lines(document, node).stream()
                        .anyMatch(line -> ACCEPTED.matcher(line).matches());
    }

    private static List<String> lines(MarkdownDocument document, Node node) {
        int from = node.getStartLineNumber();
        int to = Math.min(document.lines().size() - 1, Math.max(from, node.getEndLineNumber()));
        List<String> lines = new ArrayList<>();
        for (int i = from; i <= to && !document.lines().get(i).isBlank(); i++) {
            lines.add(document.lines().get(i));
        }
        return lines;
    }

    private @Nullable AnswerParts words(List<Node> blocks) {
        Node block = blocks.removeLast();
        int line = document.line(block);
        List<AcceptedForm> accepted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : lines(document, block)) {
            Matcher matcher = ACCEPTED.matcher(text);
            if (!matcher.matches()) {
                problem(line, "short.mixed");
            } else if (matcher.group(2).length() > LONGEST_ACCEPTED) {
                problem(line, "short.too-long", Integer.toString(LONGEST_ACCEPTED));
            } else if (!seen.add(matcher.group(2).toLowerCase(Locale.UK))) {
                problem(line, "option.twice", matcher.group(2));
            } else {
                accepted.add(new AcceptedForm(matcher.group(2), matcher.group(1).equals("~")));
            }
            line++;
        }
        return AnswerParts.words(accepted);
    }

    private List<Option> ticks(BulletList list) {
        List<Option> options = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            int line = document.line(item);
            if (!(item instanceof TaskListItem task)) {
                problem(line, "option.no-box");
                continue;
            }
            Option option = option(task, task.isItemDoneMarker());
            tellIfUseless(option.text(), seen, line);
            options.add(option);
        }
        tellCount(options.size(), document.line(list));
        return options;
    }

    private AnswerParts order(OrderedList list) {
        List<Option> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            int line = document.line(node);
            if (node instanceof TaskListItem) {
                problem(line, "order.box");
            }
            Option item = option((ListItem) node, true);
            if (item.feedback() != null) {
                problem(line, "option.too-much");
            }
            tellIfUseless(item.text(), seen, line);
            items.add(item);
        }
        tellCount(items.size(), document.line(list));
        return AnswerParts.order(items);
    }

    private AnswerParts match(TableBlock table) {
        List<Pair> pairs = new ArrayList<>();
        Set<String> lefts = new HashSet<>();
        Set<String> rights = new HashSet<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            if (!(part instanceof TableBody)) {
                continue;
            }
            for (Node node = part.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof TableRow row) {
                    Pair pair = pair(row);
                    if (pair == null) {
                        problem(document.line(row), "match.columns");
                        continue;
                    }
                    tellIfUseless(pair.left(), lefts, document.line(row));
                    tellIfUseless(pair.right(), rights, document.line(row));
                    pairs.add(pair);
                }
            }
        }
        tellCount(pairs.size(), document.line(table));
        return AnswerParts.match(pairs);
    }

    private @Nullable Pair pair(TableRow row) {
        List<TableCell> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell tableCell) {
                cells.add(tableCell);
            }
        }
        if (cells.size() != 2) {
            return null;
        }
        return new Pair(
                MarkdownEngine.text(cells.getFirst()),
                engine.renderInline(cells.getFirst()),
                MarkdownEngine.text(cells.getLast()));
    }

    private void tellIfUseless(String text, Set<String> seen, int line) {
        if (text.isEmpty()) {
            problem(line, "option.empty");
        } else if (!seen.add(text.toLowerCase(Locale.UK))) {
            problem(line, "option.twice", text);
        }
    }

    private void tellCount(int count, int line) {
        if (count < 2 || count > MOST_OPTIONS) {
            problem(line, "option.count", Integer.toString(MOST_OPTIONS));
        }
    }

    private Option option(ListItem item, boolean right) {
        String text = "";
        SafeHtml html = new SafeHtml("");
        SafeHtml feedback = null;
        for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph paragraph && text.isEmpty()) {
                text = MarkdownEngine.text(paragraph);
                html = engine.renderInline(paragraph);
                tellLooseQuote(paragraph);
            } else if (child instanceof BlockQuote quote && feedback == null) {
                feedback = quotes.apply(quote);
            } else {
                problem(document.line(child), "option.too-much");
            }
        }
        return new Option(text, html, right, feedback);
    }

    private void tellLooseQuote(Paragraph paragraph) {
        if (paragraph.getChars().toString().lines().anyMatch(l -> l.strip().startsWith(">"))) {
            problem(document.line(paragraph), "option.quote-indent");
        }
    }

    private void problem(int line, String key, String... arguments) {
        report.problem(document.file(), line, key, arguments);
    }
}
