package org.dueregard.sheets;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;

/// The XML of one sheet. Only the row at hand is kept.
final class Worksheet {

    private static final String HEADER =
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
            <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
            <sheetViews><sheetView workbookViewId="0">\
            """;
    private static final String FROZEN_HEAD =
            """
            <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
            <selection pane="bottomLeft" activeCell="A2" sqref="A2"/>\
            """;
    private static final String PAGE =
            """
            <pageMargins left="0.5" right="0.5" top="0.5" bottom="0.75" header="0.3" footer="0.3"/>\
            <pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>\
            <headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>\
            """;

    private static final long MOST_EXACT = 999_999_999_999_999L;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final long DAY_NIL = LocalDate.of(1899, 12, 30).toEpochDay();

    private final Writer out;
    private final String[] letters;
    private final StringBuilder row = new StringBuilder(2048);
    private int line = 1;
    private int cell;

    private Worksheet(Writer out, int columns) {
        this.out = out;
        this.letters = new String[columns];
        for (int i = 0; i < columns; i++) {
            letters[i] = letters(i);
        }
    }

    static Worksheet begin(Writer out, List<Integer> widths, boolean frozenHead)
            throws IOException {
        out.write(HEADER);
        out.write(frozenHead ? FROZEN_HEAD : "");
        out.write("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (int i = 1; i <= widths.size(); i++) {
            out.write(
                    "<col min=\"%1$d\" max=\"%1$d\" width=\"%2$d.7109375\" customWidth=\"1\"/>"
                            .formatted(i, widths.get(i - 1)));
        }
        out.write("</cols><sheetData>");
        return new Worksheet(out, widths.size());
    }

    /// The number of the row that is being written, from 1.
    int line() {
        return line;
    }

    void text(String text, Style style) {
        cell("inlineStr", style);
        row.append("<is><t xml:space=\"preserve\">");
        XmlText.append(row, CellText.of(text));
        row.append("</t></is></c>");
    }

    /// A number that Excel would round is written as text.
    void whole(long number) {
        if (Math.abs(number) > MOST_EXACT || number == Long.MIN_VALUE) {
            text(Long.toString(number), Style.QUOTED);
        } else {
            number(number, Style.PLAIN);
        }
    }

    /// A day that Excel does not know is written as text. It counts from the end of 1899 and has a
    /// 29 February 1900 that never was.
    void date(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            text(day.toString(), Style.QUOTED);
        } else {
            number(day.toEpochDay() - DAY_NIL, Style.DATE);
        }
    }

    private void number(long number, Style style) {
        cell("n", style);
        row.append("<v>").append(number).append("</v></c>");
    }

    void empty() {
        cell++;
    }

    void endRow() throws IOException {
        out.write("<row r=\"");
        out.write(Integer.toString(line++));
        out.write("\">");
        out.append(row);
        out.write("</row>");
        row.setLength(0);
        cell = 0;
    }

    /// Ends a sheet without a head.
    void end() throws IOException {
        out.write("</sheetData>" + PAGE + "</worksheet>");
    }

    /// Ends a table. Numbers kept as text are meant, and so are not marked as mistakes.
    void endTable() throws IOException {
        String range = "A1:" + letters[letters.length - 1] + (line - 1);
        out.write("</sheetData><autoFilter ref=\"" + range + "\"/>" + PAGE);
        out.write(
                "<ignoredErrors><ignoredError sqref=\"" + range + "\" numberStoredAsText=\"1\"/>");
        out.write("</ignoredErrors></worksheet>");
    }

    private void cell(String type, Style style) {
        row.append("<c r=\"").append(letters[cell++]).append(line);
        if (style != Style.PLAIN) {
            row.append("\" s=\"").append(style.number());
        }
        row.append("\" t=\"").append(type).append("\">");
    }

    /// A, B, … Z, AA, …
    static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
