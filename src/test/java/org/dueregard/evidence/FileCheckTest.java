package org.dueregard.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.dueregard.common.Checks;
import org.dueregard.common.InvalidInputException;
import org.dueregard.files.FileCheck;
import org.junit.jupiter.api.Test;

/// What a file is, is said by what is in it; what it is called is only shown.
class FileCheckTest {

    private static String verdict(String name, byte[] content) {
        Checks checks = new Checks();
        byte[] head = Arrays.copyOf(content, Math.min(content.length, FileCheck.HEAD));
        var kind = FileCheck.kind(FileCheck.displayName(name, 100), head, checks);
        try {
            checks.done();
            return kind.orElseThrow().name();
        } catch (InvalidInputException e) {
            assertThat(e.problems()).allMatch(problem -> problem.field().equals("file"));
            return String.join(
                    " ",
                    e.problems().stream().map(p -> p.key().replace("evidence.file.", "")).toList());
        }
    }

    @Test
    void documents_and_pictures_are_taken_whatever_case_their_ending_has() {
        assertThat(verdict("a.pdf", Certificates.pdf("x"))).isEqualTo("PDF");
        assertThat(verdict("A.PDF", Certificates.pdf("x"))).isEqualTo("PDF");
        assertThat(verdict("a.png", Certificates.png())).isEqualTo("PNG");
        assertThat(verdict("a.jpg", Certificates.jpeg())).isEqualTo("JPEG");
        assertThat(verdict("a.Jpeg", Certificates.jpeg())).isEqualTo("JPEG");
    }

    @Test
    void everything_else_is_refused_with_its_own_sentence() {
        String page = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        assertThat(verdict("a.pdf", Certificates.text(page))).isEqualTo("web-page");
        assertThat(verdict("a.pdf", Certificates.text("  \n<HTML><p>x"))).isEqualTo("web-page");
        assertThat(verdict("a.svg", Certificates.text(svg))).isEqualTo("svg");
        assertThat(verdict("a.png", Certificates.text("<?xml version=\"1.0\"?>" + svg)))
                .isEqualTo("svg");
        assertThat(verdict("a.png", Certificates.text("<svg onload=alert(1)>"))).isEqualTo("svg");
        assertThat(verdict("a.png", Certificates.zip("zeros", 20))).isEqualTo("archive");
        assertThat(verdict("a.docx", Certificates.zip("[Content_Types].xml", 0)))
                .isIn("office", "archive");
        assertThat(verdict("a.doc", Certificates.ole())).isEqualTo("office");
        assertThat(verdict("a.rtf", Certificates.text("{\\rtf1 x}"))).isEqualTo("office");
        assertThat(verdict("a.pdf", Certificates.text("Hello"))).isEqualTo("other");
        assertThat(verdict("a.gif", Certificates.text("GIF89a....."))).isEqualTo("other");
        assertThat(verdict("a.exe", Certificates.text("MZ\u0090\0"))).isEqualTo("other");
        assertThat(verdict("a.pdf", new byte[] {0})).isEqualTo("other");
        assertThat(verdict("a.pdf", new byte[0])).isEqualTo("empty");
        assertThat(verdict("", new byte[0])).isEqualTo("missing");
    }

    @Test
    void a_kind_has_to_stand_at_the_very_beginning() {
        byte[] late = Certificates.joined(Certificates.text("<html>"), Certificates.pdf("x"));
        assertThat(verdict("a.pdf", late)).isIn("web-page", "other");
        assertThat(verdict("a.pdf", Certificates.joined(new byte[20], Certificates.pdf("x"))))
                .isEqualTo("other");
        assertThat(verdict("a.png", Certificates.pdfBehindPngBeginning())).isEqualTo("other");
        assertThat(verdict("a.pdf", Certificates.pdfBehindPngBeginning())).isEqualTo("other");
        // A picture is sent as a picture, whatever else it may be.
        assertThat(verdict("a.png", Certificates.pdfInsidePng())).isEqualTo("PNG");
        assertThat(verdict("a.pdf", Certificates.pdfInsidePng())).isEqualTo("name-differs");
    }

    @Test
    void the_name_has_to_end_as_the_kind_does() {
        for (String name :
                List.of("a.png", "a.html", "a.pdf.exe", "pdf.", "a", "", "a\u202efdp.exe")) {
            assertThat(verdict(name, Certificates.pdf("x"))).as(name).isEqualTo("name-differs");
        }
        assertThat(verdict("a.pdf", Certificates.jpeg())).isEqualTo("name-differs");
    }

    @Test
    void what_is_shown_of_a_name_has_no_folders_and_hides_nothing() {
        assertThat(FileCheck.displayName("../../etc/passwd.pdf", 100)).isEqualTo("passwd.pdf");
        assertThat(FileCheck.displayName("C:\\Users\\x\\a.pdf", 100)).isEqualTo("a.pdf");
        assertThat(FileCheck.displayName("a\0.pdf", 100)).isEqualTo("a .pdf");
        assertThat(FileCheck.displayName("x\u202efdp.exe\u2066.pdf", 100))
                .isEqualTo("x fdp.exe .pdf");
        assertThat(FileCheck.displayName("a\r\nSet-Cookie: b.pdf", 100)).isEqualTo("b.pdf");
        assertThat(FileCheck.displayName("..pdf", 100)).isEqualTo("pdf");
        assertThat(FileCheck.displayName("a\"<b>.pdf", 100)).isEqualTo("a_b_.pdf");
        assertThat(FileCheck.displayName("Zertifikat Übung.pdf", 100))
                .isEqualTo("Zertifikat Übung.pdf");
        assertThat(FileCheck.displayName("/", 100)).isEmpty();
        String longest = FileCheck.displayName("ä".repeat(300) + ".pdf", 100);
        assertThat(longest).hasSize(100).endsWith("ä.pdf");
        assertThat(FileCheck.displayName("😀".repeat(300), 100).codePointCount(0, 200))
                .isEqualTo(100);
    }
}
