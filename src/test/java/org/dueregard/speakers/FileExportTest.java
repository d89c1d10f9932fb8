package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.pdf.PdfUa;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What leaves the portal of a file: everything, how it was handled, or what is about one speaker.
@PortalTest
class FileExportTest {

    /// To be looked at.
    private static final Path KEPT = Path.of("target", "speaker-files");

    @Autowired Fixtures fixtures;
    @Autowired ApplicationContext beans;
    @Autowired FileExportService exports;
    @Autowired SpeakerFileService files;
    @Autowired SpeakerFiles stored;
    @Autowired VisitService visits;
    @Autowired AttachmentService attachments;
    @Autowired AttachmentProperties folders;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    private PreparedVisits prepared;

    @BeforeEach
    void people() {
        prepared = new PreparedVisits(fixtures.school(), fixtures, beans);
    }

    private <T> T asLead(java.util.concurrent.Callable<T> work) {
        return SignedIn.as(prepared.caller(prepared.lead, PortalRole.DSL), work);
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] keep(String name, byte[] pdf) throws Exception {
        Files.createDirectories(KEPT);
        Files.write(KEPT.resolve(name + ".pdf"), pdf);
        return pdf;
    }

    private String exported(long id) {
        return jdbc.sql(
                        "SELECT GROUP_CONCAT(details) FROM (SELECT details, object_id, action FROM"
                                + " audit_entries UNION ALL SELECT details, object_id, action FROM"
                                + " audit_pending) AS known WHERE object_id = ? AND action ="
                                + " 'SPEAKER_FILE_EXPORTED'")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void the_whole_file_is_an_accessible_pdf_with_everything_and_every_code() throws Exception {
        String reference = prepared.arrived(PreparedVisits.SPEAKER, "B7");
        byte[] programme = asLead(() -> exports.redacted(reference)).bytes();
        SignedIn.run(
                prepared.caller(prepared.host),
                () -> {
                    visits.leave(reference, "1-1", null, "It was too loud.");
                    attachments.attach(
                            reference, "programme.pdf", new ByteArrayInputStream(programme));
                });
        byte[] pdf = keep("whole", asLead(() -> exports.bundle(reference)).bytes());
        PdfUa.Report checked = PdfUa.check(pdf);
        assertThat(checked.failures()).isEmpty();
        assertThat(checked.compliant()).isTrue();
        SpeakerFile file = asLead(() -> files.open(reference)).file();
        String text = text(pdf);
        assertThat(text)
                .contains(
                        PreparedVisits.SPEAKER,
                        PreparedVisits.TITLE,
                        "ottoline@speaker.example",
                        "Three poems. One is about a soldier's travel to Syria",
                        "A known author; nothing against a visit.",
                        "It does not matter here: A poem of 1941.",
                        "It fits the term.",
                        PreparedVisits.CONDITION,
                        "Driving licence",
                        "It was too loud.",
                        "Signed as " + PreparedVisits.SPEAKER,
                        prepared.lead.givenName(),
                        "File: programme.pdf",
                        "SHA-256: " + sha256(programme),
                        "Verified: " + file.entries().size() + " entries");
        FileEntry signed = file.last(StepKind.AGREEMENT_SIGNED).orElseThrow();
        assertThat(text).contains(signed.fact("version"));
        assertThat(text)
                .contains(signed.word("agreement").lines().findFirst().orElseThrow().strip());
        String codes = text.replace(" ", "");
        assertThat(stored.codes(file.id())).hasSize(file.entries().size());
        stored.codes(file.id()).values().forEach(code -> assertThat(codes).contains(code));
        assertThat(codes).contains("Headofthechain:" + stored.verify(file.id()).head());
        assertThat(exported(file.id())).contains("\"what\":\"file\"", reference);
    }

    private static Map<String, PDComplexFileSpecification> inside(PDDocument document)
            throws Exception {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        return names == null || names.getEmbeddedFiles() == null
                ? Map.of()
                : names.getEmbeddedFiles().getNames();
    }

    /// A file that begins as a PDF does and cannot be made smaller.
    private static byte[] large(int bytes) {
        byte[] large = new byte[bytes];
        new Random(1).nextBytes(large);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, large, 0, head.length);
        return large;
    }

