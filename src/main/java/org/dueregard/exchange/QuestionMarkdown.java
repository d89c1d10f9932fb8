package org.dueregard.exchange;

import java.util.List;
import org.dueregard.exchange.PlainQuestion.Kind;
import org.dueregard.exchange.PlainQuestion.Pair;
import org.dueregard.exchange.PlainQuestion.PlainOption;

/// Writes a question in the grammar of quizzes; `content/README.md` has it whole.
final class QuestionMarkdown {

    /// A table has headings, which other programs' pairs have not.
    private static final String TABLE_HEAD = "|  |  |\n|---|---|\n";

    private static final String OPTION_INDENT = "    ";

    private QuestionMarkdown() {}

    /// @param question which [QuestionLimits] has passed
    static String write(PlainQuestion question) {
        List<String> paragraphs = PlainText.paragraphs(question.text());
        StringBuilder markdown = new StringBuilder("## ");
        markdown.append(MarkdownText.paragraph(paragraphs.getFirst()))
                .append(attributes(question))
                .append("\n\n");
        paragraphs.stream()
                .skip(1)
                .forEach(p -> markdown.append(MarkdownText.paragraph(p)).append("\n\n"));
        markdown.append(answer(question));
        String feedback = question.feedback();
        if (feedback != null) {
            markdown.append('\n').append(MarkdownText.quote(feedback, ""));
        }
        return markdown.toString();
    }

    private static String attributes(PlainQuestion question) {
        StringBuilder attributes = new StringBuilder(" {#").append(question.id());
        if (question.objective() != null) {
            attributes.append(" objective=").append(question.objective());
        }
        if (question.kind() == Kind.MANY
                && question.options().stream().filter(PlainOption::right).count() == 1) {
            attributes.append(" type=many");
        }
        return attributes.append('}').toString();
    }

    private static String answer(PlainQuestion question) {
        StringBuilder answer = new StringBuilder();
        switch (question.kind()) {
            case ONE, MANY, TRUE_FALSE -> question.options().forEach(o -> tick(answer, o));
            case ORDER -> order(answer, question.options());
            case MATCH -> table(answer, question.pairs());
            case SHORT ->
                    question.accepted()
                            .forEach(form -> answer.append("= ").append(form).append('\n'));
        }
        return answer.toString();
    }

    private static void tick(StringBuilder answer, PlainOption option) {
        answer.append(option.right() ? "- [x] " : "- [ ] ")
                .append(MarkdownText.paragraph(PlainText.oneLine(option.text())))
                .append('\n');
        String feedback = option.feedback();
        if (feedback != null) {
            answer.append(MarkdownText.quote(feedback, OPTION_INDENT));
        }
    }

    private static void order(StringBuilder answer, List<PlainOption> options) {
        for (int i = 0; i < options.size(); i++) {
            answer.append(i + 1)
                    .append(". ")
                    .append(MarkdownText.paragraph(PlainText.oneLine(options.get(i).text())))
                    .append('\n');
        }
    }

    private static void table(StringBuilder answer, List<Pair> pairs) {
        answer.append(TABLE_HEAD);
        for (Pair pair : pairs) {
            answer.append("| ")
                    .append(MarkdownText.inside(pair.left()))
                    .append(" | ")
                    .append(MarkdownText.inside(pair.right()))
                    .append(" |\n");
        }
    }
}
