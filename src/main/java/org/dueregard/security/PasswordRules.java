package org.dueregard.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import org.dueregard.common.Checks;
import org.springframework.stereotype.Component;

/// Which passwords are taken: any twelve characters or more, as long as somebody wants, but none that
/// everybody would guess first (ASVS 5.0.0, 6.2.1 to 6.2.9; the list of common ones comes with the
/// library). No rule about kinds of characters, no change by the calendar.
@Component
class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 1000;

    private static final int LOOKED_AT = 72;
    private static final int TOO_EASY = 1;
    private static final int SHORTEST_NAME = 3;
    private static final int LEFT_WITHOUT_NAMES = 6;

    private final Zxcvbn estimate = new Zxcvbn();

    /// @param about names and addresses that the password must not be built from
    void check(Checks checks, String field, String password, String repeated, List<String> about) {
        int length = password.codePointCount(0, password.length());
        checks.require(length >= SHORTEST, field, "password.too-short", SHORTEST);
        checks.require(length <= LONGEST, field, "password.too-long");
        checks.require(
                length < SHORTEST || length > LONGEST || !isEasy(password, about),
                field,
                "password.too-easy");
        checks.require(password.equals(repeated), field + "-again", "password.not-the-same");
    }

    private boolean isEasy(String password, List<String> about) {
        String head = password.length() > LOOKED_AT ? password.substring(0, LOOKED_AT) : password;
        return estimate.measure(head, about).getScore() <= TOO_EASY
                || bare(password, about).codePointCount(0, bare(password, about).length())
                        < LEFT_WITHOUT_NAMES;
    }

    /// What is left of a password without the words that everybody knows of the person.
    private static String bare(String password, List<String> about) {
        String left = password.toLowerCase(Locale.ROOT);
        for (String text : about) {
            for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                if (word.length() >= SHORTEST_NAME) {
                    left = left.replace(word, "");
                }
            }
        }
        return left;
    }
}
