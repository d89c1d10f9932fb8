package org.dueregard.security;

import java.text.Normalizer;
import java.util.Locale;

/// How addresses are compared: trimmed, in one Unicode form, in lower case.
final class EmailAddress {

    private static final int LONGEST = 254;

    private EmailAddress() {}

    static String normalised(String typed) {
        String cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        return Normalizer.normalize(cut.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
