package org.dueregard.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dueregard.exchange.PlainQuestion.Kind;
import org.dueregard.exchange.PlainQuestion.Pair;
import org.dueregard.exchange.PlainQuestion.PlainOption;
import org.jspecify.annotations.Nullable;

/// Reads what stands in the braces of a GIFT question: its signs are the type of the question.
final class GiftAnswers {

    private static final Set<String> TRUE = Set.of("T", "TRUE");
    private static final Set<String> FALSE = Set.of("F", "FALSE");
    private static final String ARROW = "->";

    private final GiftText question;
    private final @Nullable String reason;

    /// @param question what is asked; its answers are meant as it is unless they say otherwise
    /// @param reason the feedback for all
    GiftAnswers(GiftText question, @Nullable String reason) {
        this.question = question;
        this.reason = reason;
    }

    /// @param answers not empty, their escaped signs hidden
    PlainQuestion read(String answers) throws NotTakenException {
        if (answers.indexOf('~') >= 0) {
            return choice(GiftAnswer.split(answers, "~="));
        }
        if (answers.indexOf('=') >= 0 && answers.contains(ARROW)) {
            return match(GiftAnswer.split(answers, "="));
        }
        String[] parts = answers.split("#", 3);
        String word = parts[0].strip().toUpperCase(Locale.ROOT);
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return trueOrFalse(TRUE.contains(word), parts);
        }
        return answers.indexOf('=') >= 0
                ? shortAnswer(GiftAnswer.split(answers, "="))
                : shortAnswer(List.of(new GiftAnswer('=', answers)));
    }

    /// With `=` one is right; without it, those with a share are.
    private PlainQuestion choice(List<GiftAnswer> answers) throws NotTakenException {
        GiftShares shares = new GiftShares();
        List<PlainOption> options = new ArrayList<>();
        for (GiftAnswer answer : answers) {
            boolean right = shares.add(answer);
            String text = PlainText.oneLine(words(answer.text()));
            options.add(new PlainOption(text, right, feedback(answer.feedback())));
        }
        Kind kind = shares.kind();
        boolean trueOrFalse = kind == Kind.ONE && PlainQuestion.isTrueOrFalse(options);
        return question(trueOrFalse ? Kind.TRUE_FALSE : kind, options, List.of(), List.of());
    }

    /// The first feedback is for a wrong answer, the second for the right one.
    private PlainQuestion trueOrFalse(boolean truth, String[] parts) throws NotTakenException {
        String wrong = feedback(parts.length > 1 ? parts[1] : "");
        String right = feedback(parts.length > 2 ? parts[2] : "");
        List<PlainOption> options =
                List.of(
                        new PlainOption("True", truth, truth ? right : wrong),
                        new PlainOption("False", !truth, truth ? wrong : right));
        return question(Kind.TRUE_FALSE, options, List.of(), List.of());
    }

    private PlainQuestion match(List<GiftAnswer> answers) throws NotTakenException {
        List<Pair> pairs = new ArrayList<>();
        for (GiftAnswer answer : answers) {
            int arrow = answer.body().indexOf(ARROW);
            if (arrow < 0) {
                throw new NotTakenException(Reason.MATCH_ARROW, GiftSigns.show(answer.body()));
            }
            String left = PlainText.oneLine(words(answer.body().substring(0, arrow)));
            String right =
                    PlainText.oneLine(
                            GiftSigns.show(answer.body().substring(arrow + ARROW.length())));
            if (left.isEmpty() || right.isEmpty()) {
                throw new NotTakenException(Reason.MATCH_ALONE, left + right);
            }
            pairs.add(new Pair(left, right));
        }
        return question(Kind.MATCH, List.of(), pairs, List.of());
    }

    private PlainQuestion shortAnswer(List<GiftAnswer> answers) throws NotTakenException {
        Map<String, String> accepted = new LinkedHashMap<>();
        for (GiftAnswer answer : answers) {
            if (answer.share() != null && answer.share() != 100) {
                throw new NotTakenException(Reason.WEIGHTS);
            }
            if (feedback(answer.feedback()) != null) {
                throw new NotTakenException(Reason.SHORT_FEEDBACK);
            }
            // An escaped asterisk is one; GIFT hands it on as it stands.
            String form = PlainText.oneLine(plainForm(answer.text()));
            if (form.replace("\\*", "").indexOf('*') >= 0) {
                throw new NotTakenException(Reason.SHORT_WILDCARD, form);
            }
            if (form.isEmpty()) {
                throw new NotTakenException(Reason.OPTION_EMPTY);
            }
            accepted.putIfAbsent(form.toLowerCase(Locale.UK), form);
        }
        return question(Kind.SHORT, List.of(), List.of(), List.copyOf(accepted.values()));
    }

    /// What is typed has no markup, whatever the question's format is.
    private static String plainForm(String hidden) throws NotTakenException {
        return GiftText.read(hidden, GiftText.Format.PLAIN).words();
    }

    private String words(String hidden) throws NotTakenException {
        return GiftText.read(hidden, question.format()).words();
    }

    private @Nullable String feedback(String hidden) throws NotTakenException {
        String words = words(hidden);
        return words.isEmpty() ? null : words;
    }

    private PlainQuestion question(
            Kind kind, List<PlainOption> options, List<Pair> pairs, List<String> accepted) {
        return new PlainQuestion(
                "", question.words(), kind, options, pairs, accepted, reason, null);
    }
}
