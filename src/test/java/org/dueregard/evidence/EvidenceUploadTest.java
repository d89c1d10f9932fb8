package org.dueregard.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Authenticator;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lodging over HTTP, as a browser without scripts does it, and as somebody does who means harm.
@PortalTest
class EvidenceUploadTest {

    private static final String BOUNDARY = "----certificate";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String TOO_LARGE = "The file is larger than 10 MB";

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired EvidenceProperties properties;
    @Autowired TestClock clock;

    private CookieManager cookies;
    private HttpClient http;
    private Person teacher;

    @BeforeEach
    void signedIn() throws Exception {
        teacher = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        fixtures.account(teacher);
        signIn(teacher);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void signIn(Person person) throws Exception {
        cookies = new CookieManager();
        http = HttpClient.newBuilder().cookieHandler(cookies).build();
        post("/login", "/login", "username", person.email(), "password", Fixtures.PASSWORD);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
    }

    private String page(String path) throws Exception {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    private String token(String page) throws Exception {
        Matcher matcher = TOKEN.matcher(page(page));
        assertThat(matcher.find()).as("a token on " + page).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> post(String page, String path, String... fields) throws Exception {
        StringBuilder body = new StringBuilder("_csrf=" + token(page));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=');
            body.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String field(String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, value);
    }

    private static byte[] form(String token, String fileName, byte[] content) {
        return Certificates.joined(
                Certificates.text(
                        field("_csrf", token)
                                + field("module", "prevent-awareness")
                                + field("provider", "GOV.UK Prevent duty training")
                                + field("course", "Awareness <b>")
                                + field("trained-on", "3 March 2026")
                                + field("mode", "online")
                                + fileHead(fileName)),
                content,
                Certificates.text("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private static String fileHead(String fileName) {
        return "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                        .formatted(BOUNDARY, fileName)
                + "Content-Type: text/html\r\n\r\n";
    }

    private HttpResponse<String> upload(String path, HttpRequest.BodyPublisher body)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> lodge(String fileName, byte[] content) throws Exception {
        return upload(
                "/evidence",
                BodyPublishers.ofByteArray(form(token("/evidence"), fileName, content)));
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("").replaceAll("^http://[^/]+", "");
    }

    private long id() {
        return jdbc.sql("SELECT id FROM evidence WHERE staff_member_id = ?")
                .param(teacher.id())
                .query(Long.class)
                .single();
    }

    private long rows() {
        return jdbc.sql("SELECT COUNT(*) FROM evidence WHERE staff_member_id = ?")
                .param(teacher.id())
                .query(Long.class)
                .single();
    }

    private String onDisk() throws IOException {
        Path folder = properties.files();
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::toString).sorted().collect(Collectors.joining(" "));
        }
    }

    @Test
    void a_certificate_is_lodged_listed_downloaded_and_taken_back() throws Exception {
        byte[] content = Certificates.pdf("over http");
        HttpResponse<String> lodged = lodge("C:\\x\\Mein Zertifikat ü.pdf", content);
        assertThat(location(lodged)).isEqualTo("/evidence?told=lodged");
        assertThat(page("/evidence?told=lodged"))
                .contains("Your safeguarding lead looks at it next", "Waiting to be looked at")
                .contains("Awareness &lt;b&gt;", "Mein Zertifikat ü.pdf", "3 March 2026")
                .doesNotContain("C:\\x");

        HttpResponse<byte[]> file = get("/evidence/" + id() + "/file");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(content);
        assertThat(file.headers().map())
                .containsEntry("content-type", java.util.List.of("application/pdf"))
                .containsEntry("x-content-type-options", java.util.List.of("nosniff"))
                .containsEntry("content-security-policy", java.util.List.of("sandbox"))
                .containsEntry("cache-control", java.util.List.of("private, no-store"));
        assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Mein%20Zertifikat%20%C3%BC.pdf");

        HttpResponse<String> back = post("/evidence", "/evidence/" + id() + "/take-back");
        assertThat(location(back)).isEqualTo("/evidence?told=taken-back");
        assertThat(page("/evidence")).contains("Nothing yet");
    }

    @Test
    void what_is_wrong_is_told_in_a_summary_and_beside_the_field_and_what_was_right_stays()
            throws Exception {
        String answer = lodge("a.pdf", Certificates.text("<html><script>")).body();
        assertThat(answer)
                .contains("href=\"#file\"", "id=\"file-error\"", "aria-invalid=\"true\"")
                .contains("aria-describedby=\"file-hint file-error\"")
                .contains("The file is a web page")
                .contains("value=\"Awareness &lt;b&gt;\"", "value=\"3 March 2026\"");
        assertThat(lodge("", new byte[0]).body()).contains("Choose the file with the certificate");
        assertThat(lodge("a.pdf", new byte[0]).body()).contains("The file is empty");
        String nothing =
                upload(
                                "/evidence",
                                BodyPublishers.ofString(
                                        field("_csrf", token("/evidence"))
                                                + "--"
                                                + BOUNDARY
                                                + "--\r\n"))
                        .body();
        assertThat(nothing).contains("Choose the training it counts for", "Choose face to face");
        assertThat(rows()).isZero();
    }

    @Test
    void names_of_files_do_no_harm() throws Exception {
        for (String name :
                java.util.List.of(
                        "../../../../owned.pdf",
                        "..\\..\\owned.pdf",
                        "a\0.pdf",
                        "\u202eowned.pdf",
                        "x".repeat(255) + ".pdf",
                        "ß".repeat(300) + ".pdf",
                        "a;filename=b.pdf",
                        "a%0d%0aSet-Cookie:x.pdf")) {
            HttpResponse<String> answer = lodge(name, Certificates.pdf(name));
            assertThat(answer.statusCode()).as(name).isIn(302, 400);
        }
        for (long id :
                jdbc.sql("SELECT id FROM evidence WHERE staff_member_id = ?")
                        .param(teacher.id())
                        .query(Long.class)
                        .list()) {
            HttpResponse<byte[]> file = get("/evidence/" + id + "/file");
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("set-cookie")).isEmpty();
            assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                    .startsWith("attachment;")
                    .doesNotContain("..", "\u202e", "\\");
        }
        assertThat(rows())
                .as("all but the one with a NUL, which the server itself refuses")
                .isEqualTo(7);
        assertThat(onDisk()).doesNotContain("owned");
    }

    @Test
    void the_file_of_somebody_else_is_not_handed_out() throws Exception {
        lodge("a.pdf", Certificates.pdf("mine"));
        long id = id();
        Person colleague = fixtures.person(teacher.school(), RoleGroup.TEACHERS);
        fixtures.account(colleague);
        signIn(colleague);
        HttpResponse<byte[]> file = get("/evidence/" + id + "/file");
        assertThat(file.statusCode()).isEqualTo(403);
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).doesNotContain("%PDF");
        assertThat(get("/evidence/1/file").statusCode()).isEqualTo(403);
        assertThat(get("/evidence/review").statusCode()).isEqualTo(403);
        assertThat(get("/evidence?again=" + id).statusCode()).isEqualTo(403);
        assertThat(post("/evidence", "/evidence/" + id + "/take-back").statusCode()).isEqualTo(403);
        assertThat(post("/evidence", "/evidence/" + id + "/verify", "version", "0").statusCode())
                .isEqualTo(403);
        http = HttpClient.newHttpClient();
        assertThat(location(get("/evidence/" + id + "/file"))).startsWith("/login");
    }

    @Test
    void a_file_that_was_changed_on_the_disk_is_not_handed_out() throws Exception {
        lodge("a.pdf", Certificates.pdf("true"));
        Path file =
                properties
                        .files()
                        .resolve(
                                jdbc.sql("SELECT file_key FROM evidence WHERE id = ?")
                                        .param(id())
                                        .query(String.class)
                                        .single());
        Files.write(file, Certificates.pdf("lies"));
        HttpResponse<byte[]> answer = get("/evidence/" + id() + "/file");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("This file cannot be opened")
                .doesNotContain("%PDF");
    }

    @Test
    void nothing_is_lodged_without_the_token() throws Exception {
        HttpResponse<String> answer =
                upload(
                        "/evidence",
                        BodyPublishers.ofByteArray(form("wrong", "a.pdf", Certificates.pdf("x"))));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(rows()).isZero();
    }

    @Test
    void a_file_that_is_too_large_is_refused_with_the_same_sentence_however_large()
            throws Exception {
        int mb = 1024 * 1024;
        assertThat(lodge("a.pdf", Certificates.pdfOf(11 * mb)).body()).contains(TOO_LARGE);
        // Above what the server takes of one file, and below what it takes of a request.
        HttpResponse<String> one = lodge("a.pdf", Certificates.pdfOf(20 * mb + mb / 2));
        assertThat(one.statusCode()).isEqualTo(303);
        assertThat(page(location(one))).contains(TOO_LARGE);
        HttpResponse<String> more = lodge("a.pdf", Certificates.pdfOf(30 * mb));
        assertThat(more.statusCode()).isEqualTo(303);
        assertThat(page(location(more))).contains(TOO_LARGE);
        byte[] whole = form(token("/evidence"), "a.pdf", Certificates.pdfOf(30 * mb));
        HttpResponse<String> unknown =
                upload(
                        "/evidence",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(whole)));
        assertThat(unknown.statusCode()).as("without saying how long it is").isEqualTo(303);
        assertThat(page(location(unknown))).contains(TOO_LARGE);
        assertThat(rows()).isZero();
        assertThat(page("/evidence")).as("the session goes on").contains("Nothing yet");
    }

