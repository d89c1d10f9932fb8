package org.dueregard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/// The outbox against a real SMTP server.
@PortalTest
class OutboxTest {

    @RegisterExtension
    static final GreenMailExtension SMTP =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                    .withConfiguration(
                            GreenMailConfiguration.aConfig().withDisabledAuthentication());

    private static final MailProperties PROPERTIES =
            new MailProperties("portal@school.example", Duration.ofMinutes(2));

    @Autowired Outbox outbox;
    @Autowired OutboxService outboxService;
    @Autowired org.dueregard.keys.Seal seal;
    @Autowired LastWord lastWord;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;

    private Person person;

    @BeforeEach
    void anEmptyOutbox() {
        jdbc.sql("DELETE FROM outbox_messages").update();
        person = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void put(String key, String recipient, String subject) {
        SignedIn.run(
                person.caller(),
                () ->
                        transaction.executeWithoutResult(status ->
                                outbox.put(
                                        new NewMessage(
                                                key,
                                                recipient,
                                                subject,
                                                "Words.\n",
                                                person.school().id(),
                                                null))));
    }

    private OutboxSender sender(int port) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        mail.getJavaMailProperties().put("mail.smtp.timeout", "3000");
        mail.getJavaMailProperties().put("mail.smtp.connectiontimeout", "1000");
        return new OutboxSender(jdbc, mail, PROPERTIES, lastWord, seal, clock);
    }

    private OutboxSender sender() {
        return sender(SMTP.getSmtp().getPort());
    }

