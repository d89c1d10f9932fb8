package org.dueregard.sheets;

/// Text inside the XML of a workbook.
final class XmlText {

    /// As in `_x000D_`.
    private static final int ESCAPE_LENGTH = 7;

    private XmlText() {}

    static String of(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        append(xml, CellText.of(text));
        return xml.toString();
    }

    /// @param text as [CellText] leaves it
    static void append(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '_' -> xml.append(looksEscaped(text, i) ? "_x005F_" : "_");
                default -> xml.append(sign);
            }
        }
    }

    /// Workbooks have an escape of their own (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring): without this,
    /// somebody's `_x0041_` would be shown as "A".
    private static boolean looksEscaped(String text, int at) {
        if (at + ESCAPE_LENGTH > text.length()
                || text.charAt(at + 1) != 'x'
                || text.charAt(at + ESCAPE_LENGTH - 1) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + ESCAPE_LENGTH - 1; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
