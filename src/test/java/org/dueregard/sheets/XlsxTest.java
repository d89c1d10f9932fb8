package org.dueregard.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dueregard.common.Words;
import org.dueregard.sheets.Workbook.Cell;
import org.dueregard.sheets.Workbook.Style;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class XlsxTest {

    private static final Style PLAIN = new Style(false, false, false);

    private final byte[] file =
            Examples.file(
                    SheetFormat.XLSX,
                    sheet -> {
                        sheet.begin("People", Examples.COLUMNS);
                        sheet.text("Zoë").whole(-5).date(Examples.DAY).text("two\nlines").endRow();
                        sheet.text("007").empty().date(null).text("").endRow();
                    });
    private final Workbook book = new Workbook(file);

    @Test
    void each_cell_has_its_type() {
        assertThat(book.rows("People").get(1))
                .containsExactly(
                        new Cell("A2", "inlineStr", "Zoë", "General", PLAIN),
                        new Cell("B2", "n", "-5", "General", PLAIN),
                        new Cell("C2", "n", "46268", "[$-809]d mmmm yyyy", PLAIN),
                        new Cell(
                                "D2",
                                "inlineStr",
                                "two\nlines",
                                "General",
                                new Style(false, true, false)));
        assertThat(book.rows("People").get(1).get(2).day()).isEqualTo(Examples.DAY);
    }

    @Test
    void what_begins_with_no_letter_stays_text_when_edited_and_empty_cells_are_left_out() {
        assertThat(book.rows("People").get(2))
                .containsExactly(
                        new Cell(
                                "A3",
                                "inlineStr",
                                "007",
                                "General",
                                new Style(false, false, true)));
        assertThat(Workbook.one(book.sheet("People"), "ignoredError").getAttribute("sqref"))
                .isEqualTo("A1:D3");
    }

    @Test
    void the_head_is_bold_frozen_filtered_and_printed_on_each_page() {
        Document sheet = book.sheet("People");
        assertThat(book.rows("People").getFirst())
                .extracting(Cell::value)
                .containsExactly("Name", "Days", "Valid until", "Reason");
        assertThat(book.rows("People").getFirst()).allMatch(cell -> cell.style().bold());
        Element pane = Workbook.one(sheet, "pane");
        assertThat(pane.getAttribute("state")).isEqualTo("frozen");
        assertThat(pane.getAttribute("ySplit")).isEqualTo("1");
        assertThat(Workbook.one(sheet, "autoFilter").getAttribute("ref")).isEqualTo("A1:D3");
        assertThat(book.definedNames())
                .containsEntry("_xlnm._FilterDatabase of 1", "'People'!$A$1:$D$3")
                .containsEntry("_xlnm.Print_Titles of 1", "'People'!$1:$1");
    }

    @Test
    void columns_are_as_wide_as_said_or_as_their_title() {
        assertThat(Workbook.all(book.sheet("People"), "col"))
                .extracting(column -> Double.valueOf(column.getAttribute("width")).intValue())
                .containsExactly(26, 10, 19, 60);
        assertThat(new Column("Face-to-face outstanding", 5).fittingWidth()).isEqualTo(28);
        assertThat(new Column("Title ".repeat(50), 5).fittingWidth()).isEqualTo(40);
    }

    @Test
    void the_first_sheet_says_what_the_file_is() {
        assertThat(book.sheetNames()).containsExactly("About", "People");
        List<List<Cell>> rows = book.rows("About");
        assertThat(rows.stream().map(row -> row.stream().map(Cell::value).toList()))
                .containsExactly(
                        List.of("Training at St Cuthbert’s & <Oakfield>"),
                        List.of("What it is", "One line for each person.\nInvented."),
                        List.of("School", "Oakfield Primary School"),
                        List.of("As at", "46268"),
                        List.of("Made", "3 September 2026, 2.05pm"),
                        List.of(),
                        List.of("What the words mean"),
                        List.of("Covered", "Has an accepted completion in date."),
                        List.of("In scope", "=Owes it on that day."));
        assertThat(rows.get(3).get(1).day()).isEqualTo(Examples.DAY);
        assertThat(rows.get(3).get(1).format()).isEqualTo("[$-809]d mmmm yyyy");
    }

    @Test
    void what_is_not_for_a_day_and_defines_nothing_says_neither() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        About about =
                new About(
                        "Log", "All of it.", "Oakfield", null, Examples.ABOUT.madeAt(), List.of());
        try (SheetWriter sheet = SheetFormat.XLSX.open(out, about, Words.fromFile())) {
            sheet.begin("Log", Examples.COLUMNS).finish();
        }
        assertThat(new Workbook(out.toByteArray()).rows("About"))
                .extracting(row -> row.getFirst().value())
                .containsExactly("Log", "What it is", "School", "Made");
    }

    @Test
    void the_document_has_a_title_an_author_a_language_and_the_moment_it_was_made() {
        Document properties = book.xml("docProps/core.xml");
        assertThat(Workbook.one(properties, "title").getTextContent())
                .isEqualTo(Examples.ABOUT.title());
        assertThat(Workbook.one(properties, "creator").getTextContent()).isEqualTo("Due Regard");
        assertThat(Workbook.one(properties, "language").getTextContent()).isEqualTo("en-GB");
        assertThat(Workbook.one(properties, "created").getTextContent())
                .isEqualTo("2026-09-03T13:05:42Z");
    }

    @Test
    void hostile_texts_come_back_whole_and_always_as_texts() {
        Workbook hostile = new Workbook(Examples.column(SheetFormat.XLSX, HostileText.givens()));
        assertThat(hostile.firstColumn("Texts"))
                .containsExactlyElementsOf(
                        HostileText.ALL.stream().map(HostileText::inWorkbook).toList())
                .allSatisfy(cell -> assertThat(cell).hasSizeLessThan(32_768));
        assertThat(hostile.rows("Texts").stream().flatMap(List::stream))
                .allMatch(cell -> cell.type().equals("inlineStr"));
        assertThat(Workbook.all(hostile.sheet("Texts"), "f")).isEmpty();
        assertThat(Workbook.all(hostile.sheet("Texts"), "t"))
                .allMatch(text -> text.getAttribute("xml:space").equals("preserve"));
    }

    @Test
    void what_excel_cannot_count_with_is_text() {
        List<LocalDate> days =
                List.of(
                        LocalDate.of(1900, 2, 28),
                        LocalDate.of(1900, 3, 1),
                        LocalDate.of(9999, 12, 31),
                        LocalDate.of(10_000, 1, 1));
        Workbook odd =
                new Workbook(
                        Examples.file(
                                SheetFormat.XLSX,
                                sheet -> {
                                    sheet.begin("Odd", List.of(Column.text("Odd")));
                                    days.forEach(day -> sheet.date(day).endRow());
                                    Stream.of(999_999_999_999_999L, -1_000_000_000_000_000L)
                                            .forEach(number -> sheet.whole(number).endRow());
                                    sheet.whole(Long.MIN_VALUE).endRow();
                                }));
        assertThat(odd.rows("Odd").stream().skip(1).map(List::getFirst))
                .extracting(cell -> cell.type() + " " + cell.value())
                .containsExactly(
                        "inlineStr 1900-02-28",
                        "n 61",
                        "n 2958465",
                        "inlineStr +10000-01-01",
                        "n 999999999999999",
                        "inlineStr -1000000000000000",
                        "inlineStr -9223372036854775808");
    }

    @Test
    void each_table_has_a_sheet_and_its_name_is_one_that_opens() {
        List<String> wanted =
                List.of(
                        "People",
                        "people",
                        "About",
                        "History",
                        "a/b\\c:d*e?f[g]",
                        "'quoted'",
                        " ",
                        "“St Cuthbert’s” & <Oakfield> Primary School",
                        "x".repeat(40),
                        "x".repeat(40),
                        "O'Neill",
                        "nil\0",
                        "y".repeat(30) + "😀");
        Workbook several =
                new Workbook(
                        Examples.file(
                                SheetFormat.XLSX,
                                sheet ->
                                        wanted.forEach(name ->
                                                sheet.begin(name, List.of(Column.text(name))))));
        List<String> names = several.sheetNames();
        assertThat(names)
                .containsExactly(
                        "About",
                        "People",
                        "people (2)",
                        "About (2)",
                        "History (2)",
                        "a b c d e f g",
                        "quoted",
                        "1",
                        "“St Cuthbert’s” & <Oakfield> Pr",
                        "x".repeat(31),
                        "x".repeat(27) + " (2)",
                        "O'Neill",
                        "nil\uFFFD",
                        "y".repeat(30));
        assertThat(several.definedNames())
                .containsEntry("_xlnm.Print_Titles of 11", "'O''Neill'!$1:$1");
    }

    @Test
    void a_table_that_is_too_long_for_a_sheet_goes_on_in_another_with_its_head() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxSheetWriter sheet =
                new XlsxSheetWriter(out, Examples.ABOUT, Words.fromFile(), 4)) {
            sheet.begin("Numbers", List.of(Column.whole("Number"), Column.whole("Twice")));
            for (int i = 1; i <= 7; i++) {
                sheet.whole(i).whole(2 * i).endRow();
            }
            sheet.finish();
        }
        Workbook read = new Workbook(out.toByteArray());
        assertThat(read.sheetNames())
                .containsExactly("About", "Numbers", "Numbers (2)", "Numbers (3)");
        assertThat(read.firstColumn("Numbers")).containsExactly("1", "2", "3");
        assertThat(read.firstColumn("Numbers (2)")).containsExactly("4", "5", "6");
        assertThat(read.firstColumn("Numbers (3)")).containsExactly("7");
        assertThat(read.rows("Numbers (2)").getFirst())
                .extracting(Cell::value)
                .containsExactly("Number", "Twice");
    }

    @Test
    void columns_are_lettered_as_in_excel() {
        assertThat(Stream.of(0, 25, 26, 51, 52, 701, 702, 16_383).map(Worksheet::letters))
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD");
    }

    @Test
    void every_part_is_declared_and_the_same_rows_make_the_same_file() {
        Set<String> declared = new HashSet<>();
        for (Element part : Workbook.all(book.xml("[Content_Types].xml"), "Override")) {
            declared.add(part.getAttribute("PartName").substring(1));
        }
        assertThat(book.parts())
                .filteredOn(part -> !part.endsWith(".rels") && !part.startsWith("["))
                .containsExactlyInAnyOrderElementsOf(declared)
                .hasSize(5);
        assertThat(new XlsxTest().file).isEqualTo(file);
    }
}
