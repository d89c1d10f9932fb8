package org.dueregard.content;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// Reads questions out of Markdown: the shape of the answer is the type of the question.
final class QuestionReader {

    private static final Pattern SHORT_ANSWER = Pattern.compile("^ {0,3}[=~] \\S.*");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Pattern SOURCE = Pattern.compile("\\[source:\\s*([^\\]\\s]+)\\s*]");
    private static final Set<String> ATTRIBUTES = Set.of("objective", "weight", "type", "check");
    private static final int MOST_OPTIONS = 12;
    private static final int HEAVIEST = 10;

    private final boolean check;
    private final MarkdownEngine engine;
    private final MarkdownDocument document;
    private final Map<String, Source> sources;
    private final ItemReport report;
    private final Set<String> ids = new HashSet<>();

    /// @param check whether these are knowledge checks, which say so behind their headings
    QuestionReader(
            boolean check,
            MarkdownEngine engine,
            MarkdownDocument document,
            List<Source> sources,
            ItemReport report) {
        this.check = check;
        this.engine = engine;
        this.document = document;
        this.sources =
                sources.stream()
                        .filter(source -> source.id() != null)
                        .collect(
                                Collectors.toMap(
                                        source -> String.valueOf(source.id()),
                                        source -> source,
                                        (a, b) -> a));
        this.report = report;
    }

    /// Reads one question.
    ///
    /// @param heading its text
    /// @param blocks everything that belongs to it
    /// @return nothing when there was a problem, which has been told
    @Nullable Question read(Heading heading, List<Node> blocks) {
        int line = document.line(heading);
        int before = report.problems().size();
        MarkdownDocument.HeadingAttributes attributes = document.attributes(heading);
        String id = id(attributes, line);
        int weight = weight(attributes, line);
        refuseUnknown(attributes, line);
        List<Node> rest = new ArrayList<>(blocks);
        rest.removeIf(QuestionReader::isInvisible);
        Node quote = null;
        if (!rest.isEmpty() && rest.getLast() instanceof BlockQuote) {
            quote = rest.removeLast();
        }
        if (rest.isEmpty()) {
            problem(line, "question.no-answer");
            return null;
        }
        if (isShortAnswer(rest.getLast())) {
            problem(line, "question.type-later.short");
            return null;
        }
        List<Option> options = options(rest.removeLast(), line);
        if (options.isEmpty()) {
            return null;
        }
        QuestionType type = type(options, attributes, line);
        Feedback feedback = feedback(quote);
        if (report.problems().size() > before) {
            return null;
        }
        return new Question(
                id,
                MarkdownEngine.text(heading),
                engine.renderInline(heading),
                details(rest),
                blankToNull(attributes.values().get("objective")),
                weight,
                type,
                options,
                feedback.html(),
                feedback.source());
    }

    private String id(MarkdownDocument.HeadingAttributes attributes, int line) {
        String id = attributes.id();
        if (id == null) {
            problem(line, "question.no-id");
            return "";
        }
        if (!ID.matcher(id).matches()) {
            problem(line, "question.bad-id", id);
        } else if (!ids.add(id)) {
            problem(line, "question.id-twice", id);
        }
        return id;
    }

    private int weight(MarkdownDocument.HeadingAttributes attributes, int line) {
        String weight = attributes.values().getOrDefault("weight", "1");
        if (weight.matches("\\d{1,2}")) {
            int value = Integer.parseInt(weight);
            if (value >= 1 && value <= HEAVIEST) {
                return value;
            }
        }
        problem(line, "question.bad-weight", weight);
        return 1;
    }

    private void refuseUnknown(MarkdownDocument.HeadingAttributes attributes, int line) {
        if (!check && attributes.values().containsKey("check")) {
            problem(line, "check.in-quiz");
        }
        for (String key : attributes.values().keySet()) {
            if (!ATTRIBUTES.contains(key)) {
                problem(line, "question.unknown-attribute", key);
            }
        }
    }

    /// What may stand after a question without belonging to it: a ruler, definitions of links and
    /// footnotes.
    private static boolean isInvisible(Node node) {
        return node instanceof ThematicBreak
                || node instanceof Reference
                || node instanceof FootnoteBlock;
    }

