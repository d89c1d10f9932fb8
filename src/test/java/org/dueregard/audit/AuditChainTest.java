package org.dueregard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.keys.PortalKeys;
import org.dueregard.mail.Outbox;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What somebody who holds the application's own account, or the whole database, can do to the log
/// without being found out: nothing.
@PortalTest
class AuditChainTest {

    private static final int ENTRIES = 15;

    @Autowired JdbcClient jdbc;
    @Autowired AuditLog log;
    @Autowired AuditChain chain;
    @Autowired AuditVerifier verifier;
    @Autowired AuditService service;
    @Autowired AuditKeys keys;
    @Autowired PortalKeys portalKeys;
    @Autowired AuditAnchors anchors;
    @Autowired TransactionTemplate transaction;
    @Autowired Outbox outbox;
    @Autowired Words words;
    @Autowired TestClock clock;
    @Autowired Fixtures fixtures;
    @Autowired Environment environment;

    private Person admin;
    private long stream;

    @BeforeEach
    void fifteen_entries() {
        admin = fixtures.person(fixtures.school(), RoleGroup.SITE_AND_OFFICE);
        stream = admin.school().id();
        IntStream.range(0, ENTRIES).forEach(i -> write("entry " + i));
        chain.drain();
    }

    private void write(String text) {
        SignedIn.run(
                admin.caller(PortalRole.ADMIN),
                () ->
                        transaction.executeWithoutResult(status ->
                                log.record(
                                        AuditEvent.about(
                                                AuditAction.PERSON_CHANGED,
                                                stream,
                                                admin.id(),
                                                Map.of("text", text)))));
    }

