package org.dueregard.content;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
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

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Pattern SOURCE = Pattern.compile("\\[source:\\s*([^\\]\\s]+)\\s*]");
    private static final Set<String> ATTRIBUTES = Set.of("objective", "weight", "type", "check");
    private static final int HEAVIEST = 10;

    private final boolean check;
    private final MarkdownEngine engine;
    private final MarkdownDocument document;
    private final Map<String, Source> sources;
    private final ItemReport report;
    private final AnswerReader answers;
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
        this.answers = new AnswerReader(engine, document, report, quote -> feedback(quote).html());
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
        String objective = blankToNull(attributes.values().get("objective"));
        if (objective != null && !ID.matcher(objective).matches()) {
            problem(line, "question.bad-objective", objective);
        }
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
        AnswerParts answer = answers.read(rest, line);
        if (answer == null) {
            return null;
        }
        QuestionType type = type(answer, attributes, line);
        Feedback feedback = feedback(quote);
        if (report.problems().size() > before) {
            return null;
        }
        return new Question(
                id,
                MarkdownEngine.text(heading),
                engine.renderInline(heading),
                details(rest),
                objective,
                weight,
                type,
                answer.options(),
                answer.pairs(),
                answer.accepted(),
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

    private QuestionType type(
            AnswerParts answer, MarkdownDocument.HeadingAttributes attributes, int line) {
        String wanted = attributes.values().get("type");
        if (wanted != null && (!wanted.equals("many") || answer.type() != QuestionType.ONE)) {
            problem(line, "question.bad-type", wanted);
        }
        if (answer.type() != QuestionType.ONE) {
            return answer.type();
        }
        long right = answer.options().stream().filter(Option::right).count();
        if (right == 0) {
            problem(line, "question.nothing-right");
        }
        if (right > 1 || "many".equals(wanted)) {
            return QuestionType.MANY;
        }
        Set<String> texts =
                answer.options().stream()
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
