package org.dueregard.sheets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.jspecify.annotations.Nullable;

/// A workbook: first a sheet about it, then one for each table, carried on in another where Excel
/// has no more rows.
final class XlsxSheetWriter extends SheetWriter {

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;
    private static final int BUFFER = 64 * 1024;

    private final OutputStream out;
    private final XlsxZip zip;
    private final int mostRows;
    private final SheetNames names = new SheetNames();
    private final List<XlsxParts.Sheet> sheets = new ArrayList<>();
    private String table = "";
    private List<Column> head = List.of();
    private @Nullable Worksheet sheet;

    XlsxSheetWriter(OutputStream out, About about, Words words) {
        this(out, about, words, MOST_ROWS);
    }

    XlsxSheetWriter(OutputStream out, About about, Words words, int mostRows) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.zip = new XlsxZip(this.out, LocalDateTime.ofInstant(about.madeAt(), Days.LONDON));
        this.mostRows = mostRows;
        try {
            zip.part("_rels/.rels", XlsxParts.PACKAGE_RELATIONS);
            zip.part("docProps/core.xml", XlsxParts.properties(about, words.get("app.name")));
            zip.part("xl/styles.xml", XlsxParts.STYLES);
            int rows = AboutSheet.write(zip.beginPart(path()), about, words);
            zip.endPart();
            sheets.add(new XlsxParts.Sheet(names.take(words.get("sheets.about")), 0, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void beginTable(String name, List<Column> columns) {
        if (columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("Too many columns: " + columns.size());
        }
        try {
            endSheet();
            table = name;
            head = List.copyOf(columns);
            sheet = beginSheet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Worksheet beginSheet() throws IOException {
        Worksheet begun =
                Worksheet.begin(
                        zip.beginPart(path()),
                        head.stream().map(Column::fittingWidth).toList(),
                        true);
        for (Column column : head) {
            begun.text(column.title(), Style.HEAD);
        }
        begun.endRow();
        return begun;
    }

    private void endSheet() throws IOException {
        if (sheet != null) {
            sheet.endTable();
            zip.endPart();
            sheets.add(new XlsxParts.Sheet(names.take(table), head.size(), sheet.line() - 1));
        }
    }

    private String path() {
        return "xl/worksheets/sheet" + (sheets.size() + 1) + ".xml";
    }

    @Override
    void writeText(String text) {
        sheet().text(text, Style.ofText(text));
    }

    @Override
    void writeWhole(long number) {
        sheet().whole(number);
    }

    @Override
    void writeDate(LocalDate day) {
        sheet().date(day);
    }

    @Override
    void writeEmpty() {
        sheet().empty();
    }

    @Override
    void writeRow() {
        try {
            sheet().endRow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void writeEnd() {
        try {
            endSheet();
            zip.part("xl/workbook.xml", XlsxParts.workbook(sheets));
            zip.part("xl/_rels/workbook.xml.rels", XlsxParts.workbookRelations(sheets.size()));
            zip.part("[Content_Types].xml", XlsxParts.contentTypes(sheets.size()));
            zip.finish();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        zip.close();
    }

    private Worksheet sheet() {
        if (sheet == null) {
            throw new IllegalStateException("No table was begun");
        }
        return sheet.line() > mostRows ? nextSheet() : sheet;
    }

    private Worksheet nextSheet() {
        try {
            endSheet();
            Worksheet next = beginSheet();
            sheet = next;
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
