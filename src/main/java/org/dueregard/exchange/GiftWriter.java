package org.dueregard.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dueregard.exchange.PlainQuestion.Kind;
import org.dueregard.exchange.PlainQuestion.PlainOption;
import org.jspecify.annotations.Nullable;

/// Writes questions as a GIFT file, to be read by Moodle or, again, by [QuestionFile]. The texts are
/// marked as plain. Choosing several is scored as in the portal: a wrong tick takes what a right one
/// gives.
public final class GiftWriter {

    private static final String TOP = "$course$/top";
    private static final String SHARE = "%";

    /// Divides what belongs together, and has no escape.
    private static final String ARROW = "->";

    private static final String OTHER_ARROW = "→";
    private static final int DECIMALS = 5;

    private final String orderComment;
    private final StringBuilder gift = new StringBuilder();
    private @Nullable String objective;

    private GiftWriter(String orderComment) {
        this.orderComment = PlainText.oneLine(orderComment);
    }

    /// The questions as the text of a file, to be stored as UTF-8.
    ///
    /// @param orderComment says above a question to put in order why it has become one to match
    public static String write(List<PlainQuestion> questions, String orderComment) {
        GiftWriter writer = new GiftWriter(orderComment);
        questions.forEach(writer::question);
        return writer.gift.toString();
    }

    private void question(PlainQuestion question) {
        if (!Objects.equals(objective, question.objective())) {
            objective = question.objective();
            gift.append("$CATEGORY: ").append(TOP);
            if (objective != null) {
                gift.append('/').append(objective);
            }
            gift.append("\n\n");
        }
        if (question.kind() == Kind.ORDER) {
            gift.append("// ").append(orderComment).append('\n');
        }
        gift.append("::")
                .append(GiftSigns.escape(question.id()))
                .append("::[plain]")
                .append(GiftSigns.escape(PlainText.tidy(question.text())))
                .append(" {");
        if (question.kind() == Kind.TRUE_FALSE) {
            trueOrFalse(question);
        } else {
            gift.append('\n');
            answers(question).forEach(answer -> gift.append('\t').append(answer).append('\n'));
        }
        String feedback = question.feedback();
        if (feedback != null) {
            gift.append("####").append(text(feedback)).append('\n');
        }
        gift.append("}\n\n");
    }

    private void trueOrFalse(PlainQuestion question) {
        String right = "";
        String wrong = "";
        for (PlainOption option : question.options()) {
            if (option.right()) {
                gift.append(option.text().toUpperCase(Locale.ROOT));
                right = feedback(option);
            } else {
                wrong = feedback(option);
            }
        }
        gift.append(wrong.isEmpty() && !right.isEmpty() ? "#" : wrong).append(right);
    }

    private static List<String> answers(PlainQuestion question) {
        return switch (question.kind()) {
            case ONE, TRUE_FALSE -> question.options().stream().map(GiftWriter::oneOf).toList();
            case MANY -> severalOf(question.options());
            case MATCH ->
                    question.pairs().stream()
                            .map(p -> pair(p.left(), GiftSigns.escape(oneLine(p.right()))))
                            .toList();
            case ORDER -> inOrder(question.options());
            case SHORT ->
                    question.accepted().stream()
                            .map(form -> "=%100%" + text(withoutArrow(form)))
                            .toList();
        };
    }

    private static String oneOf(PlainOption option) {
        String sign = option.right() ? "=" : "~";
        // What begins like a share would be taken for one.
        if (option.text().startsWith(SHARE)) {
            sign += option.right() ? "%100%" : "%0%";
        }
        return sign + text(oneLine(option.text())) + feedback(option);
    }

    private static List<String> severalOf(List<PlainOption> options) {
        long right = options.stream().filter(PlainOption::right).count();
        String share =
                BigDecimal.valueOf(100)
                        .divide(BigDecimal.valueOf(right), DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
        return options.stream()
                .map(o ->
                        "~%"
                                + (o.right() ? "" : "-")
                                + share
                                + SHARE
                                + text(oneLine(o.text()))
                                + feedback(o))
                .toList();
    }

    private static List<String> inOrder(List<PlainOption> options) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            answers.add(
                    pair(
                            Integer.toString(i + 1),
                            GiftSigns.escape(oneLine(options.get(i).text()))));
        }
        return answers;
    }

    private static String pair(String left, String right) {
        return "=" + text(withoutArrow(oneLine(left))) + " " + ARROW + " " + right;
    }

    private static String feedback(PlainOption option) {
        String feedback = option.feedback();
        return feedback == null ? "" : "#" + text(feedback);
    }

    private static String withoutArrow(String text) {
        return text.replace(ARROW, OTHER_ARROW);
    }

    private static String oneLine(String text) {
        return PlainText.oneLine(text);
    }

    /// What begins with a bracket would be taken for the name of a format.
    private static String text(String words) {
        String tidy = PlainText.tidy(words);
        return (tidy.startsWith("[") ? "[plain]" : "") + GiftSigns.escape(tidy);
    }
}