    /// As somebody with every right in the database.
    private void asDatabaseAdministrator(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                environment.getProperty("spring.datasource.url"),
                                environment.getProperty("spring.flyway.user"),
                                environment.getProperty("spring.flyway.password"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql.replace(":stream", Long.toString(stream)));
        }
    }

    private List<AuditVerdict.Break> breaks() {
        return verifier.verify(stream).breaks();
    }

    private void assertFound(long seq, AuditVerdict.Fault fault) {
        assertThat(breaks()).containsExactly(new AuditVerdict.Break(stream, seq, fault));
    }

    @Test
    void an_untouched_chain_is_sound_and_every_entry_is_there() {
        AuditVerdict verdict = verifier.verify(stream);
        assertThat(verdict.isSound()).isTrue();
        assertThat(verdict.entries()).isEqualTo(ENTRIES);
    }

    @Test
    void one_byte_changed_is_found() throws SQLException {
        asDatabaseAdministrator(
                "UPDATE audit_entries SET details = INSERT(details, 9, 1, IF(SUBSTRING(details, 9, 1)"
                        + " = 'A', 'B', 'A')) WHERE stream = :stream AND seq = 7");
        assertFound(7, AuditVerdict.Fault.ALTERED);
    }

    @Test
    void who_did_it_and_when_cannot_be_changed_either() throws SQLException {
        asDatabaseAdministrator(
                "UPDATE audit_entries SET actor_id = actor_id + 1 WHERE stream = :stream AND seq = 3");
        assertFound(3, AuditVerdict.Fault.ALTERED);
    }

    @Test
    void one_entry_removed_is_found() throws SQLException {
        asDatabaseAdministrator("DELETE FROM audit_entries WHERE stream = :stream AND seq = 5");
        assertFound(5, AuditVerdict.Fault.MISSING);
    }

    @Test
    void the_last_ten_removed_are_found_even_with_the_head_put_back() throws SQLException {
        asDatabaseAdministrator("DELETE FROM audit_entries WHERE stream = :stream AND seq > 5");
        asDatabaseAdministrator(
                "UPDATE audit_streams SET seq = 5, mac = (SELECT mac FROM audit_entries"
                        + " WHERE stream = :stream AND seq = 5) WHERE stream = :stream");
        assertFound(6, AuditVerdict.Fault.CUT_OFF);
    }

    @Test
    void the_whole_chain_removed_is_found() throws SQLException {
        asDatabaseAdministrator("DELETE FROM audit_entries WHERE stream = :stream");
        assertFound(1, AuditVerdict.Fault.CUT_OFF);
    }

    @Test
    void an_end_rewritten_with_the_very_key_does_not_agree_with_the_anchors() throws SQLException {
        asDatabaseAdministrator("DELETE FROM audit_entries WHERE stream = :stream AND seq > 5");
        asDatabaseAdministrator(
                "UPDATE audit_streams SET seq = 5, mac = (SELECT mac FROM audit_entries"
                        + " WHERE stream = :stream AND seq = 5) WHERE stream = :stream");
        String before = mac(5);
        for (int i = 6; i <= ENTRIES; i++) {
            AuditLink link = link(i, Days.stored(clock.instant()), "invented");
            before = insert(link, before);
        }
        assertThat(breaks()).hasSize(1);
        assertThat(breaks().getFirst().fault()).isEqualTo(AuditVerdict.Fault.NOT_AS_ANCHORED);
    }

    @Test
    void history_back_dated_by_the_application_s_own_account_is_found() {
        AuditLink link = link(ENTRIES + 1, LocalDateTime.of(2020, 1, 1, 9, 0), "long ago");
        insert(link, mac(ENTRIES));
        assertFound(ENTRIES + 1, AuditVerdict.Fault.OUT_OF_TIME);
    }

    @Test
    void an_entry_dated_other_than_the_server_s_own_time_is_found() {
        AuditVerifier strict =
                new AuditVerifier(
                        jdbc,
                        portalKeys,
                        anchors,
                        new AuditProperties(Duration.ofMinutes(10), List.of()));
        // The test's clock stands still months away from the server's.
        assertThat(strict.verify(stream).breaks())
                .containsExactly(new AuditVerdict.Break(stream, 1, AuditVerdict.Fault.OUT_OF_TIME));
    }

    private AuditLink link(long seq, LocalDateTime at, String details) {
        return new AuditLink(
                stream, seq, at, 1L, "PERSON_CHANGED", "staff member", 1L, null, details);
    }

    private String mac(long seq) {
        return jdbc.sql("SELECT mac FROM audit_entries WHERE stream = ? AND seq = ?")
                .param(stream)
                .param(seq)
                .query(String.class)
                .single();
    }

    /// What the application's account, with the key in hand, can do: add, and nothing else.
    private String insert(AuditLink link, String before) {
        String mac = link.code(portalKeys, before);
        jdbc.sql(
                        "INSERT INTO audit_entries (stream, seq, at, actor_id, action, object_type,"
                                + " object_id, subject_id, details, mac)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)")
                .param(link.stream())
                .param(link.seq())
                .param(link.at())
                .param(link.actorId())
                .param(link.action())
                .param(link.objectType())
                .param(link.objectId())
                .param(link.details())
                .param(mac)
                .update();
        return mac;
    }

    @Test
    void the_application_s_account_can_neither_change_nor_remove_nor_date() {
        for (String sql :
                List.of(
                        "UPDATE audit_entries SET action = 'X' WHERE stream = " + stream,
                        "DELETE FROM audit_entries WHERE stream = " + stream,
                        "TRUNCATE TABLE audit_entries",
                        "INSERT INTO audit_entries (stream, seq, at, recorded_at, action,"
                                + " object_type, details, mac) VALUES ("
                                + stream
                                + ", 99, NOW(), '2001-01-01', 'X', 'x', '{}', 'x')",
                        "SET timestamp = 1")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(breaks()).isEmpty();
    }

    @Test
    void an_entry_is_part_of_the_change_it_tells_of() {
        SignedIn.run(
                admin.caller(PortalRole.ADMIN),
                () ->
                        transaction.executeWithoutResult(status -> {
                            log.record(
                                    AuditEvent.of(
                                            AuditAction.SETTING_CHANGED,
                                            stream,
                                            "test",
                                            null,
                                            Map.of()));
                            status.setRollbackOnly();
                        }));
        chain.drain();
        assertThat(verifier.verify(stream).entries()).isEqualTo(ENTRIES);
    }

    @Test
    void what_a_crash_left_unchained_is_chained_later_once() {
        jdbc.sql(
                        "INSERT INTO audit_pending (stream, action, object_type, details)"
                                + " VALUES (?, 'SETTING_CHANGED', 'test', '{}')")
                .param(stream)
                .update();
        chain.drain();
        chain.drain();
        assertThat(verifier.verify(stream).entries()).isEqualTo(ENTRIES + 1);
        assertThat(breaks()).isEmpty();
    }

    @Test
    void many_writers_at_once_make_one_chain() throws InterruptedException {
        List<Thread> writers =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                Thread.ofPlatform()
                                        .start(() ->
                                                IntStream.range(0, 20)
                                                        .forEach(j -> write(i + "." + j))))
                        .toList();
        for (Thread writer : writers) {
            writer.join();
        }
        chain.drain();
        AuditVerdict verdict = verifier.verify(stream);
        assertThat(verdict.breaks()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(ENTRIES + 160);
    }

    @Test
    void details_about_a_person_are_sealed_and_gone_with_their_key_while_the_chain_holds() {
        String stored =
                jdbc.sql("SELECT details FROM audit_entries WHERE stream = ? AND seq = 1")
                        .param(stream)
                        .query(String.class)
                        .single();
        assertThat(stored).doesNotContain("entry 0");
        assertThat(keys.open(admin.id(), stored))
                .hasValueSatisfying(text -> assertThat(text).contains("entry 0"));

        keys.destroy(admin.id());
        assertThat(keys.open(admin.id(), stored)).isEmpty();
        assertThat(breaks()).isEmpty();
    }

    @Test
    void an_administrator_reads_the_own_school_s_entries_and_no_others() {
        Person other = fixtures.person(fixtures.school(), RoleGroup.SITE_AND_OFFICE);
        AuditFilter all = new AuditFilter("", AuditAction.PERSON_CHANGED, null, null, 1);
        assertThat(SignedIn.as(admin.caller(PortalRole.ADMIN), () -> service.list(all)).total())
                .isEqualTo(ENTRIES);
        assertThat(SignedIn.as(other.caller(PortalRole.ADMIN), () -> service.list(all)).total())
                .isZero();
    }

    @Test
    void the_form_over_which_codes_are_written_is_fixed(@TempDir Path folder) throws Exception {
        java.nio.file.Files.writeString(
                folder.resolve("portal.key"), "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
        AuditLink link =
                new AuditLink(
                        7,
                        2,
                        LocalDateTime.of(2026, 9, 14, 8, 30),
                        11L,
                        "PERSON_ADDED",
                        "staff member",
                        12L,
                        null,
                        "{}");
        assertThat(link.canonical(AuditLink.NOTHING_BEFORE))
                .isEqualTo(
                        String.join(
                                "\u001f",
                                "1",
                                "7",
                                "2",
                                "2026-09-14T08:30:00.000000",
                                "11",
                                "PERSON_ADDED",
                                "staff member",
                                "12",
                                "null",
                                "{}",
                                "0".repeat(64)));
        assertThat(link.code(new PortalKeys(folder), AuditLink.NOTHING_BEFORE))
                .isEqualTo("93a6a094f45c8c0e92d59d8f86d36a088ddbcb5c98c4087341c1514f7b7c76fd");
    }

    @Test
    void the_heads_go_out_by_mail_once_a_day() {
        AnchorMail mail =
                new AnchorMail(
                        jdbc,
                        outbox,
                        words,
                        new AuditProperties(
                                Duration.ofMinutes(10),
                                List.of("one@outside.example", "two@outside.example")),
                        clock);
        transaction.executeWithoutResult(status -> mail.send());
        transaction.executeWithoutResult(status -> mail.send());
        List<String> bodies =
                jdbc.sql(
                                "SELECT body FROM outbox_messages WHERE recipient LIKE '%@outside.example'")
                        .query(String.class)
                        .list();
        assertThat(bodies).hasSize(2).allSatisfy(body -> assertThat(body).contains(mac(ENTRIES)));
    }
}
