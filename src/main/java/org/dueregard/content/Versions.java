package org.dueregard.content;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions of modules (`2026-09`, `2026-09.2`) and editions of documents (`2025`, `2025-09`).
public final class Versions {

    private static final Pattern VERSION =
            Pattern.compile("(\\d{4})(?:-(0[1-9]|1[0-2]))?(?:\\.(\\d{1,3}))?");

    private Versions() {}

    /// Whether it is one.
    public static boolean isReadable(String version) {
        return VERSION.matcher(version).matches();
    }

    /// A text that sorts as versions follow one another; older than all where it cannot be read.
    public static String sortKey(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return "0000-00.000";
        }
        String month = matcher.group(2) == null ? "00" : matcher.group(2);
        int number = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return String.format(Locale.ROOT, "%s-%s.%03d", matcher.group(1), month, number);
    }
}
