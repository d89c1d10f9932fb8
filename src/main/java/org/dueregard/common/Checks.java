package org.dueregard.common;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with an entry, so that everything is told at once.
public final class Checks {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;<>\"()\\[\\]\\\\]{1,64}@[^\\s@,;<>\"()\\[\\]\\\\]{1,189}");

    private final List<InvalidInputException.Problem> problems = new ArrayList<>();

    /// A text that must be there, tidied up.
    public String required(String field, @Nullable String text, int longest) {
        String tidy = tidy(text);
        if (tidy.isEmpty()) {
            add(field, "invalid.required");
        } else if (tidy.length() > longest) {
            add(field, "invalid.too-long", longest);
        }
        return tidy;
    }

    /// A text that may be missing, tidied up.
    public @Nullable String optional(String field, @Nullable String text, int longest) {
        String tidy = tidy(text);
        if (tidy.length() > longest) {
            add(field, "invalid.too-long", longest);
        }
        return tidy.isEmpty() ? null : tidy;
    }

    /// An e-mail address that may be missing, in lower case.
    public @Nullable String email(String field, @Nullable String text) {
        String tidy = tidy(text).toLowerCase(Locale.ROOT);
        if (tidy.isEmpty()) {
            return null;
        }
        if (!isEmail(tidy)) {
            add(field, "invalid.email");
        }
        return tidy;
    }

    /// Whether a text has the form of a single address.
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches() && !text.contains("..");
    }

    public void require(boolean holds, String field, String key, Object... arguments) {
        if (!holds) {
            add(field, key, arguments);
        }
    }

    private void add(String field, String key, Object... arguments) {
        problems.add(new InvalidInputException.Problem(field, key, List.of(arguments)));
    }

    /// @throws InvalidInputException when anything was wrong
    public void done() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    /// Without control characters and doubled spaces, in one Unicode form.
    public static String tidy(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u00a0]+", " ")
                .strip();
    }
}
