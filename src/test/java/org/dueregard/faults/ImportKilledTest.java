package org.dueregard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dueregard.flow.FlowClient;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole application is killed in the middle of applying an import, again and again, and each
/// second time its database with it. Afterwards the whole import is in force, or nothing of it.
///
/// With `-Dendurance=true` thirty times instead of three.
@NullMarked
class ImportKilledTest {

    private static final Logger log = LoggerFactory.getLogger(ImportKilledTest.class);
    private static final int ROUNDS = Boolean.getBoolean("endurance") ? 30 : 3;
    private static final long SEED = 20_260_935;
    private static final int LINES = 8_000;
    private static final int OLD = 1_000;

    /// The latest moment, in times of what applying takes: sometimes a little after its end.
    private static final double LONGEST = 1.1;

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
    private static final Duration WORK_PATIENCE = Duration.ofSeconds(90);
    private static final String IMPORTS = "/people/imports";
    private static final String ADMIN = "admin@oakfield.example";
    private static final String PASSWORD = "killed-and-come-back";
    private static final String BOUNDARY = "between-the-parts";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern DATABASE_READY =
            Pattern.compile("Embedded MariaDB ready on 127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern TOKEN =
            Pattern.compile("<input[^>]*name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern SCHOOL = Pattern.compile("<option value=\"(\\d+)\"");

    private final Random random = new Random(SEED);
    private final HttpClient http = FlowClient.sharedHttp();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Path folder = Path.of("target", "import-killed");
    private @Nullable Program application;
    private URI base = URI.create("http://127.0.0.1");
    private int databasePort;
    private int starts;

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        folder = folder.toAbsolutePath();
        killDatabase();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a)).forEach(ImportKilledTest::delete);
            }
        }
        Files.createDirectories(folder);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stopEverything() throws IOException, InterruptedException {
        Program running = application;
        if (running != null) {
            running.stop();
        }
        killDatabase();
        http.close();
    }

    /// How the people stand: whom the files name, and what hangs on them.
    private record Standing(
            long people,
            long renamed,
            long memberships,
            long versions,
            long keys,
            long entriesInLog,
            String state,
            boolean hasCells) {

        static Standing everything() {
            return new Standing(LINES, OLD, LINES, LINES + OLD, LINES, 1, "APPLIED", false);
        }

        static Standing nothing() {
            return new Standing(OLD, 0, OLD, OLD, OLD, 0, "READY", true);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everything_or_nothing_of_an_import_is_in_force()
            throws IOException, InterruptedException, SQLException {
        log.info("{} rounds, seed {}", ROUNDS, SEED);
        start();
        signIn();
        // One without a fault, so that the moments can be chosen.
        Duration whole = applyInPeace();
        log.info("Applying takes {} ms", whole.toMillis());
        int interrupted = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            String mark = "r" + round;
            prepareOld(mark);
            long id = compared(mark, LINES, "Renamed");
            assertThat(standing(mark, id)).isEqualTo(Standing.nothing());

            sayApply(id);
            long pause = Math.round(random.nextDouble() * LONGEST * whole.toMillis());
            Thread.sleep(pause);
            kill();
            if (round % 2 == 0) {
                killDatabase();
            }
            start();

            Standing found = standing(mark, id);
            log.info("Killed {} ms after the word to apply: {}", pause, found.state());
            assertThat(found)
                    .as("killed after " + pause + " ms")
                    .isIn(Standing.everything(), Standing.nothing());
            signIn();
            if (found.equals(Standing.nothing())) {
                interrupted++;
                assertThat(folder.resolve("start-" + starts + ".log"))
                        .content()
                        .contains("1 interrupted imports can be begun again");
                post(IMPORTS + "/" + id + "/apply", "meant=true");
                awaitState(id, "APPLIED");
                assertThat(standing(mark, id)).isEqualTo(Standing.everything());
            }
            assertThat(number("SELECT COUNT(*) FROM imports WHERE state IN ('APPLYING', 'FAILED')"))
                    .isZero();
        }
        log.info("{} of {} were interrupted", interrupted, ROUNDS);
        assertThat(interrupted).as("imports that were interrupted").isPositive();
    }

    /// The answer comes only after a while, and perhaps never: nobody waits for it here, only for the
    /// work to have begun.
    private void sayApply(long id) throws SQLException, InterruptedException {
        String form = "meant=true&_csrf=" + encoded(find(TOKEN, get(IMPORTS)));
        HttpRequest request =
                request(IMPORTS + "/" + id + "/apply")
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        for (int i = 0;
                i < 2_000 && text("SELECT state FROM imports WHERE id = " + id).equals("READY");
                i++) {
            Thread.sleep(2);
        }
    }

    private Duration applyInPeace() throws SQLException, InterruptedException {
        prepareOld("r0");
        long id = compared("r0", LINES, "Renamed");
        assertThat(standing("r0", id)).isEqualTo(Standing.nothing());
        long start = System.nanoTime();
        post(IMPORTS + "/" + id + "/apply", "meant=true");
        awaitState(id, "APPLIED");
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(standing("r0", id)).isEqualTo(Standing.everything());
        return taken;
    }

    /// People whom the file of the round will rename.
    private void prepareOld(String mark) throws SQLException, InterruptedException {
        long id = compared(mark, OLD, "Old");
        post(IMPORTS + "/" + id + "/apply", "meant=true");
        awaitState(id, "APPLIED");
    }

    private long compared(String mark, int lines, String family)
            throws SQLException, InterruptedException {
        StringBuilder file =
                new StringBuilder("Staff Code,Surname,Forename,Email,Job title,Start date\r\n");
        for (int i = 0; i < lines; i++) {
            file.append(
                    "%s-%05d,%s,%s-%05d,%s-%05d@killed.example,Teacher,01/09/2021\r\n"
                            .formatted(mark, i, i < OLD ? family : "New", mark, i, mark, i));
        }
        String page = get(IMPORTS);
        String school = find(SCHOOL, page);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "_csrf", "", find(TOKEN, page));
        part(body, "school", "", school);
        part(body, "source", "", "Round " + mark);
        part(body, "file", "; filename=\"staff.csv\"\r\nContent-Type: text/csv", file.toString());
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> staged =
                send(
                        request(IMPORTS)
                                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                .build());
        long id = Long.parseLong(find(Pattern.compile("imports/(\\d+)$"), location(staged)));
        post(
                IMPORTS + "/" + id + "/columns",
                "key=Staff+Code&family-name=Surname&given-name=Forename&email=Email"
                        + "&job-title=Job+title&started-on=Start+date&otherwise=teachers");
        awaitState(id, "READY");
        return id;
    }

    private static void part(
            ByteArrayOutputStream body, String name, String further, String content) {
        body.writeBytes(
                ("--"
                                + BOUNDARY
                                + "\r\nContent-Disposition: form-data; name=\""
                                + name
                                + "\""
                                + further
                                + "\r\n\r\n"
                                + content
                                + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Standing standing(String mark, long id) throws SQLException {
        String people = " FROM staff_members p WHERE p.email LIKE '" + mark + "-%@killed.example'";
        String of = " WHERE staff_member_id IN (SELECT p.id" + people + ")";
        String applied = " WHERE action = 'IMPORT_APPLIED' AND object_id = " + id;
        return new Standing(
                number("SELECT COUNT(*)" + people),
                number("SELECT COUNT(*)" + people + " AND family_name = 'Renamed'"),
                number("SELECT COUNT(*) FROM role_group_memberships" + of),
                number("SELECT COUNT(*) FROM staff_member_versions" + of),
                number("SELECT COUNT(*) FROM staff_keys" + of),
                number(
                        "SELECT (SELECT COUNT(*) FROM audit_pending"
                                + applied
                                + ") + (SELECT COUNT(*) FROM audit_entries"
                                + applied
                                + ")"),
                text("SELECT state FROM imports WHERE id = " + id),
                number("SELECT COUNT(*) FROM import_cells WHERE import_id = " + id) > 0);
    }

    private void awaitState(long id, String state) throws InterruptedException {
        Program.await(
                "import " + id + " to be " + state,
                WORK_PATIENCE,
                () -> {
                    try {
                        return text("SELECT state FROM imports WHERE id = " + id).equals(state);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private void signIn() {
        cookies.clear();
        String form = get("/login");
        HttpResponse<String> response =
                send(
                        request("/login")
                                .header("Content-Type", FORM)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "username="
                                                        + encoded(ADMIN)
                                                        + "&password="
                                                        + encoded(PASSWORD)
                                                        + "&_csrf="
                                                        + encoded(find(TOKEN, form))))
                                .build());
        assertThat(location(response)).doesNotContain("/login");
    }

    private void post(String path, String fields) {
        HttpResponse<String> response =
                send(
                        request(path)
                                .header("Content-Type", FORM)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                fields
                                                        + "&_csrf="
                                                        + encoded(find(TOKEN, get(IMPORTS)))))
                                .build());
        assertThat(location(response)).contains(IMPORTS);
    }

    private String get(String path) {
        HttpResponse<String> response = send(request(path).GET().build());
        assertThat(response.statusCode()).as(path + " " + response.headers().map()).isEqualTo(200);
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(WORK_PATIENCE)
                        .header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String pair = cookie.replaceFirst(";.*", "");
                int equals = pair.indexOf('=');
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseGet(
                        () -> fail("No redirect but " + response.statusCode() + response.body()));
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).as(sql).isTrue();
            return row.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        try {
            String password = Files.readAllLines(folder.resolve("data/mariadb/accounts")).get(1);
            return DriverManager.getConnection(
                    "jdbc:mariadb://127.0.0.1:" + databasePort + "/dueregard?connectTimeout=5000",
                    "dueregard_app",
                    password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException, InterruptedException {
        starts++;
        Program started =
                Program.launch(
                        folder.resolve("start-" + starts + ".log"),
                        "512m",
                        List.of(
                                "--dueregard.data-directory=" + folder.resolve("data"),
                                "--dueregard.demo.password=" + PASSWORD,
                                "--dueregard.reminders.first-look=1d",
                                "--dueregard.mail.pause=1h"));
        application = started;
        base = started.address();
        started.awaitReady(() -> isReady(started.log()));
    }

    /// Ready to sign in: it answers, and the example accounts have their password.
    private boolean isReady(String lines) {
        try {
            Matcher database = DATABASE_READY.matcher(lines);
            if (!database.find()) {
                return false;
            }
            databasePort = Integer.parseInt(database.group(1));
            return number(
                            "SELECT COUNT(*) FROM accounts WHERE password_hash IS NOT NULL"
                                    + " AND email = '"
                                    + ADMIN
                                    + "'")
                    == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    private void kill() throws InterruptedException {
        Program running = application;
        if (running != null) {
            running.kill();
        }
    }

    private void killDatabase() throws IOException, InterruptedException {
        Path pidFile = folder.resolve("data/mariadb/mariadbd.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        ProcessHandle database =
                ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                        .filter(p -> p.info().command().orElse("").contains("mariadbd"))
                        .orElse(null);
        if (database != null) {
            database.destroyForcibly();
            Program.await("the database to be gone", STOP_PATIENCE, () -> !database.isAlive());
        }
    }
}
