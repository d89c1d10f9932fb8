package org.dueregard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
    private static final String QUIZ = "/training/prevent-awareness/quiz";

    private final Path folder =
            Path.of("target", "test-data", "two-" + ProcessHandle.current().pid()).toAbsolutePath();
    private final List<Program> programs = new ArrayList<>();
    private final HttpClient http = FlowClient.sharedHttp();
    private EmbeddedDatabase database;

    @BeforeEach
    void oneDatabase() {
        database = EmbeddedDatabase.start(folder.resolve("database"));
    }

    @AfterEach
    void stopEverything() throws InterruptedException {
        for (Program program : programs) {
            program.stop();
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

    private URI start(String name) throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--dueregard.data-directory=" + folder.resolve(name),
                                "--dueregard.keys-directory=" + folder.resolve("keys"),
                                "--dueregard.demo.enabled=true",
                                "--dueregard.demo.password=" + PASSWORD,
                                "--dueregard.reminders.first-look=1d"));
        options.addAll(Program.on(database));
        Program program = Program.launch(folder.resolve(name + ".log"), "400m", options);
        programs.add(program);
        return program.awaitReady(this::canSignIn).address();
    }

    private boolean canSignIn() {
        try {
            return number(
                            "SELECT COUNT(*) FROM accounts WHERE password_hash IS NOT NULL"
                                    + " AND email = '"
                                    + TEACHER
                                    + "'")
                    == 1;
        } catch (SQLException e) {
            return false;
        }
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
