package org.dueregard.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfRendererTest {

    private static final PdfRenderer RENDERER = new PdfRenderer();

    private static byte[] render(String body) {
        return RENDERER.render(
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head></head><body>"
                        + body
                        + "</body></html>",
                "A title",
                Locale.UK);
    }

    @Test
    void a_long_table_is_tagged_and_passes_pdf_ua() throws Exception {
        String rows =
                IntStream.range(0, 120)
                        .mapToObj(i ->
                                "<tr><th scope=\"row\">Row "
                                        + i
                                        + "</th><td>Łukasz Zoë Ağaoğlu</td></tr>")
                        .collect(Collectors.joining());
        byte[] pdf =
                render(
                        "<h1>Heading</h1><table style=\"-fs-table-paginate: paginate\"><caption>All"
                                + "</caption><thead><tr><th scope=\"col\">One</th>"
                                + "<th scope=\"col\">Two</th></tr></thead><tbody>"
                                + rows
                                + "</tbody></table>");
        PdfUa.Report report = PdfUa.check(pdf);
        assertThat(report.failures()).isEmpty();
        assertThat(report.compliant()).isTrue();
        assertThat(report.checks()).isPositive();
    }

    @Test
    void the_check_itself_can_fail() throws Exception {
        try (PDDocument plain = new PDDocument()) {
            plain.addPage(new PDPage());
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            plain.save(out);
            assertThat(PdfUa.check(out.toByteArray()).compliant()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"file:///etc/passwd\" alt=\"x\"/>",
                "<img src=\"https://example.org/x.png\" alt=\"x\"/>",
                "<img src=\"x.png\" alt=\"x\"/>",
                "<p style=\"background: url(file:///etc/passwd)\">x</p>",
                "<style>@import url(https://example.org/x.css);</style>",
                "<script>x</script>",
                "<object data=\"x\"/>",
                "<iframe src=\"x\"/>",
                "<a href=\"javascript:x\" title=\"t\">x</a>",
                "<a href=\"https://example.org\">x</a>",
                "<p>\u4e2d</p>",
                "<p>not closed"
            })
    void what_reaches_outside_or_cannot_be_read_is_refused(String body) {
        assertThatThrownBy(() -> render(body)).isInstanceOf(PdfException.class);
    }

    @Test
    void an_outside_entity_is_refused() {
        assertThatThrownBy(() ->
                        RENDERER.render(
                                "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                        + "<html><body><p>&x;</p></body></html>",
                                "A title",
                                Locale.UK))
                .isInstanceOf(PdfException.class);
    }

    @Test
    void a_name_in_another_script_never_stops_a_document() {
        assertThat(RENDERER.printable("Zoë 中文 Łukasz")).isEqualTo("Zoë ?? Łukasz");
        assertThat(RENDERER.printable("Zoe\u0308")).isEqualTo("Zoë");
    }

    @Test
    void a_control_character_in_a_name_never_stops_a_document() {
        String printable = RENDERER.printable("a\u0000b\u001cc\u000bd\ud800e\u2028f\ng");
        assertThat(printable).isEqualTo("a?b c d?e f\ng");
        assertThat(RENDERER.printable("ab\u202Ecd\u200De")).isEqualTo("abcde");
        assertThat(render("<p>" + printable + "</p>")).isNotEmpty();
    }
}
