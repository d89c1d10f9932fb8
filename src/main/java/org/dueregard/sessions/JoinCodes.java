package org.dueregard.sessions;

import java.util.Locale;
import java.util.Random;
import org.springframework.stereotype.Component;

/// Short codes that are read from a wall: no letter that looks like a digit, and no vowels, so that
/// none is a word.
@Component
class JoinCodes {

    static final int LENGTH = 6;
    static final String ALPHABET = "CDFGHJKMNPQRTVWXY34679";

    private final Random random;

    JoinCodes(Random random) {
        this.random = random;
    }

    String next() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /// As it is kept, however it was typed.
    static String tidy(String typed) {
        String code = typed.replaceAll("[\\s-]+", "").toUpperCase(Locale.ROOT);
        return code.length() <= LENGTH ? code : code.substring(0, LENGTH + 1);
    }
}
