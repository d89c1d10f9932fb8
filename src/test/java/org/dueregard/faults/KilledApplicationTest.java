package org.dueregard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole application is killed in the middle of a quiz, again and again, and each third time its
/// database with it. Whatever it had said was saved has to be there afterwards, and has to have
/// happened once.
///
/// With `-Dendurance=true` fifty times instead of three.
@NullMarked
class KilledApplicationTest {

    private static final Logger log = LoggerFactory.getLogger(KilledApplicationTest.class);
    private static final int ROUNDS = Boolean.getBoolean("endurance") ? 50 : 3;
    private static final long SEED = 20_260_901;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_ANSWERS = 2_000;
    private static final int LONGEST_ANSWERING_MILLIS = 600;
    private static final int LONGEST_SUBMITTING_MICROS = 40_000;
    private static final String QUIZ = "/training/prevent-awareness/quiz";
    private static final String PASSED = "Passed";
    private static final String TEACHER = "teacher@oakfield.example";
    private static final String PASSWORD = "killed-and-come-back";
    private static final Pattern DATABASE_READY =
            Pattern.compile("Embedded MariaDB ready on 127\\.0\\.0\\.1:(\\d+)");
    private static final String TEACHER_ID =
            "(SELECT staff_member_id FROM accounts WHERE email = '" + TEACHER + "')";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Random random = new Random(SEED);
    private final HttpClient http = FlowClient.sharedHttp();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final GreenMail mailServer =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Path folder = Path.of("target", "killed-application");
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
                files.sorted((a, b) -> b.compareTo(a)).forEach(KilledApplicationTest::delete);
            }
        }
        Files.createDirectories(folder);
        mailServer.start();
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
        threads.shutdownNow();
        Program running = application;
        if (running != null) {
            running.stop();
        }
        killDatabase();
        mailServer.stop();
        http.close();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void whatWasSavedIsThereAndHappenedOnce()
            throws IOException, InterruptedException, SQLException, MessagingException {
        log.info("{} rounds, seed {}", ROUNDS, SEED);
        start();
        for (int round = 0; round < ROUNDS; round++) {
            Attempt attempt = open();
            if (round % 3 == 1) {
                killWhileSubmitting(attempt);
            } else {
                killWhileAnswering(attempt);
            }
            if (round % 3 == 2) {
                killDatabase();
            }
            start();
            checkAnswers(attempt);
            submitFromTwoWindows(attempt);
        }
        awaitMail();
        checkLedger();
        checkMail();
    }

    private Attempt open() {
        FlowClient window = signedIn();
        window.open(QUIZ);
        assertThat(window.heading()).isEqualTo("Quiz");
        Matcher number = Pattern.compile("attempt=(\\d+)").matcher(window.address());
        assertThat(number.find()).as(window.address()).isTrue();
        return new Attempt(Long.parseLong(number.group(1)), window);
    }

    /// The shipped module, its quiz with nothing but ticks: what is ordered, matched or written is saved
    /// by the same statement.
    private Path ticksOnly() throws IOException {
        Path module = folder.resolve("content/modules/prevent-awareness");
        Path shipped = Path.of("content", "modules", "prevent-awareness");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = module.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
        Path quiz = module.resolve("quiz.md");
        String text = Files.readString(quiz);
        Files.writeString(quiz, text.substring(0, text.indexOf("## Fill the gap")));
        return folder.resolve("content");
    }

    private FlowClient signedIn() {
        FlowClient window = new FlowClient(http, base);
        window.signIn(TEACHER, PASSWORD);
        return window;
    }

    private void killWhileAnswering(Attempt attempt) throws InterruptedException {
        Duration pause = Duration.ofMillis(20 + random.nextInt(LONGEST_ANSWERING_MILLIS));
        Future<?> killer =
                threads.submit(() -> {
                    Thread.sleep(pause);
                    kill();
                    return null;
                });
        int answers = 0;
        try {
            List<FlowClient.Node> questions = attempt.questions();
            while (answers < MOST_ANSWERS) {
                FlowClient.Node question = questions.get(random.nextInt(questions.size()));
                int options = attempt.options(question).size();
                attempt.tick(question, random.nextInt(options), random.nextInt(4) > 0);
                answers++;
            }
            fail("The application was not killed");
        } catch (UncheckedIOException expected) {
            log.info("Killed while answer {} was on its way", answers + 1);
        }
        await(killer);
    }

    private void killWhileSubmitting(Attempt attempt) throws InterruptedException, SQLException {
        attempt.answerRightly(rightAnswers(attempt));
        FlowClient.Node submit = attempt.window.button("Submit answers");
        long pause = random.nextInt(LONGEST_SUBMITTING_MICROS);
        Future<?> submitting = threads.submit(() -> attempt.window.click(submit));
        TimeUnit.MICROSECONDS.sleep(pause);
        kill();
        try {
            submitting.get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            attempt.acknowledgedSubmission = true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(UncheckedIOException.class);
        } catch (TimeoutException e) {
            fail("No end of submitting", e);
        }
        attempt.mayBeSubmitted = true;
        log.info(
                "Killed {} µs after submitting; the result {}",
                pause,
                attempt.acknowledgedSubmission ? "had come" : "had not come");
    }

    private static void await(Future<?> task) throws InterruptedException {
        try {
            task.get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            fail("The task did not end well", e);
        }
    }

    private void checkAnswers(Attempt attempt) {
        FlowClient window = signedIn();
        window.open(QUIZ + "?attempt=" + attempt.number);
        if (!window.heading().equals("Quiz")) {
            log.info("Attempt {} was submitted", attempt.number);
            assertThat(attempt.mayBeSubmitted).isTrue();
            assertThat(window.heading()).isEqualTo(PASSED);
            return;
        }
        assertThat(attempt.acknowledgedSubmission).isFalse();
        assertThat(window.address()).endsWith("attempt=" + attempt.number);
        Attempt again = new Attempt(attempt.number, window);
        for (FlowClient.Node question : again.questions()) {
            String id = String.valueOf(question.attribute("id"));
            assertThat(again.ticked(question))
                    .as(id)
                    .isIn(attempt.acknowledged(id), attempt.perhaps(id));
        }
    }

    /// Both windows show the open attempt; both hand it in at the same moment.
    private void submitFromTwoWindows(Attempt attempt) throws SQLException, InterruptedException {
        String address = QUIZ + "?attempt=" + attempt.number;
        FlowClient first = signedIn();
        FlowClient second = signedIn();
        first.open(address);
        if (first.heading().equals("Quiz")) {
            new Attempt(attempt.number, first).answerRightly(rightAnswers(attempt));
            second.open(address);
            FlowClient.Node submit = first.button("Submit answers");
            Future<?> other = threads.submit(() -> second.click(second.button("Submit answers")));
            first.click(submit);
            await(other);
            assertThat(second.heading()).isEqualTo(PASSED);
        }
        assertThat(first.heading()).isEqualTo(PASSED);
        String words = first.all("main").getFirst().text();
        second.open(address);
        assertThat(second.all("main").getFirst().text()).isEqualTo(words);
    }

    private void checkLedger() throws SQLException {
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM attempts WHERE passed AND submitted_at IS NOT"
                                        + " NULL AND staff_member_id = "
                                        + TEACHER_ID))
                .isEqualTo(ROUNDS);
        assertThat(number("SELECT COUNT(*) FROM attempts WHERE staff_member_id = " + TEACHER_ID))
                .isEqualTo(ROUNDS);
        assertThat(number("SELECT COUNT(*) FROM completions WHERE staff_member_id = " + TEACHER_ID))
                .isEqualTo(ROUNDS);
        assertThat(
                        number(
                                """
                                SELECT COUNT(*) FROM attempts a WHERE a.passed
                                AND (SELECT COUNT(*) FROM completions c
                                    WHERE c.once_key = CONCAT('attempt|', a.id)) <> 1
                                """))
                .isZero();
        assertThat(number("SELECT COUNT(*) - COUNT(DISTINCT once_key) FROM outbox_messages"))
                .isZero();
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM outbox_messages WHERE recipient = '"
                                        + TEACHER
                                        + "'"))
                .isEqualTo(ROUNDS);
    }

    /// A message may come twice only when the sender died between the mail server's "taken" and its
    /// own note of that.
    private void checkMail() throws SQLException, MessagingException {
        Map<String, Integer> received = new HashMap<>();
        for (MimeMessage message : mailServer.getReceivedMessages()) {
            String id = message.getMessageID().replaceAll("[<>]|@.*", "");
            received.merge(id, 1, Integer::sum);
        }
        Map<String, String> attempts =
                rows("SELECT message_id, attempts FROM outbox_messages ORDER BY id");
        assertThat(received.keySet()).isEqualTo(attempts.keySet());
        attempts.forEach((id, count) ->
                assertThat(received.get(id))
                        .as("messages with the id " + id)
                        .isBetween(1, Integer.parseInt(count)));
    }

    private void awaitMail() throws InterruptedException {
        Program.await(
                "the outbox to be empty",
                MAIL_PATIENCE,
                () -> {
                    try {
                        return number("SELECT COUNT(*) FROM outbox_messages WHERE state <> 'SENT'")
                                == 0;
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /// The right options by the question's id on the page.
    private Map<String, Set<Integer>> rightAnswers(Attempt attempt) throws SQLException {
        Map<String, Set<Integer>> right = new HashMap<>();
        rows("SELECT position, shown FROM attempt_questions WHERE attempt_id = " + attempt.number)
                .forEach((position, shown) -> right.put("question-" + position, right(shown)));
        return right;
    }

    private static Set<Integer> right(String shown) {
        Set<Integer> right = new TreeSet<>();
        int index = 0;
        for (JsonNode option : JSON.readTree(shown).path("options")) {
            if (option.path("right").asBoolean()) {
                right.add(index);
            }
            index++;
        }
        return right;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<String, String> rows(String sql) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.put(row.getString(1), row.getString(2));
            }
        }
        return rows;
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
                                "--dueregard.content.location=" + ticksOnly(),
                                "--dueregard.demo.password=" + PASSWORD,
                                "--dueregard.reminders.first-look=1d",
                                "--dueregard.mail.pause=200ms",
                                "--dueregard.mail.lease=2s",
                                "--spring.mail.host=127.0.0.1",
                                "--spring.mail.port=" + mailServer.getSmtp().getPort()));
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
                                    + TEACHER
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

    /// An attempt as one window sees it, with what the application said was saved.
    private static final class Attempt {

        private final long number;
        private final FlowClient window;
        private final Map<String, Set<Integer>> acknowledged = new HashMap<>();
        private final Map<String, Set<Integer>> sent = new HashMap<>();
        private boolean mayBeSubmitted;
        private boolean acknowledgedSubmission;

        Attempt(long number, FlowClient window) {
            this.number = number;
            this.window = window;
            questions().forEach(q -> acknowledged.put(id(q), ticked(q)));
        }

        List<FlowClient.Node> questions() {
            return window.all("fieldset");
        }

        List<FlowClient.Node> options(FlowClient.Node question) {
            return question.all(node -> node.tag().equals("input"));
        }

        Set<Integer> ticked(FlowClient.Node question) {
            Set<Integer> ticked = new TreeSet<>();
            for (FlowClient.Node option : options(question)) {
                if (option.attribute("checked") != null) {
                    ticked.add(Integer.valueOf(String.valueOf(option.attribute("value"))));
                }
            }
            return ticked;
        }

        private static String id(FlowClient.Node question) {
            return String.valueOf(question.attribute("id"));
        }

        Set<Integer> acknowledged(String question) {
            return acknowledged.getOrDefault(question, Set.of());
        }

        /// What was sent last, whether it was acknowledged or not.
        Set<Integer> perhaps(String question) {
            return sent.getOrDefault(question, acknowledged(question));
        }

        private boolean isSeveral(FlowClient.Node question) {
            return "checkbox".equals(options(question).getFirst().attribute("type"));
        }

        /// Ticks an option, or, where several may be ticked, takes a tick away.
        void tick(FlowClient.Node question, int option, boolean on) {
            boolean several = isSeveral(question);
            Set<Integer> wanted = new TreeSet<>();
            if (several) {
                wanted.addAll(acknowledged(id(question)));
            }
            boolean ticks = on || !several;
            if (ticks) {
                wanted.add(option);
            } else {
                wanted.remove(option);
            }
            sent.put(id(question), wanted);
            window.change(question, Integer.toString(option), ticks);
            assertThat(ticked(question)).isEqualTo(wanted);
            acknowledged.put(id(question), wanted);
        }

        void answerRightly(Map<String, Set<Integer>> right) {
            for (FlowClient.Node question : new ArrayList<>(questions())) {
                Set<Integer> wanted = right.getOrDefault(id(question), Set.of());
                for (int option = 0; option < options(question).size(); option++) {
                    boolean on = wanted.contains(option);
                    boolean is = acknowledged(id(question)).contains(option);
                    if (on != is && (on || isSeveral(question))) {
                        tick(question, option, on);
                    }
                }
            }
        }
    }
}
