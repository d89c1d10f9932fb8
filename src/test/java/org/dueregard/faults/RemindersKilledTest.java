package org.dueregard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dueregard.common.Days;
import org.dueregard.database.EmbeddedDatabase;
import org.dueregard.flow.FlowClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Two real programs on one outbox plan and send the same reminders at the same moment; one of them is
/// killed in the midst of it, again and again, while some of the people finish what they are reminded
/// of. Nobody is left out, nobody is told twice but for the moment that nobody can know about, and
/// nobody is told who finished before.
///
/// With `-Dendurance=true` fifty times instead of three.
class RemindersKilledTest {

    private static final Logger log = LoggerFactory.getLogger(RemindersKilledTest.class);
    private static final int ROUNDS = Boolean.getBoolean("endurance") ? 50 : 3;
    private static final long SEED = 20_261_122;
    private static final int PEOPLE = 40;
    private static final int FINISHING = 12;
    private static final int LONGEST_MILLIS = 1_500;

    /// From the last look to the mail server's "taken".
    private static final Duration LONGEST_HAND_OVER = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String LEAD = "dsl@oakfield.example";
    private static final String PASSWORD = "told-once-and-only-once";
    private static final String CONFIRM = "Send them now";
    private static final String MODULE = "kept-in-mind";

    private final Path folder =
            Path.of("target", "test-data", "reminders-" + ProcessHandle.current().pid())
                    .toAbsolutePath();
    private final Random random = new Random(SEED);
    private final HttpClient http = FlowClient.sharedHttp();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final GreenMail mailServer =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Program> programs = new ArrayList<>();
    private final Map<String, Instant> finished = new ConcurrentHashMap<>();
    private EmbeddedDatabase database;
    private long school;

    @BeforeEach
    void oneDatabaseAndTwoPrograms() throws Exception {
        database = EmbeddedDatabase.start(folder.resolve("database"));
        mailServer.start();
        programs.add(start("one-0"));
        programs.add(start("two-0"));
        school =
                number(
                        "SELECT school_id FROM staff_members WHERE id = (SELECT staff_member_id"
                                + " FROM accounts WHERE email = '"
                                + LEAD
                                + "')");
        update(
                "INSERT INTO requirements (id, module_id, role_group, cycle, grace_days, due_days,"
                        + " effective_from) VALUES (NEXT VALUE FOR ids, '"
                        + MODULE
                        + "', 'contractors', 'P1Y', 10, 30, '2020-01-01')");
        // Of what the shipped modules ask this group, nothing is asked here: a mail about that
        // would
        // rightly go to somebody who has finished this.
        update(
                "INSERT IGNORE INTO requirements (id, module_id, role_group, cycle, grace_days,"
                        + " due_days, effective_from, scope_id, asked) SELECT NEXT VALUE FOR ids,"
                        + " module_id, role_group, 'P1Y', 10, 30, '2015-09-01', "
                        + school
                        + ", FALSE FROM requirements WHERE scope_id = 0"
                        + " AND role_group = 'contractors' AND module_id <> '"
                        + MODULE
                        + "'");
    }

