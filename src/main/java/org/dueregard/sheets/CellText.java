package org.dueregard.sheets;

/// What a cell can hold: no sign that XML forbids, one kind of line break, and no more letters than
/// Excel takes. The same for every kind of file, so that two files of one list say the same.
final class CellText {

    /// Excel counts like Java, a smiley twice.
    static final int LONGEST = 32_767;

    private static final char REPLACED = '\uFFFD';
    private static final char SHORTENED = '…';

    private CellText() {}

    static String of(String text) {
        String fitting = text.length() <= LONGEST ? text : shortened(text);
        for (int i = 0; i < fitting.length(); i++) {
            if (!isPlain(fitting.charAt(i))) {
                return cleaned(fitting);
            }
        }
        return fitting;
    }

    private static String shortened(String text) {
        int end = LONGEST - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + SHORTENED;
    }

    private static boolean isPlain(char sign) {
        return sign >= ' ' ? sign < Character.MIN_SURROGATE : sign == '\n' || sign == '\t';
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            i += Character.charCount(sign);
            if (sign != '\r') {
                clean.appendCodePoint(isAllowed(sign) ? sign : REPLACED);
            } else if (i == text.length() || text.charAt(i) != '\n') {
                clean.append('\n');
            }
        }
        return clean.toString();
    }

    /// XML 1.0, section 2.2. Half a pair is no sign at all.
    private static boolean isAllowed(int sign) {
        return sign == '\t'
                || sign == '\n'
                || (sign >= ' ' && sign < Character.MIN_SURROGATE)
                || (sign > Character.MAX_SURROGATE && sign < 0xFFFE)
                || sign > 0xFFFF;
    }
}
