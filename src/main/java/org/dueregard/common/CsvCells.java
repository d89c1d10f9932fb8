package org.dueregard.common;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes lines of a CSV file that no spreadsheet takes for formulas (ASVS 5.0.0, 1.2.10).
public final class CsvCells {

    /// Full-width and small signs are read like the plain ones where such keyboards are used.
    private static final String DANGEROUS = "=+-@\t\r\n\0＝＋－＠﹦﹢﹣﹫";

    private final CsvWriter csv;

    public CsvCells(Writer out) {
        this.csv = CsvWriter.builder().bufferSize(0).build(out);
    }

    public void line(@Nullable String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvCells::harmless).toList());
    }

    /// The text, after an apostrophe if it might be a formula. A missing text is an empty one.
    public static String harmless(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return isFormula(text) ? "'" + text : text;
    }

    /// Whether a spreadsheet might calculate the text instead of showing it: programs skip blanks,
    /// and signs that nobody sees, before they look.
    private static boolean isFormula(String text) {
        int at = 0;
        while (at < text.length() && isUnseen(text.charAt(at))) {
            at++;
        }
        return at < text.length() && DANGEROUS.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isUnseen(char sign) {
        return DANGEROUS.indexOf(sign) < 0
                && (Character.isSpaceChar(sign)
                        || Character.isISOControl(sign)
                        || Character.getType(sign) == Character.FORMAT);
    }
}