    @AfterEach
    void stopEverything() throws InterruptedException {
        threads.shutdownNow();
        for (Program program : programs) {
            program.stop();
        }
        mailServer.stop();
        database.close();
        http.close();
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void everybody_is_reminded_once_and_nobody_who_has_finished() throws Exception {
        log.info("{} rounds, seed {}", ROUNDS, SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            List<String> people = newPeople(round);
            Collections.shuffle(people, random);
            List<Future<?>> work = new ArrayList<>();
            List<FlowClient> windows =
                    programs.stream().map(program -> asked(program.address())).toList();
            windows.forEach(
                    window -> work.add(threads.submit(() -> window.click(window.button(CONFIRM)))));
            for (String email : people.subList(0, FINISHING)) {
                int pause = random.nextInt(LONGEST_MILLIS);
                work.add(threads.submit(() -> finish(email, pause)));
            }
            int killed = random.nextInt(programs.size());
            int pause = random.nextInt(LONGEST_MILLIS);
            Thread.sleep(pause);
            programs.get(killed).kill();
            log.info("Killed program {} {} ms after the word to send", killed, pause);
            for (Future<?> each : work) {
                settle(each);
            }
            programs.set(killed, start((killed == 0 ? "one-" : "two-") + round));
            FlowClient again = asked(programs.getFirst().address());
            if (hasButton(again, CONFIRM)) {
                again.click(again.button(CONFIRM));
            }
            Program.await("the outbox to be empty", PATIENCE, this::nothingWaits);
        }
        checkMessages();
    }

    private boolean nothingWaits() {
        try {
            return number("SELECT COUNT(*) FROM outbox_messages WHERE state IN ('NEW', 'SENDING')")
                    == 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A window of the safeguarding lead that asks whether to send, if there is anybody to send to.
    private FlowClient asked(URI address) {
        FlowClient window = new FlowClient(http, address);
        window.signIn(LEAD, PASSWORD);
        window.open("/reminders");
        window.all(node -> node.tag().equals("button") && node.text().startsWith("Send ")).stream()
                .findFirst()
                .ifPresent(window::click);
        return window;
    }

    private static boolean hasButton(FlowClient window, String text) {
        return !window.all(node -> node.tag().equals("button") && node.text().equals(text))
                .isEmpty();
    }

    /// As a passed quiz would write it.
    private void finish(String email, int pause) {
        try {
            Thread.sleep(pause);
            LocalDate today = Days.today(java.time.Clock.systemUTC());
            update(
                    "INSERT INTO completions (id, staff_member_id, module_id, module_version, how,"
                            + " once_key, effective_on, expires_on, recorded_at)"
                            + " SELECT NEXT VALUE FOR ids, id, '"
                            + MODULE
                            + "', '2099-01', 'QUIZ', CONCAT('finish|', id), '"
                            + today
                            + "', '"
                            + today.plusYears(1)
                            + "', UTC_TIMESTAMP(6) FROM staff_members WHERE email = '"
                            + email
                            + "'");
            mark("email = '" + email + "'");
            finished.put(email, Instant.now());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever spoke to the program that was killed got no answer.
    private static void settle(Future<?> work) throws InterruptedException, TimeoutException {
        try {
            work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfAny(UncheckedIOException.class, FlowClient.FlowException.class);
        }
    }

    private List<String> newPeople(int round) throws SQLException {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String email = "round" + round + "-" + i + "@reminded.example";
            emails.add(email);
            update(
                    "INSERT INTO staff_members (id, school_id, given_name, family_name, email,"
                            + " job_title, started_on) VALUES (NEXT VALUE FOR ids, "
                            + school
                            + ", 'Round', 'Number"
                            + i
                            + "', '"
                            + email
                            + "', 'Tester', '2024-01-01')");
        }
        update(
                "INSERT INTO role_group_memberships (id, staff_member_id, school_id, role_group,"
                        + " from_date) SELECT NEXT VALUE FOR ids, id, school_id, 'contractors',"
                        + " '2024-01-01' FROM staff_members WHERE email LIKE 'round"
                        + round
                        + "-%@reminded.example'");
        mark("email LIKE 'round" + round + "-%@reminded.example'");
        return emails;
    }

    /// As the portal does whenever something is recorded of somebody.
    private void mark(String people) throws SQLException {
        update(
                "INSERT INTO standing_marks (staff_member_id, from_day) SELECT id, '2024-01-01'"
                        + " FROM staff_members WHERE "
                        + people);
    }

    private void checkMessages() throws SQLException, MessagingException {
        Map<String, List<Instant>> received = received();
        long doubles = 0;
        long spared = 0;
        for (Message message : messages()) {
            List<Instant> times = received.getOrDefault(message.id(), List.of());
            doubles += Math.max(0, times.size() - 1);
            assertThat((long) times.size())
                    .as("mails to " + message.recipient())
                    .isLessThanOrEqualTo(message.attempts());
            Instant done = finished.get(message.recipient());
            if (done == null) {
                assertThat(message.state()).as(message.recipient()).isEqualTo("SENT");
                assertThat(times).as(message.recipient()).isNotEmpty();
            } else {
                spared += times.isEmpty() ? 1 : 0;
                log.info("{} finished at {}, mails at {}", message.recipient(), done, times);
                assertThat(times)
                        .as(message.recipient() + " finished at " + done)
                        .allMatch(time -> time.isBefore(done.plus(LONGEST_HAND_OVER)));
            }
        }
        log.info("{} doubles, {} of {} spared", doubles, spared, finished.size());
        assertThat(doubles)
                .as("each of a moment nobody can know about")
                .isLessThanOrEqualTo(ROUNDS);
        assertThat(finished).hasSize(ROUNDS * FINISHING);
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM staff_members p WHERE email LIKE"
                                        + " '%@reminded.example' AND (SELECT COUNT(*)"
                                        + " FROM reminder_digests d WHERE d.recipient_id = p.id) <> 1"
                                        + " AND NOT EXISTS (SELECT 1 FROM completions c"
                                        + " WHERE c.staff_member_id = p.id)"))
                .as("people without a digest, or with two")
                .isZero();
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM reminders WHERE module_id = '"
                                        + MODULE
                                        + "' AND step LIKE 'NOW-%' AND state = 'PLANNED'"))
                .isGreaterThanOrEqualTo((long) ROUNDS * (PEOPLE - FINISHING));
    }

    private record Message(String id, String recipient, String state, long attempts) {}

    private List<Message> messages() throws SQLException {
        List<Message> messages = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT message_id, recipient, state, attempts FROM outbox_messages"
                                        + " WHERE recipient LIKE '%@reminded.example'")) {
            while (rows.next()) {
                messages.add(
                        new Message(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getLong(4)));
            }
        }
        return messages;
    }

    private Map<String, List<Instant>> received() throws MessagingException {
        Map<String, List<Instant>> received = new HashMap<>();
        for (StoredMessage message :
                mailServer.getManagers().getImapHostManager().getAllMessages()) {
            String id = message.getMimeMessage().getMessageID().replaceAll("[<>]|@.*", "");
            received.computeIfAbsent(id, key -> new ArrayList<>())
                    .add(message.getReceivedDate().toInstant());
        }
        return received;
    }

    private Program start(String name) throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--dueregard.data-directory=" + folder.resolve(name),
                                "--dueregard.keys-directory=" + folder.resolve("keys"),
                                "--dueregard.demo.enabled=true",
                                "--dueregard.demo.password=" + PASSWORD,
                                "--dueregard.reminders.first-look=1d",
                                "--dueregard.mail.pause=100ms",
                                "--dueregard.mail.lease=3s",
                                "--spring.mail.host=127.0.0.1",
                                "--spring.mail.port=" + mailServer.getSmtp().getPort()));
        options.addAll(Program.on(database));
        return Program.launch(folder.resolve(name + ".log"), "400m", options)
                .awaitReady(this::canSignIn);
    }

    private boolean canSignIn() {
        try {
            return number(
                            "SELECT COUNT(*) FROM accounts WHERE password_hash IS NOT NULL"
                                    + " AND email = '"
                                    + LEAD
                                    + "'")
                    == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.application().name(), database.application().password());
    }
}
