package org.dueregard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dueregard.database.EmbeddedDatabase;
import org.dueregard.flow.FlowClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two real programs on one database, and sixteen windows of one person that hand in the same attempt at
/// the same moment, eight in each: one result, one completion, one certificate, one mail.
class TwoProcessesTest {

    private static final int WINDOWS = 16;
    private static final String TEACHER = "teacher@oakfield.example";
    private static final String PASSWORD = "two-of-everything";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String QUIZ = "/training/prevent-awareness/quiz";

    private final Path folder =
            Path.of("target", "test-data", "two-" + ProcessHandle.current().pid()).toAbsolutePath();
    private final List<Process> programs = new ArrayList<>();
    private final HttpClient http = FlowClient.sharedHttp();
    private EmbeddedDatabase database;

    @BeforeEach
    void oneDatabase() {
        database = EmbeddedDatabase.start(folder.resolve("database"));
    }

    @AfterEach
    void stopEverything() throws InterruptedException {
        for (Process program : programs) {
            program.destroy();
            if (!program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        }
        database.close();
        http.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void the_same_attempt_from_sixteen_windows_of_two_programs_counts_once() throws Exception {
        List<URI> addresses = List.of(start("one"), start("two"));
        FlowClient first = signedIn(addresses.getFirst());
        first.open(QUIZ);
        long attempt = attempt(first.address());
        answerRightly(attempt);

        List<FlowClient> windows = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            FlowClient window = signedIn(addresses.get(i % 2));
            window.open(QUIZ);
            assertThat(attempt(window.address())).isEqualTo(attempt);
            windows.add(window);
        }
        CyclicBarrier together = new CyclicBarrier(WINDOWS);
        List<Future<String>> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WINDOWS)) {
            for (FlowClient window : windows) {
                verdicts.add(
                        threads.submit(() -> {
                            together.await();
                            window.click(window.button("Submit answers"));
                            return window.heading();
                        }));
            }
            for (Future<String> verdict : verdicts) {
                assertThat(verdict.get()).isEqualTo("Passed");
            }
        }
        assertThat(number("SELECT COUNT(*) FROM attempts WHERE staff_member_id = " + person()))
                .isOne();
        assertThat(number("SELECT COUNT(*) FROM completions WHERE staff_member_id = " + person()))
                .isOne();
        assertThat(number("SELECT COUNT(*) FROM certificates WHERE staff_member_id = " + person()))
                .isOne();
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM outbox_messages WHERE recipient = '"
                                        + TEACHER
                                        + "'"))
                .isOne();
    }

    private static String person() {
        return "(SELECT staff_member_id FROM accounts WHERE email = '" + TEACHER + "')";
    }

    private FlowClient signedIn(URI address) {
        FlowClient window = new FlowClient(http, address);
        window.signIn(TEACHER, PASSWORD);
        return window;
    }

    private static long attempt(String address) {
        Matcher number = Pattern.compile("attempt=(\\d+)").matcher(address);
        assertThat(number.find()).as(address).isTrue();
        return Long.parseLong(number.group(1));
    }

    /// Writes right answers where a window would have saved them.
    private void answerRightly(long attempt) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            List<String> updates = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT position, shown FROM attempt_questions WHERE attempt_id = "
                                    + attempt)) {
                while (rows.next()) {
                    updates.add(
                            "UPDATE attempt_questions SET answer = '"
                                    + right(JsonMapper.shared().readTree(rows.getString(2)))
                                            .replace("'", "''")
                                    + "' WHERE attempt_id = "
                                    + attempt
                                    + " AND position = "
                                    + rows.getInt(1));
                }
            }
            for (String update : updates) {
                statement.executeUpdate(update);
            }
        }
    }

    private static String right(JsonNode shown) {
        List<Integer> numbers = new ArrayList<>();
        JsonNode options = shown.path("options");
        switch (shown.path("type").asString()) {
            case "ORDER" -> {
                for (int place = 0; place < options.size(); place++) {
                    for (int i = 0; i < options.size(); i++) {
                        if (options.path(i).path("place").asInt() == place) {
                            numbers.add(i);
                        }
                    }
                }
                return "o:" + joined(numbers);
            }
            case "MATCH" -> {
                shown.path("key").forEach(right -> numbers.add(right.asInt()));
                return "m:" + joined(numbers);
            }
            case "SHORT" -> {
                return "t:" + shown.path("accepted").path(0).path("text").asString();
            }
            default -> {
                for (int i = 0; i < options.size(); i++) {
                    if (options.path(i).path("right").asBoolean()) {
                        numbers.add(i);
                    }
                }
                return joined(numbers);
            }
        }
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private URI start(String name) throws IOException, InterruptedException, SQLException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(folder);
        Path log = folder.resolve(name + ".log");
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home", ""), "bin", "java")
                                        .toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx400m",
                                "-cp",
                                classPath(),
                                "org.dueregard.DueRegard",
                                "--server.port=" + port,
                                "--dueregard.data-directory=" + folder.resolve(name),
                                "--dueregard.keys-directory=" + folder.resolve("keys"),
                                "--dueregard.demo.enabled=true",
                                "--dueregard.demo.password=" + PASSWORD,
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.application().name(),
                                "--spring.datasource.password=" + database.application().password(),
                                "--spring.flyway.user=" + database.migrator().name(),
                                "--spring.flyway.password=" + database.migrator().password())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        programs.add(program);
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady(log)) {
            assertThat(program.isAlive()).as("running, see " + log).isTrue();
            assertThat(Instant.now()).as("ready in time, see " + log).isBefore(end);
            Thread.sleep(200);
        }
        return URI.create("http://127.0.0.1:" + port);
    }

    private boolean isReady(Path log) throws IOException, SQLException {
        return Files.exists(log)
                && Files.readString(log).contains("Started DueRegard")
                && number(
                                "SELECT COUNT(*) FROM accounts WHERE password_hash IS NOT NULL"
                                        + " AND email = '"
                                        + TEACHER
                                        + "'")
                        == 1;
    }

    /// The tests' own classes stay outside: the program must not find them.
    private static String classPath() {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path", ""));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.application().name(), database.application().password());
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
