package org.dueregard.certificates;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// The code of a certificate: sixteen characters out of thirty-two, drawn at random, so that none can
/// be guessed from another and one wrong letter leads nowhere. Written in groups of four.
final class CertificateCode {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CertificateCode() {}

    static String draw() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /// As it is printed.
    static String written(String code) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                written.append('-');
            }
            written.append(code.charAt(i));
        }
        return written.toString();
    }

    /// What somebody typed, as it is kept; nothing where it cannot be a code.
    static Optional<String> read(String typed) {
        if (typed.length() > 2 * LENGTH) {
            return Optional.empty();
        }
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean possible =
                code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return possible ? Optional.of(code) : Optional.empty();
    }
}
