package org.dueregard.common;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes lines of a CSV file that no spreadsheet takes for formulas (ASVS 5.0.0, 1.2.10).
public final class CsvCells {

    private static final String DANGEROUS = "=+-@\t\r\0";

    private final CsvWriter csv;

    public CsvCells(Writer out) {
        this.csv = CsvWriter.builder().bufferSize(0).build(out);
    }

    public void line(@Nullable String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvCells::harmless).toList());
    }

    private static String harmless(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
