package org.dueregard.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.dueregard.common.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;

class DownloadTest {

    private final Download download = new Download(Words.fromFile());
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private void send(SheetFormat format, String name, Consumer<SheetWriter> rows) {
        download.send(response, format, name, Examples.ABOUT, rows);
    }

    private static void two(SheetWriter sheet) {
        sheet.begin("People", Examples.COLUMNS);
        sheet.text("Zoë").whole(5).date(Examples.DAY).empty().endRow();
    }

    @Test
    void a_csv_file_is_to_be_saved_and_not_kept_on_the_way() {
        send(SheetFormat.CSV, "staff-2026-09-03", DownloadTest::two);
        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"staff-2026-09-03.csv\"");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("private, no-store");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFName,Days,Valid until,Reason\r\nZoë,5,2026-09-03,\r\n");
    }

    @Test
    void a_workbook_has_its_own_type_and_ending() {
        send(SheetFormat.XLSX, "staff", DownloadTest::two);
        assertThat(response.getContentType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(response.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"staff.xlsx\"");
        assertThat(new Workbook(response.getContentAsByteArray()).firstColumn("People"))
                .containsExactly("Zoë");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Ysgol Tŷ Gwyn   | filename*=UTF-8''Ysgol%20T%C5%B7%20Gwyn.csv
                    ../../etc/x     | filename="-..-etc-x.csv"
                    a"b;c           | filename="a-b;c.csv"
                    ...             | filename="list.csv"
                    con:a?*<b>      | filename="con-a-b-.csv"
                    """)
    void names_are_ones_that_every_disk_takes(String name, String wanted) {
        send(SheetFormat.CSV, name, DownloadTest::two);
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment; ")
                .endsWith(wanted);
    }

    @Test
    void a_name_cannot_add_headers_and_is_not_endless() {
        send(SheetFormat.CSV, "a\r\nSet-Cookie: b" + "c".repeat(500), DownloadTest::two);
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment; filename=\"a-Set-Cookie- bccc")
                .hasSizeLessThan(160);
        assertThat(response.getHeader("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_refused_while_it_is_written_is_no_file(SheetFormat format) {
        assertThatThrownBy(() ->
                        send(
                                format,
                                "staff",
                                sheet -> {
                                    two(sheet);
                                    throw new AccessDeniedException("not yours");
                                }))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
    }
}
