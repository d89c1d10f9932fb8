package org.dueregard.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void a_file_has_the_mark_of_utf_8_and_its_rows_in_lines_of_their_own() {
        byte[] file =
                Examples.file(
                        SheetFormat.CSV,
                        sheet -> {
                            sheet.begin("People", Examples.COLUMNS);
                            sheet.text("Zoë").whole(-5).date(Examples.DAY).text(null).endRow();
                            sheet.text("a,\"b\"").whole(0).date(null).text("two\nlines").endRow();
                            sheet.empty().whole(Long.MIN_VALUE).empty().empty().endRow();
                        });
        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFFName,Days,Valid until,Reason\r\n"
                                + "Zoë,-5,2026-09-03,\r\n"
                                + "\"a,\"\"b\"\"\",0,,\"two\nlines\"\r\n"
                                + ",-9223372036854775808,,\r\n");
    }

    @Test
    void hostile_texts_come_back_whole_and_never_as_formulas() {
        assertThat(read(Examples.column(SheetFormat.CSV, HostileText.givens())).stream().skip(1))
                .containsExactlyElementsOf(
                        HostileText.ALL.stream().map(HostileText::inCsv).toList())
                .allSatisfy(cell -> assertThat(cell).hasSizeLessThan(32_768))
                .noneMatch(cell -> cell.matches("(?s)[\\s\\u3000\\u200B]*[=+@＝＋-].*"));
    }

    @Test
    void heads_are_no_formulas_either() {
        byte[] file =
                Examples.file(
                        SheetFormat.CSV,
                        sheet -> sheet.begin("x", List.of(Column.text("=A1"), Column.text("B"))));
        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("\uFEFF'=A1,B\r\n");
    }

    @Test
    void an_empty_cell_in_a_table_of_one_column_is_still_a_line() {
        assertThat(read(Examples.column(SheetFormat.CSV, List.of("a", "", "b"))))
                .containsExactly("Text", "a", "", "b");
    }

    @Test
    void days_are_the_same_however_often_and_in_whatever_order_they_come() {
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            days.add(Examples.DAY.plusDays(i * 1024L % 7_777 - 3_000));
        }
        days.add(LocalDate.of(-1, 1, 1));
        days.add(LocalDate.of(10_000, 1, 1));
        DayTexts texts = new DayTexts();
        assertThat(days.stream().limit(5_000).map(texts::of))
                .containsExactlyElementsOf(
                        days.stream().limit(5_000).map(LocalDate::toString).toList());
        assertThat(texts.of(LocalDate.of(10_000, 1, 1))).isEqualTo("'+10000-01-01");
        assertThat(texts.of(LocalDate.of(-1, 1, 1))).isEqualTo("'-0001-01-01");
    }

    @Test
    void a_csv_file_holds_one_table() {
        assertThatThrownBy(() ->
                        Examples.file(
                                SheetFormat.CSV,
                                sheet -> {
                                    sheet.begin("One", Examples.COLUMNS);
                                    sheet.begin("Two", Examples.COLUMNS);
                                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<String> read(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return CsvReader.builder().ofCsvRecord(text.substring(1)).stream()
                .map(line -> line.getField(0))
                .toList();
    }
}