    @Test
    void two_gigabytes_are_refused_in_a_sentence_and_need_no_memory_and_no_disk() throws Exception {
        String head = field("_csrf", token("/evidence")) + fileHead("a.pdf");
        String before = onDisk();
        long room = Files.getFileStore(Path.of("target")).getUsableSpace();
        long heap = usedHeap();
        long length = 2L * 1024 * 1024 * 1024;
        long begun = System.nanoTime();
        String answer = sent("/evidence", head, length, length);
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        long grown = usedHeap() - heap;
        assertThat(answer).startsWith("HTTP/1.1 303");
        assertThat(answer.lines().filter(line -> line.startsWith("Location: ")).toList())
                .allMatch(line -> line.endsWith("/evidence?too-large"));
        assertThat(page("/evidence?too-large")).contains(TOO_LARGE, "href=\"#file\"");
        assertThat(grown).as("bytes more in the heap").isLessThan(40L * 1024 * 1024);
        assertThat(room - Files.getFileStore(Path.of("target")).getUsableSpace())
                .as("bytes less on the disk")
                .isLessThan(1024L * 1024 * 1024);
        assertThat(onDisk()).isEqualTo(before);
        assertThat(seconds).isLessThan(120);
    }

    @Test
    void whoever_is_not_signed_in_is_not_listened_to() throws Exception {
        cookies.getCookieStore().removeAll();
        String answer;
        try {
            answer = sent("/evidence", "", 200L * 1024 * 1024, 200L * 1024 * 1024);
        } catch (java.net.SocketException e) {
            answer = "cut off";
        }
        assertThat(answer.lines().findFirst().orElseThrow()).matches("HTTP/1.1 303 ?|cut off");
    }

