package org.dueregard.exchange;

import java.util.List;
import java.util.stream.Collectors;

/// What texts of other programs have in common: their spaces are put in order, and what no text should
/// have in it is found.
final class PlainText {

    private static final int BEGINNING = 80;

    private PlainText() {}

    /// Single spaces, no empty paragraphs, nothing that is only there to break lines.
    static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        char wanted = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n') {
                wanted = '\n';
            } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                wanted = wanted == 0 ? ' ' : wanted;
            } else if (!isOnlyForBreaks(letter)) {
                if (wanted != 0 && !tidy.isEmpty()) {
                    tidy.append(wanted);
                }
                wanted = 0;
                tidy.append(letter);
            }
        }
        return tidy.toString();
    }

    /// The same in one paragraph.
    static String oneLine(String text) {
        return tidy(text).replace('\n', ' ');
    }

    static List<String> paragraphs(String text) {
        return tidy(text).lines().toList();
    }

    /// The first words, for lists and messages, without what does not belong there.
    static String beginning(String text) {
        String start = text.length() > 4 * BEGINNING ? text.substring(0, 4 * BEGINNING) : text;
        String line =
                oneLine(start)
                        .codePoints()
                        .map(letter -> isStrange(letter) ? '\uFFFD' : letter)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        if (line.length() <= BEGINNING) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
        return line.substring(0, end).stripTrailing() + "…";
    }

    /// Whether a text has control signs, signs that turn the direction of writing, or what remains of a
    /// wrong encoding.
    static boolean hasStrangeCharacters(String text) {
        return text.codePoints().anyMatch(letter -> letter != '\n' && isStrange(letter));
    }

    private static boolean isStrange(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            case Character.FORMAT -> letter < 0x200c || letter > 0x200f;
            default -> letter == 0xfffd;
        };
    }

    private static boolean isOnlyForBreaks(char letter) {
        return letter == '\u00ad' || letter == '\u200b' || letter == '\u2060' || letter == '\ufeff';
    }

    static long count(String text, String signs) {
        return text.chars().filter(letter -> signs.indexOf(letter) >= 0).count();
    }
}
