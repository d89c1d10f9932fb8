package org.dueregard.sheets;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a table cell by cell: [#begin], then each row's cells in the order of the columns and
/// [#endRow], then [#finish]. For one thread. What cannot be written is an
/// [java.io.UncheckedIOException].
///
/// Closing alone finishes nothing: a file that broke off must not look whole.
public abstract sealed class SheetWriter implements AutoCloseable
        permits CsvSheetWriter, XlsxSheetWriter {

    private int columns;
    private int filled;
    private boolean finished;

    /// Begins a table with its bold head. A workbook has a sheet for each, a CSV file holds one.
    public final SheetWriter begin(String table, List<Column> head) {
        if (head.isEmpty()) {
            throw new IllegalArgumentException("A table has columns");
        }
        betweenRows();
        beginTable(table, head);
        columns = head.size();
        return this;
    }

    /// A text as it is, never a formula, date or number. Line breaks are kept; what no spreadsheet
    /// can hold is replaced or shortened, visibly. No text is an empty cell.
    public final SheetWriter text(@Nullable String text) {
        nextCell();
        if (text == null || text.isEmpty()) {
            writeEmpty();
        } else {
            writeText(text);
        }
        return this;
    }

    public final SheetWriter whole(long number) {
        nextCell();
        writeWhole(number);
        return this;
    }

    /// A day; an empty cell for none.
    public final SheetWriter date(@Nullable LocalDate day) {
        nextCell();
        if (day == null) {
            writeEmpty();
        } else {
            writeDate(day);
        }
        return this;
    }

    public final SheetWriter empty() {
        nextCell();
        writeEmpty();
        return this;
    }

    /// @throws IllegalStateException when cells are missing: everything after them would be shifted
    public final void endRow() {
        if (columns == 0 || filled != columns) {
            throw new IllegalStateException(filled + " cells for " + columns + " columns");
        }
        writeRow();
        filled = 0;
    }

    /// Makes the file whole.
    public final void finish() {
        betweenRows();
        if (columns == 0) {
            throw new IllegalStateException("No table was begun");
        }
        finished = true;
        writeEnd();
    }

    /// Lets go of what it holds, not of the stream. Without [#finish] before, what was written stays
    /// in pieces.
    @Override
    public abstract void close();

    abstract void beginTable(String table, List<Column> head);

    abstract void writeText(String text);

    abstract void writeWhole(long number);

    abstract void writeDate(LocalDate day);

    abstract void writeEmpty();

    abstract void writeRow();

    abstract void writeEnd();

    private void nextCell() {
        if (finished || filled == columns) {
            throw new IllegalStateException("No column for another cell of " + columns);
        }
        filled++;
    }

    private void betweenRows() {
        if (finished || filled != 0) {
            throw new IllegalStateException("Finished before, or in the middle of a row");
        }
    }
}
