package org.dueregard.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dueregard.exchange.PlainQuestion.Pair;
import org.dueregard.exchange.PlainQuestion.PlainOption;
import org.jspecify.annotations.Nullable;

/// What the grammar of quizzes cannot hold, whichever program a question came from. The numbers leave
/// room below the limits at which the portal refuses to read a file.
final class QuestionLimits {

    private static final int MOST_ANSWERS = 12;
    private static final int FEWEST_PAIRS = 3;
    private static final int LONGEST_TEXT = 3_000;
    private static final int MOST_BARS = 15;
    private static final int MOST_BRACKETS = 50;

    private static final int LONGEST_FORM = 100;

    /// Forms of short answers are read as they stand, without escapes.
    private static final String NOT_IN_FORMS = "\\`*_[<{}";

    private QuestionLimits() {}

    static void check(PlainQuestion question) throws NotTakenException {
        if (question.text().isBlank()) {
            throw new NotTakenException(Reason.NO_TEXT);
        }
        for (String text : texts(question).toList()) {
            check(text);
        }
        switch (question.kind()) {
            case ONE, MANY, TRUE_FALSE, ORDER ->
                    options(question.options().stream().map(PlainOption::text).toList());
            case MATCH -> pairs(question.pairs());
            case SHORT -> forms(question.accepted());
        }
    }

    private static Stream<String> texts(PlainQuestion question) {
        Stream<String> options =
                question.options().stream()
                        .flatMap(o -> Stream.of(o.text(), orEmpty(o.feedback())));
        Stream<String> pairs =
                question.pairs().stream().flatMap(pair -> Stream.of(pair.left(), pair.right()));
        return Stream.of(
                        Stream.of(question.text(), orEmpty(question.feedback())),
                        options,
                        pairs,
                        question.accepted().stream())
                .flatMap(texts -> texts);
    }

    private static void check(String text) throws NotTakenException {
        if (text.length() > LONGEST_TEXT) {
            throw new NotTakenException(Reason.TOO_LONG, Integer.toString(LONGEST_TEXT), text);
        }
        if (PlainText.hasStrangeCharacters(text)) {
            throw new NotTakenException(Reason.CHARACTER, text);
        }
        if (PlainText.count(text, "|") > MOST_BARS
                || PlainText.count(text, "[<`") > MOST_BRACKETS) {
            throw new NotTakenException(Reason.SIGNS, text);
        }
    }

    private static void options(List<String> texts) throws NotTakenException {
        count(texts.size());
        Set<String> seen = new HashSet<>();
        for (String text : texts) {
            if (text.isBlank()) {
                throw new NotTakenException(Reason.OPTION_EMPTY);
            }
            unique(seen, text, Reason.OPTION_TWICE);
        }
    }

    private static void pairs(List<Pair> pairs) throws NotTakenException {
        if (pairs.size() < FEWEST_PAIRS) {
            throw new NotTakenException(Reason.MATCH_FEW, Integer.toString(FEWEST_PAIRS));
        }
        count(pairs.size());
        Set<String> left = new HashSet<>();
        Set<String> right = new HashSet<>();
        for (Pair pair : pairs) {
            unique(left, pair.left(), Reason.MATCH_TWICE);
            unique(right, pair.right(), Reason.MATCH_TWICE);
        }
    }

    private static void forms(List<String> forms) throws NotTakenException {
        if (forms.size() > MOST_ANSWERS) {
            count(forms.size());
        }
        for (String form : forms) {
            if (form.length() > LONGEST_FORM) {
                throw new NotTakenException(Reason.TOO_LONG, Integer.toString(LONGEST_FORM), form);
            }
            boolean isEntity = form.contains("&") && form.contains(";");
            if (PlainText.count(form, NOT_IN_FORMS) > 0
                    || isEntity
                    || form.codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw new NotTakenException(Reason.SHORT_SIGNS, form);
            }
        }
    }

    private static void count(int answers) throws NotTakenException {
        if (answers < 2 || answers > MOST_ANSWERS) {
            throw new NotTakenException(Reason.OPTION_COUNT, Integer.toString(MOST_ANSWERS));
        }
    }

    private static void unique(Set<String> seen, String text, Reason reason)
            throws NotTakenException {
        if (!seen.add(PlainText.oneLine(text).toLowerCase(Locale.UK))) {
            throw new NotTakenException(reason, text);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