    /// Lines that begin with `= ` are read from the source: Markdown joins them.
    private static boolean isShortAnswer(Node last) {
        return last instanceof Paragraph
                && last.getChars()
                        .toString()
                        .lines()
                        .anyMatch(line -> SHORT_ANSWER.matcher(line).matches());
    }

    private List<Option> options(Node answer, int headingLine) {
        return switch (answer) {
            case BulletList list -> ticks(list);
            case OrderedList list -> none(document.line(list), "question.type-later.order");
            case TableBlock table -> none(document.line(table), "question.type-later.match");
            case BlockQuote quote -> none(document.line(quote), "question.two-quotes");
            default -> none(headingLine, "question.no-answer");
        };
    }

    private List<Option> none(int line, String key, String... arguments) {
        problem(line, key, arguments);
        return List.of();
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
            Option option = option(task);
            if (option.text().isEmpty()) {
                problem(line, "option.empty");
            } else if (!seen.add(option.text().toLowerCase(Locale.UK))) {
                problem(line, "option.twice", option.text());
            }
            options.add(option);
        }
        if (options.size() < 2 || options.size() > MOST_OPTIONS) {
            problem(document.line(list), "option.count", Integer.toString(MOST_OPTIONS));
        }
        return options;
    }

    private Option option(TaskListItem item) {
        String text = "";
        SafeHtml html = new SafeHtml("");
        SafeHtml feedback = null;
        for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph paragraph && text.isEmpty()) {
                text = MarkdownEngine.text(paragraph);
                html = engine.renderInline(paragraph);
                if (paragraph
                        .getChars()
                        .toString()
                        .lines()
                        .anyMatch(l -> l.strip().startsWith(">"))) {
                    problem(document.line(paragraph), "option.quote-indent");
                }
            } else if (child instanceof BlockQuote quote && feedback == null) {
                feedback = feedback(quote).html();
            } else {
                problem(document.line(child), "option.too-much");
            }
        }
        boolean right = item.isItemDoneMarker();
        return new Option(text, html, right, feedback);
    }

    private QuestionType type(
            List<Option> options, MarkdownDocument.HeadingAttributes attributes, int line) {
        long right = options.stream().filter(Option::right).count();
        String wanted = attributes.values().get("type");
        if (right == 0) {
            problem(line, "question.nothing-right");
        }
        if (wanted != null && !wanted.equals("many")) {
            problem(line, "question.bad-type", wanted);
        }
        if (right > 1 || "many".equals(wanted)) {
            return QuestionType.MANY;
        }
        Set<String> texts =
                options.stream()
                        .map(option -> option.text().toLowerCase(Locale.UK))
                        .collect(Collectors.toSet());
        return texts.equals(Set.of("true", "false")) ? QuestionType.TRUE_FALSE : QuestionType.ONE;
    }

    private Feedback feedback(@Nullable Node quote) {
        if (quote == null) {
            return new Feedback(null, null);
        }
        SafeHtml html = inside(quote);
        Matcher matcher = SOURCE.matcher(html.html());
        Source first = null;
        while (matcher.find()) {
            Source source = sources.get(matcher.group(1));
            if (source == null) {
                problem(document.line(quote), "question.unknown-source", matcher.group(1));
            }
            first = first == null ? source : first;
        }
        return new Feedback(new SafeHtml(matcher.replaceAll("").strip()), first);
    }

    private SafeHtml inside(Node quote) {
        StringBuilder html = new StringBuilder();
        for (Node child = quote.getFirstChild(); child != null; child = child.getNext()) {
            html.append(engine.render(child).html());
        }
        return new SafeHtml(html.toString().strip());
    }

    private @Nullable SafeHtml details(List<Node> blocks) {
        if (blocks.isEmpty()) {
            return null;
        }
        return new SafeHtml(
                blocks.stream()
                        .map(block -> engine.render(block).html())
                        .collect(Collectors.joining("\n"))
                        .strip());
    }

    private void problem(int line, String key, String... arguments) {
        report.problem(document.file(), line, key, arguments);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /// The questions below second-level headings, in their order.
    static List<List<Node>> underSecondLevelHeadings(Document root) {
        List<List<Node>> groups = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() <= 2) {
                if (heading.getLevel() == 2) {
                    groups.add(new ArrayList<>());
                }
            }
            if (!groups.isEmpty()) {
                groups.getLast().add(node);
            }
        }
        return groups;
    }

    private record Feedback(@Nullable SafeHtml html, @Nullable Source source) {}
}
