package org.dueregard.sheets;

import java.io.OutputStream;
import org.dueregard.common.Words;

/// The kinds of file a table can be taken away as.
public enum SheetFormat {
    CSV("csv", "text/csv;charset=UTF-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String ending;
    private final String contentType;

    SheetFormat(String ending, String contentType) {
        this.ending = ending;
        this.contentType = contentType;
    }

    /// As in "xlsx", without a dot.
    public String ending() {
        return ending;
    }

    public String contentType() {
        return contentType;
    }

    /// Begins a file. It is whole after [SheetWriter#finish]; the stream is left open.
    ///
    /// @param about the first sheet of a workbook; a CSV file has no place for it
    public SheetWriter open(OutputStream out, About about, Words words) {
        return switch (this) {
            case CSV -> new CsvSheetWriter(out);
            case XLSX -> new XlsxSheetWriter(out, about, words);
        };
    }
}
