package org.dueregard.content;

import java.nio.charset.CharacterCodingException;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// What every Markdown file has to be before it is read at all.
final class TextFiles {

    private TextFiles() {}

    /// The file's text, or nothing when it is too large or not UTF-8, which has been told.
    static @Nullable String read(ContentFile file, ItemReport report) {
        if (file.isTooLarge()) {
            report.problem(
                    file.path(),
                    1,
                    "file.too-large",
                    Integer.toString(ContentFile.LARGEST_TEXT / 1024));
            return null;
        }
        try {
            String text = file.text();
            int nul = text.indexOf('\0');
            if (nul >= 0) {
                report.problem(file.path(), lineAt(text, nul), "file.not-text");
                return null;
            }
            return text;
        } catch (CharacterCodingException e) {
            report.problem(file.path(), 1, "file.not-utf8");
            return null;
        }
    }

    static void tellUnknownPlaceholders(String file, FrontMatter front, ItemReport report) {
        Matcher matcher = Placeholders.written().matcher(front.body());
        while (matcher.find()) {
            if (!Placeholders.isKnown(matcher.group(1))) {
                report.problem(
                        file,
                        front.bodyLine() + lineAt(front.body(), matcher.start()) - 1,
                        "placeholder.unknown",
                        matcher.group(1));
            }
        }
    }

    private static int lineAt(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }
}