    private String state(String key) {
        return jdbc.sql("SELECT state FROM outbox_messages WHERE once_key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    @Test
    void a_message_is_sent_once_with_its_words_and_its_own_id() throws Exception {
        put("k1", "a@school.example", "Prüfung – done");
        assertThat(sender().sendDue()).isEqualTo(1);
        assertThat(sender().sendDue()).isZero();

        MimeMessage[] received = SMTP.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Prüfung – done");
        assertThat(received[0].getContent().toString()).startsWith("Words.");
        assertThat(received[0].getMessageID())
                .contains(
                        jdbc.sql("SELECT message_id FROM outbox_messages WHERE once_key = 'k1'")
                                .query(String.class)
                                .single());
        assertThat(state("k1")).isEqualTo("SENT");
    }

    @Test
    void the_same_thing_is_written_once() {
        put("k1", "a@school.example", "One");
        put("k1", "a@school.example", "Two");
        assertThat(sender().sendDue()).isEqualTo(1);
    }

    @Test
    void what_was_rolled_back_was_never_written() {
        SignedIn.run(
                person.caller(),
                () ->
                        transaction.executeWithoutResult(status -> {
                            outbox.put(new NewMessage("k1", "a@x.example", "s", "b", null, null));
                            status.setRollbackOnly();
                        }));
        assertThat(sender().sendDue()).isZero();
    }

    @Test
    void line_breaks_in_a_name_or_subject_make_no_headers() throws Exception {
        put("k1", "a@school.example", "Hello\r\nBcc: everybody@school.example\r\n\r\nBody");
        sender().sendDue();

        MimeMessage[] received = SMTP.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getHeader("Bcc")).isNull();
        assertThat(received[0].getAllRecipients()).hasSize(1);
    }

    @Test
    void a_server_that_is_away_is_tried_again_later() {
        put("k1", "a@school.example", "One");
        assertThat(sender(1).sendDue()).isZero();
        assertThat(state("k1")).isEqualTo("NEW");
        assertThat(sender().sendDue()).as("not at once").isZero();

        clock.moveBy(OutboxSender.PAUSE_AFTER_FAILURE.plusSeconds(1));
        assertThat(sender().sendDue()).isEqualTo(1);
        assertThat(state("k1")).isEqualTo("SENT");
    }

    @Test
    void a_message_that_nobody_takes_is_given_up_visibly() {
        put("k1", "a@school.example", "One");
        jdbc.sql("UPDATE outbox_messages SET attempts = ?")
                .param(OutboxSender.MOST_ATTEMPTS - 1)
                .update();
        sender(1).sendDue();
        assertThat(state("k1")).isEqualTo("FAILED");
    }

    @Test
    void a_message_whose_sender_died_is_taken_up_after_its_lease() {
        put("k1", "a@school.example", "One");
        jdbc.sql(
                        "UPDATE outbox_messages SET state = 'SENDING', lease_owner = 'dead',"
                                + " lease_until = ?")
                .param(org.dueregard.common.Days.stored(clock.instant().plusSeconds(60)))
                .update();
        assertThat(sender().sendDue()).isZero();
        clock.moveBy(Duration.ofMinutes(2));
        assertThat(sender().sendDue()).isEqualTo(1);
    }

    @Test
    void four_senders_at_once_send_each_message_once() throws Exception {
        IntStream.range(0, 60)
                .forEach(i -> put("k" + i, "p" + i + "@school.example", "Number " + i));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                OutboxSender sender = sender();
                threads.submit(() -> {
                    while (sender.sendDue() > 0) {
                        Thread.onSpinWait();
                    }
                });
            }
        }
        sender().sendDue();
        List<String> ids =
                Arrays.stream(SMTP.getReceivedMessages())
                        .map(message -> {
                            try {
                                return message.getMessageID();
                            } catch (jakarta.mail.MessagingException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .toList();
        assertThat(ids).hasSize(60).doesNotHaveDuplicates();
    }

    /// Says what a test tells it to, for the messages that it is asked about.
    private static final class Says implements BeforeSending {

        private Verdict verdict = new NotNeeded();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Verdict ask(String onceKey) {
            return verdict;
        }
    }

    private OutboxSender asking(Says says) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(SMTP.getSmtp().getPort());
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("says", says);
        return new OutboxSender(
                jdbc,
                mail,
                PROPERTIES,
                new LastWord(beans.getBeanProvider(BeforeSending.class)),
                seal,
                clock);
    }

    private void putAsked(String key) {
        transaction.executeWithoutResult(status ->
                outbox.put(
                        new NewMessage(
                                key,
                                "a@school.example",
                                "Old",
                                "Old words.\n",
                                person.school().id(),
                                null,
                                null,
                                "<p>Old words.</p>",
                                "test")));
    }

    @Test
    void whoever_wrote_it_has_the_last_word() throws Exception {
        Says says = new Says();
        OutboxSender sender = asking(says);
        putAsked("k1");
        says.verdict = new BeforeSending.Later(clock.instant().plusSeconds(900));
        assertThat(sender.sendDue()).isZero();
        assertThat(sender.sendDue()).as("not before then").isZero();
        assertThat(state("k1")).isEqualTo("NEW");
        clock.moveBy(Duration.ofMinutes(16));

        says.verdict = new BeforeSending.Send("New", "New words – all.\n", "<p>New words.</p>");
        assertThat(sender.sendDue()).isEqualTo(1);
        MimeMessage received = SMTP.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("New");
        String raw = com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(received);
        assertThat(raw).contains("multipart/alternative", "text/plain", "text/html");
        assertThat(raw.indexOf("text/plain")).isLessThan(raw.indexOf("text/html"));
        assertThat(
                        jdbc.sql(
                                        "SELECT CONCAT(subject, body, html, attempts) FROM outbox_messages")
                                .query(String.class)
                                .single())
                .isEqualTo("NewNew words – all.\n<p>New words.</p>1");
    }

    @Test
    void what_is_not_needed_any_more_never_leaves() {
        Says says = new Says();
        putAsked("k1");
        assertThat(asking(says).sendDue()).isZero();
        assertThat(state("k1")).isEqualTo("NOT_NEEDED");
        says.verdict = new BeforeSending.Send("New", "New words.\n", null);
        assertThat(asking(says).sendDue()).isZero();
        assertThat(SMTP.getReceivedMessages()).isEmpty();
        assertThat(outbox.fates(List.of("k1")).get("k1"))
                .isEqualTo(new Outbox.Fate(MessageState.NOT_NEEDED, null));
    }

    @Test
    void a_message_that_nobody_speaks_for_waits() {
        putAsked("k1");
        jdbc.sql("UPDATE outbox_messages SET asked_before = 'nobody'").update();
        assertThat(sender().sendDue()).isZero();
        assertThat(state("k1")).isEqualTo("NEW");
    }

    @Test
    void an_administrator_reads_the_outbox_page_by_page() {
        IntStream.range(0, 30)
                .forEach(i -> put("k" + i, "p" + i + "@school.example", "Number " + i));
        org.dueregard.common.PageOf<OutboxRow> page =
                SignedIn.as(person.caller(PortalRole.ADMIN), () -> outboxService.list("", 2));
        assertThat(page.total()).isEqualTo(30);
        assertThat(page.rows()).hasSize(5);
        assertThat(
                        SignedIn.as(
                                        person.caller(PortalRole.ADMIN),
                                        () -> outboxService.list("p7@", 1))
                                .rows())
                .hasSize(1);
        assertThat(
                        SignedIn.as(
                                        person.caller(PortalRole.ADMIN),
                                        () -> outboxService.list("%", 1))
                                .rows())
                .isEmpty();
    }
}
