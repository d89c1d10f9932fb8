package org.dueregard.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.CsvCells;
import org.jspecify.annotations.Nullable;

/// RFC 4180 in UTF-8, with the mark by which Excel knows UTF-8.
final class CsvSheetWriter extends SheetWriter {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BUFFER = 64 * 1024;

    private final OutputStream out;
    private final DayTexts days = new DayTexts();
    private @Nullable CsvWriter csv;
    private CsvWriter.@Nullable CsvWriterRecord row;

    CsvSheetWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    @Override
    void beginTable(String table, List<Column> head) {
        if (csv != null) {
            throw new IllegalStateException("A CSV file holds one table");
        }
        try {
            out.write(UTF_8_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv = csv(head.size());
        csv.writeRecord(head.stream().map(column -> cell(column.title())).toList());
    }

    private CsvWriter csv(int columns) {
        var builder = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF);
        if (columns == 1) {
            // Readers skip lines with nothing on them.
            builder.quoteStrategy(QuoteStrategies.EMPTY);
        }
        return builder.build(out, StandardCharsets.UTF_8);
    }

    @Override
    void writeText(String text) {
        row().writeField(cell(text));
    }

    private static String cell(String text) {
        return CellText.of(CsvCells.harmless(text));
    }

    @Override
    void writeWhole(long number) {
        row().writeField(Long.toString(number));
    }

    @Override
    void writeDate(LocalDate day) {
        row().writeField(days.of(day));
    }

    @Override
    void writeEmpty() {
        row().writeField("");
    }

    @Override
    void writeRow() {
        row().endRecord();
        row = null;
    }

    @Override
    void writeEnd() {
        try {
            begun().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}

    private CsvWriter.CsvWriterRecord row() {
        if (row == null) {
            row = begun().writeRecord();
        }
        return row;
    }

    private CsvWriter begun() {
        if (csv == null) {
            throw new IllegalStateException("No table was begun");
        }
        return csv;
    }
}
