package org.dueregard.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dueregard.access.PortalRole;
import org.dueregard.common.PersonalRecords;
import org.dueregard.content.ContentLibrary;
import org.dueregard.pdf.PdfUa;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.dueregard.training.Passing;
import org.dueregard.training.RecordService;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class CertificateTest {

    private static final String MODULE = "prevent-awareness";

    @Autowired CertificateService certificates;
    @Autowired CertificateRecords personal;
    @Autowired RecordService records;
    @Autowired ContentLibrary library;
    @Autowired Passing passing;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;

    @Value("${local.server.port}")
    int port;

    private Person teacher;
    private Person lead;

    @BeforeEach
    void somebodyWhoPassed() {
        teacher = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        lead = fixtures.person(teacher.school(), RoleGroup.DSL);
        passing.pass(teacher, MODULE);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private Certificate own() {
        return SignedIn.as(teacher.caller(), certificates::own).getFirst();
    }

    private Certificate checked(String code) {
        return certificates.check(code).orElseThrow();
    }

    @Test
    void anybody_with_the_code_sees_every_fact_without_signing_in() throws Exception {
        Certificate own = own();
        HttpResponse<String> page = get("/certificates/" + own.code());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(teacher.givenName(), "Prevent awareness", teacher.school().name())
                .contains(own.moduleVersion(), own.code(), "14 September 2026", "13 September 2027")
                .contains("Who you tell, and how")
                .contains("<h1>Valid</h1>")
                .doesNotContain("<script");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(30_000);
    }

    @Test
    void one_altered_letter_is_not_valid() throws Exception {
        String code = own().code();
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) != '-') {
                char other = code.charAt(i) == 'A' ? 'B' : 'A';
                String altered = code.substring(0, i) + other + code.substring(i + 1);
                assertThat(certificates.check(altered)).as(altered).isEmpty();
            }
        }
        HttpResponse<String> page = get("/certificates/AAAA-AAAA-AAAA-AAAA");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Not valid</h1>");
        assertThat(certificates.check("' OR 1=1 --")).isEmpty();
        assertThat(certificates.check("x".repeat(5_000))).isEmpty();
    }

    @Test
    void a_code_may_be_typed_in_small_letters_and_without_hyphens() {
        assertThat(checked(own().code().replace("-", " ").toLowerCase(java.util.Locale.UK)))
                .isEqualTo(own());
    }

    @Test
    void a_newer_one_supersedes_a_withdrawn_one_stands_for_nothing_and_time_passes() {
        String first = own().code();
        clock.moveBy(Duration.ofDays(100));
        passing.pass(teacher, MODULE);
        String second = own().code();
        assertThat(second).isNotEqualTo(first);
        assertThat(checked(first).state()).isEqualTo(Certificate.State.SUPERSEDED);
        assertThat(checked(second).state()).isEqualTo(Certificate.State.VALID);

        long newest =
                SignedIn.as(lead.caller(PortalRole.DSL), () -> records.find(teacher.id()))
                        .entries()
                        .getFirst()
                        .completionId();
        SignedIn.run(
                lead.caller(PortalRole.DSL),
                () -> records.withdraw(teacher.id(), newest, "A mistake"));
        assertThat(checked(second).state()).isEqualTo(Certificate.State.WITHDRAWN);
        assertThat(checked(first).state()).isEqualTo(Certificate.State.VALID);
        clock.moveBy(Duration.ofDays(400));
        assertThat(checked(first).state()).isEqualTo(Certificate.State.EXPIRED);
    }

    @Test
    void who_was_forgotten_can_no_longer_be_confirmed() throws Exception {
        String code = own().code();
        transaction.executeWithoutResult(status ->
                personal.forget(
                        new PersonalRecords.Person(
                                teacher.id(), "x", "y", null, List.of(), List.of())));
        assertThat(checked(code).state()).isEqualTo(Certificate.State.FORGOTTEN);
        assertThat(get("/certificates/" + code).body())
                .contains("Cannot be confirmed")
                .doesNotContain(teacher.givenName());
        assertThat(SignedIn.as(teacher.caller(), () -> certificates.pdf(code))).isEmpty();
    }

    @Test
    void the_pdf_is_tagged_passes_pdf_ua_and_says_it_all() throws Exception {
        jdbc.sql(
                        "UPDATE certificates SET holder = 'Zoë Łukasz-Ağaoğlu 中' WHERE staff_member_id = ?")
                .param(teacher.id())
                .update();
        Certificate own = own();
        byte[] pdf =
                SignedIn.as(teacher.caller(), () -> certificates.pdf(own.code())).orElseThrow();
        PdfUa.Report report = PdfUa.check(pdf);
        assertThat(report.failures()).isEmpty();
        assertThat(report.compliant()).isTrue();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Zoë Łukasz-Ağaoğlu ?", "Prevent awareness", own.code())
                    .contains("14 September 2026", "13 September 2027", teacher.school().name())
                    .contains("Who you tell, and how", own.moduleVersion());
        }
        // Whoever alters the paper is told so by the page: what stands there counts.
        assertThat(checked(own.code())).isEqualTo(own);
    }

    @Test
    void the_files_are_for_the_holder_and_the_lead_of_the_school_alone() throws Exception {
        String code = own().code();
        Person colleague = fixtures.person(teacher.school(), RoleGroup.TEACHERS);
        Person elsewhere = fixtures.person(fixtures.school(), RoleGroup.DSL);
        assertThat(SignedIn.as(lead.caller(PortalRole.DSL), () -> certificates.pdf(code)))
                .isPresent();
        assertThat(SignedIn.as(colleague.caller(), () -> certificates.pdf(code))).isEmpty();
        assertThat(SignedIn.as(colleague.caller(), () -> certificates.badge(code))).isEmpty();
        assertThat(SignedIn.as(elsewhere.caller(PortalRole.DSL), () -> certificates.pdf(code)))
                .isEmpty();
        assertThat(get("/certificates/" + code + "/certificate.pdf").statusCode()).isEqualTo(302);
    }

    private String badge() {
        return SignedIn.as(teacher.caller(), () -> certificates.badge(own().code())).orElseThrow();
    }

    /// The key is fetched from the address in the header, as a stranger would.
    private JwtConsumer stranger(String badge) throws Exception {
        String header =
                new String(
                        Base64.getUrlDecoder().decode(badge.substring(0, badge.indexOf('.'))),
                        StandardCharsets.UTF_8);
        JsonWebSignature unread = new JsonWebSignature();
        unread.setCompactSerialization(badge);
        assertThat(header).contains("RS256");
        String keyId = unread.getKeyIdHeaderValue();
        HttpResponse<String> key = get(URI.create(keyId).getPath());
        assertThat(key.statusCode()).isEqualTo(200);
        assertThat(key.body()).doesNotContain("\"d\"").doesNotContain("\"p\"");
        return new JwtConsumerBuilder()
                .setVerificationKey(JsonWebKey.Factory.newJwk(key.body()).getKey())
                .setJwsAlgorithmConstraints(
                        org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireJwtId()
                .setEvaluationTime(
                        org.jose4j.jwt.NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
                .build();
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_badge_is_an_open_badges_credential_that_a_stranger_can_check() throws Exception {
        String badge = badge();
        JwtClaims claims = stranger(badge).processToClaims(badge);
        assertThat((List<String>) claims.getClaimValue("@context"))
                .containsExactly(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
        assertThat((List<String>) claims.getClaimValue("type"))
                .containsExactly("VerifiableCredential", "OpenBadgeCredential");
        assertThat(claims.getJwtId()).endsWith("/certificates/" + own().code());
        assertThat(claims.getClaimValue("id")).isEqualTo(claims.getJwtId());
        Map<String, Object> subject =
                (Map<String, Object>) claims.getClaimValue("credentialSubject");
        assertThat(subject.get("id")).isEqualTo(claims.getSubject());
        assertThat(((Map<String, Object>) subject.get("achievement")).get("name"))
                .isEqualTo("Prevent awareness");
        assertThat(claims.getSubject()).doesNotContain(Long.toString(teacher.id()));
        assertThat(subject.toString()).contains(teacher.givenName());
    }

    @Test
    void altered_in_any_byte_the_badge_is_none() throws Exception {
        String badge = badge();
        JwtConsumer stranger = stranger(badge);
        int lastData = badge.length() - 1;
        for (int i = 0; i < badge.length(); i++) {
            char old = badge.charAt(i);
            // The last character of a part may hold bits that stand for nothing.
            boolean padding = i == lastData || badge.charAt(i + 1) == '.';
            if (old == '.' || padding) {
                continue;
            }
            String altered =
                    badge.substring(0, i) + (old == 'A' ? 'B' : 'A') + badge.substring(i + 1);
            assertThatThrownBy(() -> stranger.processToClaims(altered))
                    .as("byte %d", i)
                    .isInstanceOf(org.jose4j.jwt.consumer.InvalidJwtException.class);
        }
    }

    @Test
    void codes_follow_no_order() {
        assertThat(java.util.stream.Stream.generate(CertificateCode::draw).limit(10_000).distinct())
                .hasSize(10_000)
                .allMatch(code -> code.matches("[A-HJ-NP-Z2-9]{16}"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void the_key_for_badges_lies_sealed_outside_the_database() throws Exception {
        badge();
        var file =
                java.nio.file.Path.of(
                        "target",
                        "test-data",
                        "keys-" + ProcessHandle.current().pid(),
                        "badge.key");
        // With quotes: sealed letters may spell anything, but no JSON.
        assertThat(java.nio.file.Files.readString(file)).isNotBlank().doesNotContain("\"", "{");
    }
}
