package org.dueregard.sheets;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dueregard.common.Words;

/// Tables for tests.
final class Examples {

    static final LocalDate DAY = LocalDate.of(2026, 9, 3);

    static final About ABOUT =
            new About(
                    "Training at St Cuthbert’s & <Oakfield>",
                    "One line for each person.\nInvented.",
                    "Oakfield Primary School",
                    DAY,
                    Instant.parse("2026-09-03T13:05:42.123Z"),
                    List.of(
                            new About.Definition("Covered", "Has an accepted completion in date."),
                            new About.Definition("In scope", "=Owes it on that day.")));

    static final List<Column> COLUMNS =
            List.of(
                    Column.text("Name"),
                    Column.whole("Days"),
                    Column.date("Valid until"),
                    Column.wide("Reason"));

    private Examples() {}

    static byte[] file(SheetFormat format, Consumer<SheetWriter> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = open(format, out)) {
            rows.accept(sheet);
            sheet.finish();
        }
        return out.toByteArray();
    }

    static SheetWriter open(SheetFormat format, OutputStream out) {
        return format.open(out, ABOUT, Words.fromFile());
    }

    /// A table of one column.
    static byte[] column(SheetFormat format, List<String> texts) {
        return file(
                format,
                sheet -> {
                    sheet.begin("Texts", List.of(Column.wide("Text")));
                    texts.forEach(text -> sheet.text(text).endRow());
                });
    }

    /// Twenty thousand rows of ten cells, every text another one.
    static void manyCells(SheetWriter sheet) {
        List<Column> columns =
                List.of(
                        Column.text("Name"),
                        Column.text("School"),
                        Column.text("Role group"),
                        Column.wide("Requirement"),
                        Column.wide("Reason"),
                        Column.text("Address"),
                        Column.whole("Days"),
                        Column.whole("Number"),
                        Column.date("From"),
                        Column.date("Until"));
        sheet.begin("People", columns);
        for (int i = 0; i < 20_000; i++) {
            sheet.text("Example, Person " + i);
            sheet.text("School " + i);
            sheet.text("Group " + i);
            sheet.text("Prevent awareness for everybody, part " + i);
            sheet.text(i % 7 == 0 ? null : "Face-to-face “session” outstanding since " + i);
            sheet.text("person." + i + "@oakfield.example");
            sheet.whole(i % 365).whole(i);
            sheet.date(DAY.plusDays(i % 900)).date(DAY.plusDays(i % 700)).endRow();
        }
    }
}
