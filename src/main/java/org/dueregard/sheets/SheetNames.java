package org.dueregard.sheets;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Makes names that Excel opens: short, without some signs, each once.
final class SheetNames {

    private static final int LONGEST = 31;
    private static final String RESERVED = "history";

    private final Set<String> taken = new HashSet<>(Set.of(RESERVED));

    String take(String wanted) {
        String name = cut(tidy(wanted), LONGEST);
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            String suffix = " (" + number + ")";
            name = cut(tidy(wanted), LONGEST - suffix.length()) + suffix;
        }
        return name;
    }

    private static String tidy(String wanted) {
        String tidy =
                CellText.of(wanted)
                        .replaceAll("[\\[\\]:*?/\\\\\\s]+", " ")
                        .replaceAll("^['\\s]+|['\\s]+$", "");
        return tidy.isEmpty() ? "1" : tidy;
    }

    private static String cut(String name, int length) {
        if (name.length() <= length) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
        return name.substring(0, end).replaceAll("['\\s]+$", "");
    }
}