    private static long usedHeap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Sends zeros, made as they are sent, and reads the answer only then, as browsers do.
    private String sent(String path, String head, long length, long really) throws Exception {
        String session =
                cookies.getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        try (Socket socket = new Socket("127.0.0.1", port);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 17)) {
            socket.setSoTimeout(60_000);
            String request =
                    "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(
                                    path,
                                    port,
                                    session,
                                    "multipart/form-data; boundary=" + BOUNDARY,
                                    length,
                                    head);
            out.write(request.getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[1 << 17];
            long left = really - head.length();
            while (left > 0) {
                int now = (int) Math.min(left, block.length);
                out.write(block, 0, now);
                left -= now;
            }
            out.flush();
            byte[] answer = new byte[2048];
            int read = socket.getInputStream().read(answer);
            return read < 0 ? "cut off" : new String(answer, 0, read, StandardCharsets.UTF_8);
        }
    }

    @Test
    void an_import_that_is_too_large_is_refused_on_its_own_page() throws Exception {
        Person admin = fixtures.person(teacher.school(), RoleGroup.SITE_AND_OFFICE);
        fixtures.account(admin, PortalRole.ADMIN);
        signIn(admin);
        String shown = page("/second-factor/new");
        Matcher secret = Pattern.compile("class=\"secret\"[^>]*>([A-Z2-7 ]+)<").matcher(shown);
        assertThat(secret.find()).isTrue();
        post(
                "/second-factor/new",
                "/second-factor/new",
                "code",
                Authenticator.code(secret.group(1), clock));
        HttpResponse<String> answer =
                upload(
                        "/people/imports",
                        BodyPublishers.ofByteArray(
                                form(
                                        token("/people/imports"),
                                        "a.csv",
                                        Certificates.pdfOf(25 * 1024 * 1024))));
        assertThat(location(answer)).isEqualTo("/people/imports?too-large");
        assertThat(page(location(answer))).contains("The file is larger than 20 MB");
    }
}
