package org.dueregard.sheets;

/// The head of a column. The width must be known before the rows are, so it is said here.
///
/// @param width in characters of the usual font; a longer title makes it wider
public record Column(String title, int width) {

    private static final int WIDEST = 255;
    private static final int WIDEST_TITLE = 40;

    public Column {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("A column is 1 to 255 characters wide: " + width);
        }
    }

    /// Wide enough for the title and the button of the filter, within reason.
    int fittingWidth() {
        return Math.max(width, Math.min(title.length() + 4, WIDEST_TITLE));
    }

    /// For names and the like.
    public static Column text(String title) {
        return new Column(title, 26);
    }

    /// For sentences.
    public static Column wide(String title) {
        return new Column(title, 60);
    }

    /// For counts.
    public static Column whole(String title) {
        return new Column(title, 10);
    }

    /// For days: "30 September 2026" fits.
    public static Column date(String title) {
        return new Column(title, 19);
    }
}