    @Test
    void files_travel_inside_the_whole_file_and_stand_under_their_card() throws Exception {
        String reference = prepared.asked(PreparedVisits.SPEAKER);
        byte[] shot = large(2_000);
        attachToLists(reference, "shot of a list.pdf", shot);
        byte[] material = large(3_000);
        SignedIn.run(
                prepared.caller(prepared.host),
                () ->
                        attachments.attach(
                                reference, "poems.pdf", new ByteArrayInputStream(material)));
        byte[] pdf = keep("with-files", asLead(() -> exports.bundle(reference)).bytes());
        assertThat(PdfUa.check(pdf).failures()).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, PDComplexFileSpecification> inside = inside(document);
            assertThat(inside).containsOnlyKeys("2-shot of a list.pdf", "3-poems.pdf");
            assertThat(bytes(inside.get("2-shot of a list.pdf"))).isEqualTo(shot);
            assertThat(bytes(inside.get("3-poems.pdf"))).isEqualTo(material);
            COSArray associated =
                    document.getDocumentCatalog()
                            .getCOSObject()
                            .getCOSArray(COSName.getPDFName("AF"));
            assertThat(associated.size()).isEqualTo(2);
            assertThat(((COSDictionary) associated.getObject(0)).getNameAsString("AFRelationship"))
                    .isEqualTo("Supplement");
        }
        assertThat(text(pdf))
                .containsPattern(
                        "Official lists State To do File shot of a list.pdf, inside this PDF as"
                                + " 2-shot of a list.pdf")
                .contains("Files File poems.pdf, inside this PDF as 3-poems.pdf");
        try (PDDocument redacted =
                Loader.loadPDF(asLead(() -> exports.redacted(reference)).bytes())) {
            assertThat(inside(redacted)).isEmpty();
        }
    }

    private static byte[] bytes(PDComplexFileSpecification file) throws Exception {
        assertThat(file.getEmbeddedFile().getSubtype()).isEqualTo("application/pdf");
        assertThat(file.getFileUnicode()).endsWith(".pdf");
        return file.getEmbeddedFile().toByteArray();
    }

    private void attachToLists(String reference, String name, byte[] bytes) {
        attach(reference, 1, name, bytes);
    }

    private void attach(String reference, int speaker, String name, byte[] bytes) {
        SignedIn.run(
                prepared.caller(prepared.lead, PortalRole.DSL),
                () ->
                        attachments.attachToCheck(
                                reference,
                                CheckKind.LISTS,
                                speaker,
                                name,
                                new ByteArrayInputStream(bytes)));
    }

    @Test
    void what_is_too_large_or_was_altered_is_told_by_name() throws Exception {
        String reference = prepared.asked(PreparedVisits.SPEAKER);
        for (String name : List.of("one.pdf", "two.pdf", "three.pdf")) {
            attachToLists(reference, name, large(9_000_000));
        }
        attachToLists(reference, "small.pdf", large(1_000));
        attachToLists(reference, "altered.pdf", large(1_000));
        SpeakerFile file = asLead(() -> files.open(reference)).file();
        String key =
                jdbc.sql("SELECT file_key FROM speaker_attachments WHERE id = ?")
                        .param(file.attached().getLast().id())
                        .query(String.class)
                        .single();
        Files.write(folders.files().resolve(key), large(1_000));
        byte[] pdf = asLead(() -> exports.bundle(reference)).bytes();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(inside(document)).containsOnlyKeys("2-one.pdf", "3-two.pdf", "5-small.pdf");
        }
        assertThat(text(pdf))
                .contains(
                        "three.pdf, not in this PDF: the files are too large together",
                        "altered.pdf, not in this PDF: what is stored is not what was attached");
    }

    @Test
    void a_card_s_file_is_for_those_who_see_the_card() {
        String reference = prepared.asked(PreparedVisits.SPEAKER);
        attachToLists(reference, "shot.pdf", large(1_000));
        byte[] own = large(1_500);
        SignedIn.run(
                prepared.caller(prepared.host),
                () ->
                        attachments.attachToCheck(
                                reference,
                                CheckKind.PERSON_SEARCH,
                                1,
                                "search.pdf",
                                new ByteArrayInputStream(own)));
        assertThatThrownBy(() ->
                        SignedIn.run(
                                prepared.caller(prepared.host),
                                () ->
                                        attachments.attachToCheck(
                                                reference,
                                                CheckKind.LISTS,
                                                1,
                                                "mine.pdf",
                                                new ByteArrayInputStream(own))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> attach(reference, 2, "more.pdf", own))
                .as("there is one speaker")
                .isInstanceOf(InvalidInputException.class);
        SpeakerFileService.Opened opened =
                SignedIn.as(prepared.caller(prepared.host), () -> files.open(reference));
        assertThat(opened.attached()).extracting(AttachedFile::name).containsExactly("search.pdf");
        assertThat(asLead(() -> files.open(reference)).attached())
                .extracting(AttachedFile::name)
                .containsExactly("shot.pdf", "search.pdf");
        long hidden = asLead(() -> files.open(reference)).attached().getFirst().id();
        assertThatThrownBy(() ->
                        SignedIn.run(
                                prepared.caller(prepared.host),
                                () -> attachments.open(reference, hidden)))
                .isInstanceOf(RequestMissingException.class);
        assertThat(asLead(() -> attachments.open(reference, hidden)).name()).isEqualTo("shot.pdf");
    }

    @Test
    void a_file_that_was_tampered_with_says_so_when_it_is_taken() throws Exception {
        String reference = prepared.approved(PreparedVisits.SPEAKER);
        SpeakerFile file = asLead(() -> files.open(reference)).file();
        jdbc.sql(
                        "UPDATE speaker_entries SET facts = REPLACE(facts, 'AMBER', 'GREEN')"
                                + " WHERE request_id = ? AND seq = 1")
                .param(file.id())
                .update();
        assertThat(text(asLead(() -> exports.bundle(reference)).bytes()))
                .contains("Not sound: entry 1 is not as it was written")
                .doesNotContain("Verified:", "Head of the chain");
    }

    @Test
    void the_copy_for_governors_names_and_quotes_nobody() throws Exception {
        String reference = prepared.arrived("Ottoline Mark Example", "B7");
        byte[] pdf = keep("redacted", asLead(() -> exports.redacted(reference)).bytes());
        assertThat(PdfUa.check(pdf).failures()).isEmpty();
        String text = text(pdf);
        assertThat(text)
                .contains(
                        reference,
                        "Approved with conditions",
                        "Amber",
                        "Search for the person Done, 14 September 2026",
                        PreparedVisits.CONDITION,
                        "0 days, of which 0 days waiting for advice",
                        "whoever decided",
                        "In the building")
                .doesNotContain(
                        "Ottoline",
                        "Example",
                        PreparedVisits.TITLE,
                        "speaker.example",
                        "head of English",
                        "Driving licence",
                        "A known author",
                        "It fits the term",
                        "soldier",
                        "B7",
                        "Testname",
                        prepared.host.givenName(),
                        prepared.lead.givenName(),
                        prepared.head.givenName(),
                        prepared.desk.givenName());
        long id = asLead(() -> files.open(reference)).file().id();
        assertThat(exported(id)).contains("\"what\":\"redacted\"");
    }

    @Test
    void names_in_conditions_are_taken_out() {
        NameMask mask =
                new NameMask(
                        List.of("Ottoline Will Example", "Jo Bell"),
                        List.of("The Example Press"),
                        "[name]");
        assertThat(
                        mask.apply(
                                "Jo stays with OTTOLINE WILL EXAMPLE of the example press; Will will bring"
                                        + " the belt, not Example's $1 Bell."))
                .isEqualTo(
                        "[name] stays with [name] of [name]; [name] will bring the belt, not"
                                + " [name]'s $1 [name].");
    }

    @Test
    void a_speaker_gets_what_is_kept_about_them_without_names_of_others() {
        String reference = prepared.arrived(PreparedVisits.SPEAKER, "B7");
        FileExportService.Taken taken = asLead(() -> exports.speakerData(reference, 1));
        String data = new String(taken.bytes(), StandardCharsets.UTF_8);
        JsonNode all = json.readTree(data);
        assertThat(all.get("name").asString()).isEqualTo(PreparedVisits.SPEAKER);
        assertThat(all.get("email").asString()).isEqualTo("ottoline@speaker.example");
        assertThat(all.get("contact").asString()).isEqualTo("1 Example Lane");
        SpeakerFile file = asLead(() -> files.open(reference)).file();
        assertThat(all.get("checks").size()).isEqualTo(file.checks().size());
        assertThat(all.get("whatHappened").size()).isEqualTo(file.entries().size());
        assertThat(all.get("agreements").get(0).get("text").asString()).isNotBlank();
        assertThat(data)
                .contains("Driving licence", "B7", "the host", "whoever decided", "A poem of 1941.")
                .doesNotContain(
                        "Testname",
                        "head of English",
                        prepared.host.givenName(),
                        prepared.lead.givenName(),
                        prepared.head.givenName(),
                        prepared.desk.givenName());
        assertThat(exported(file.id())).contains("\"what\":\"speaker-1\"");
    }

    @Test
    void of_two_speakers_each_gets_their_own_part_only() {
        RequestForm one = PreparedVisits.form("Ottoline Example");
        RequestForm.Speaker second =
                new RequestForm.Speaker(
                        "Bartholomew Sample",
                        "Sample Books",
                        Choices.Organisation.BUSINESS,
                        "bartholomew@sample.example",
                        "2 Sample Lane");
        String reference =
                prepared.asked(one.with(List.of(one.speakers().getFirst(), second), one.days()));
        SignedIn.run(
                prepared.caller(prepared.host),
                () ->
                        files.recordCheck(
                                reference,
                                CheckKind.PERSON_SEARCH,
                                2,
                                new EvidenceCard(
                                        "Site of Bartholomew",
                                        "https://sample.example",
                                        PreparedVisits.card().seenOn(),
                                        "Writes with Ottoline.",
                                        "It is the subject.",
                                        "",
                                        Choices.Strength.FAIR)));
        assertThat(data(reference, 1))
                .contains("Ottoline Example")
                .doesNotContain("Bartholomew", "Sample", "sample.example");
        assertThat(data(reference, 2))
                .contains("Bartholomew Sample", "2 Sample Lane", "Writes with [name].")
                .doesNotContain("Ottoline", "speaker.example");
    }

    private String data(String reference, int number) {
        return new String(
                asLead(() -> exports.speakerData(reference, number)).bytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void the_host_reception_and_another_school_take_nothing() {
        String reference = prepared.signed(PreparedVisits.SPEAKER);
        PreparedVisits other = new PreparedVisits(fixtures.school(), fixtures, beans);
        List<Runnable> takings =
                List.of(
                        () -> exports.bundle(reference),
                        () -> exports.redacted(reference),
                        () -> exports.speakerData(reference, 1));
        for (Runnable taking : takings) {
            assertThatThrownBy(() -> SignedIn.run(prepared.caller(prepared.host), taking))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() ->
                            SignedIn.run(
                                    prepared.caller(prepared.desk, PortalRole.RECEPTION), taking))
                    .isInstanceOf(RequestMissingException.class);
            assertThatThrownBy(
                            () -> SignedIn.run(other.caller(other.head, PortalRole.HEAD), taking))
                    .isInstanceOf(RequestMissingException.class);
        }
        assertThatThrownBy(() -> asLead(() -> exports.speakerData(reference, 2)))
                .isInstanceOf(RequestMissingException.class);
        long id = asLead(() -> files.open(reference)).file().id();
        assertThat(exported(id)).isEmpty();
    }
}
