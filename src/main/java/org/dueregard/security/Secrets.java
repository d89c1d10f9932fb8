package org.dueregard.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/// Random links and codes, and the hashes under which they are kept.
public final class Secrets {

    /// Without letters and digits that are easily mixed up.
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LINK_BYTES = 32;
    private static final int CODE_GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /// For a link: 256 bits.
    public static String link() {
        byte[] bytes = new byte[LINK_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// For paper: sixteen characters in groups of four, some 78 bits.
    static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /// A code as somebody may have typed it, in its one form; a link is left as it is.
    static String normalised(String typed) {
        String bare = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!bare.matches("[" + ALPHABET + "]{" + CODE_GROUPS * GROUP_LENGTH + "}")) {
            return typed;
        }
        return bare.replaceAll("(.{" + GROUP_LENGTH + "})(?!$)", "$1-");
    }

    /// SHA-256 in small hexadecimal digits.
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
