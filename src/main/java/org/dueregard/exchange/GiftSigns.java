package org.dueregard.exchange;

/// The signs of GIFT that mean something, and their escapes. While a question is taken apart, an
/// escaped sign is a mark that no text can have, so that only signs that mean something are found.
final class GiftSigns {

    /// Where an answer stood inside a sentence.
    static final char BLANK = '\uE00F';

    private static final String ESCAPED = "\\:#={}~";
    private static final char FIRST_MARK = '\uE000';
    private static final char BREAK_MARK = '\uE00E';
    private static final String SHOWN_BLANK = "___";

    private GiftSigns() {}

    /// @throws NotTakenException when the text has marks in it already
    static String hideEscaped(String text) throws NotTakenException {
        if (text.chars().anyMatch(letter -> Character.getType(letter) == Character.PRIVATE_USE)) {
            throw new NotTakenException(Reason.CHARACTER);
        }
        StringBuilder hidden = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (letter == '\\' && ESCAPED.indexOf(next) >= 0) {
                hidden.append((char) (FIRST_MARK + ESCAPED.indexOf(next)));
                i++;
            } else if (letter == '\\' && next == 'n') {
                hidden.append(BREAK_MARK);
                i++;
            } else {
                hidden.append(letter);
            }
        }
        return hidden.toString();
    }

    /// The text as it is meant: written line breaks are spaces, `\n` is a new paragraph.
    static String show(String hidden) {
        StringBuilder shown = new StringBuilder(hidden.length());
        for (int i = 0; i < hidden.length(); i++) {
            char letter = hidden.charAt(i);
            int escaped = letter - FIRST_MARK;
            if (letter == '\n') {
                shown.append(' ');
            } else if (letter == BREAK_MARK) {
                shown.append('\n');
            } else if (escaped >= 0 && escaped < ESCAPED.length()) {
                shown.append(ESCAPED.charAt(escaped));
            } else {
                shown.append(letter);
            }
        }
        return shown.toString();
    }

    static String showBlank(String text) {
        return text.replace(String.valueOf(BLANK), SHOWN_BLANK);
    }

    /// A plain text as it has to be written.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n') {
                escaped.append("\\n");
            } else {
                if (ESCAPED.indexOf(letter) >= 0) {
                    escaped.append('\\');
                }
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }
}
