package org.dueregard.sheets;

/// How a cell of a workbook looks.
enum Style {
    PLAIN(0),
    HEAD(1),
    DATE(2),
    WRAPPED(3),
    /// Stays text when somebody edits the cell: "007", "=1+1", "3-4".
    QUOTED(4),
    QUOTED_WRAPPED(5),
    TITLE(6);

    private final int number;

    Style(int number) {
        this.number = number;
    }

    static Style ofText(String text) {
        boolean quoted = !Character.isLetter(text.codePointAt(0));
        boolean wrapped = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        if (quoted) {
            return wrapped ? QUOTED_WRAPPED : QUOTED;
        }
        return wrapped ? WRAPPED : PLAIN;
    }

    /// Its place among the `cellXfs` of [XlsxParts#STYLES].
    int number() {
        return number;
    }
}
