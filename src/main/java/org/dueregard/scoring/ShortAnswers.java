package org.dueregard.scoring;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Compares short answers as a person would: case, accents, spaces and what stands at the end do not
/// matter, and where the author allows it neither does one slip of the pen.
final class ShortAnswers {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");
    private static final Pattern END = Pattern.compile("[\\p{P}]+$");

    private ShortAnswers() {}

    static boolean matches(String given, AcceptedForm form) {
        String answer = plain(given);
        String wanted = plain(form.text());
        if (answer.isEmpty()) {
            return false;
        }
        return answer.equals(wanted) || (form.slip() && isOneSlip(answer, wanted));
    }

    static String plain(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String joined =
                SPACES.matcher(bare.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
                        .replaceAll("");
        return END.matcher(joined).replaceAll("");
    }

    /// A letter too many, too few, another one, or two neighbours exchanged; never a digit.
    private static boolean isOneSlip(String answer, String wanted) {
        int from = 0;
        int shorter = Math.min(answer.length(), wanted.length());
        while (from < shorter && answer.charAt(from) == wanted.charAt(from)) {
            from++;
        }
        int answerTo = answer.length();
        int wantedTo = wanted.length();
        while (answerTo > from
                && wantedTo > from
                && answer.charAt(answerTo - 1) == wanted.charAt(wantedTo - 1)) {
            answerTo--;
            wantedTo--;
        }
        String instead = answer.substring(from, answerTo);
        String meant = wanted.substring(from, wantedTo);
        if (hasDigit(instead) || hasDigit(meant)) {
            return false;
        }
        return (instead.length() <= 1 && meant.length() <= 1)
                || (instead.length() == 2
                        && meant.length() == 2
                        && instead.charAt(0) == meant.charAt(1)
                        && instead.charAt(1) == meant.charAt(0));
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
