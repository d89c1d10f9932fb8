package org.dueregard.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.audit.AuditFilter;
import org.dueregard.audit.AuditService;
import org.dueregard.common.InvalidInputException;
import org.dueregard.imports.ImportMapping;
import org.dueregard.imports.ImportService;
import org.dueregard.imports.ImportState;
import org.dueregard.keys.PortalKeys;
import org.dueregard.pathway.ContactEntry;
import org.dueregard.pathway.ContactRole;
import org.dueregard.pathway.ContactService;
import org.dueregard.people.PeopleChanges;
import org.dueregard.people.PeopleFilter;
import org.dueregard.people.PeopleService;
import org.dueregard.people.PersonChange;
import org.dueregard.people.RoleGroup;
import org.dueregard.security.AccountService;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/// Whoever is forgotten is nowhere any more, while the figures and the chain of the log stay sound;
/// and whoever must be kept is kept.
@PortalTest
class ErasureTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired PeopleChanges changes;
    @Autowired PeopleService people;
    @Autowired AccountService accounts;
    @Autowired ContactService contacts;
    @Autowired ImportService imports;
    @Autowired PrivacyService privacy;
    @Autowired Erasure erasure;
    @Autowired AuditService audit;
    @Autowired PortalKeys keys;
    @Autowired ObjectMapper json;
    @Autowired TestClock clock;

    private Person admin;
    private String given;
    private String family;
    private long person;
    private String email;

    @BeforeEach
    void somebody_with_traces_everywhere() throws Exception {
        admin = fixtures.person(fixtures.school(), RoleGroup.SITE_AND_OFFICE);
        given = "Zeph" + inLetters(admin.id());
        family = "Quill" + inLetters(admin.id());
        email = "z" + admin.id() + "@quill.example";
        imported();
        as(() -> {
            changes.change(
                    person,
                    people.details(person).version(),
                    change("Keeper of " + family + " things", null));
            accounts.invite(person);
            contacts.save(
                    admin.school().id(),
                    ContactRole.DSL,
                    ContactEntry.of(given + " " + family, "01632 960111", "test", true));
        });
        fixtures.completion(person, "prevent-awareness", TODAY.minusMonths(2));
    }

    /// A name of its own for each test.
    private static String inLetters(long number) {
        StringBuilder letters = new StringBuilder();
        for (char digit : Long.toString(number).toCharArray()) {
            letters.append((char) ('b' + digit - '0'));
        }
        return letters.append('z').toString();
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private PersonChange change(String job, LocalDate left) {
        return new PersonChange(given, family, email, job, TODAY.minusYears(2), left, "");
    }

    private void as(Runnable work) {
        SignedIn.run(admin.caller(PortalRole.ADMIN), work);
    }

    private void imported() throws Exception {
        String file =
                "Staff ID,Forename,Surname,Email,Job Title,Start Date\nQ1,%s,%s,%s,Teacher,%s\n"
                        .formatted(given, family, email, TODAY.minusYears(2));
        long id =
                SignedIn.as(
                        admin.caller(PortalRole.ADMIN),
                        () -> {
                            long staged =
                                    imports.stage(
                                            admin.school().id(),
                                            "Staff system",
                                            "staff.csv",
                                            new ByteArrayInputStream(
                                                    file.getBytes(StandardCharsets.UTF_8)));
                            ImportMapping mapping = imports.find(staged).mapping();
                            imports.compare(staged, mapping);
                            return staged;
                        });
        await(id, ImportState.READY);
        as(() -> imports.apply(id, false));
        await(id, ImportState.APPLIED);
        person =
                jdbc.sql("SELECT id FROM staff_members WHERE email = ?")
                        .param(email)
                        .query(Long.class)
                        .single();
    }

    private void await(long id, ImportState state) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            ImportState now =
                    SignedIn.as(admin.caller(PortalRole.ADMIN), () -> imports.find(id).state());
            if (now == state) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Import " + id + " did not become " + state);
    }

    private void leave() {
        as(() ->
                changes.change(
                        person,
                        people.details(person).version(),
                        change("Teacher", TODAY.minusDays(1))));
    }

    /// Every column of every table whose text has the name or the address in it.
    private List<String> traces() {
        List<String> found = new ArrayList<>();
        record Column(String table, String name) {}
        List<Column> columns =
                jdbc.sql(
                                "SELECT c.table_name, c.column_name FROM information_schema.columns c"
                                        + " JOIN information_schema.tables t USING (table_schema, table_name)"
                                        + " WHERE c.table_schema = DATABASE()"
                                        + " AND t.table_type = 'BASE TABLE'"
                                        + " AND c.data_type IN ('varchar', 'char', 'text',"
                                        + " 'mediumtext', 'longtext', 'varbinary', 'blob')")
                        .query((row, number) -> new Column(row.getString(1), row.getString(2)))
                        .list();
        assertThat(columns).hasSizeGreaterThan(60);
        for (Column column : columns) {
            if (column.table().equals("flyway_schema_history")) {
                continue;
            }
            long hits =
                    jdbc.sql(
                                    "SELECT COUNT(*) FROM `%s` WHERE LOWER(CONVERT(`%s` USING utf8mb4))"
                                                    .formatted(column.table(), column.name())
                                            + " REGEXP ?")
                            .param(
                                    given.toLowerCase(java.util.Locale.ROOT)
                                            + "|"
                                            + family.toLowerCase(java.util.Locale.ROOT)
                                            + "|"
                                            + email)
                            .query(Long.class)
                            .single();
            if (hits > 0) {
                found.add(column.table() + "." + column.name() + ": " + hits);
            }
        }
        return found;
    }

    private List<String> filesWithTraces() throws IOException {
        try (Stream<Path> files = Files.walk(keys.directory())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                            return text.contains(given)
                                    || text.contains(family)
                                    || text.contains(email);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .map(Path::toString)
                    .toList();
        }
    }

    @Test
    void after_erasure_no_table_file_message_or_page_has_name_or_address() throws Exception {
        assertThat(traces()).as("before").hasSizeGreaterThan(5);
        leave();
        as(() -> privacy.forget(person));

        assertThat(traces()).isEmpty();
        assertThat(filesWithTraces()).isEmpty();
        String pages =
                SignedIn.as(
                        admin.caller(PortalRole.ADMIN),
                        () ->
                                people.list(
                                                        new PeopleFilter(
                                                                "",
                                                                null,
                                                                null,
                                                                PeopleFilter.Who.ALL,
                                                                null,
                                                                1))
                                                .rows()
                                                .toString()
                                        + people.list(
                                                        new PeopleFilter(
                                                                "",
                                                                null,
                                                                null,
                                                                PeopleFilter.Who.ALL,
                                                                TODAY,
                                                                1))
                                                .rows()
                                        + audit.list(new AuditFilter("", null, null, null, 1))
                                                .rows());
        assertThat(pages).doesNotContain(given, family, email);
    }

    @Test
    void figures_and_the_chain_stay_sound() {
        leave();
        long completions = count("SELECT COUNT(*) FROM completions WHERE staff_member_id = ?");
        long memberships =
                count("SELECT COUNT(*) FROM role_group_memberships WHERE staff_member_id = ?");
        as(() -> privacy.forget(person));

        assertThat(count("SELECT COUNT(*) FROM completions WHERE staff_member_id = ?"))
                .isEqualTo(completions)
                .isPositive();
        assertThat(count("SELECT COUNT(*) FROM role_group_memberships WHERE staff_member_id = ?"))
                .isEqualTo(memberships)
                .isPositive();
        assertThat(SignedIn.as(admin.caller(PortalRole.ADMIN), () -> audit.verify()).isSound())
                .isTrue();
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(person).query(Long.class).single();
    }

    @Test
    void whoever_comes_back_with_a_restore_is_forgotten_at_the_next_start() {
        leave();
        as(() -> privacy.forget(person));
        // As an older copy of the database has it.
        jdbc.sql(
                        "UPDATE staff_members SET given_name = ?, family_name = ?, email = ?,"
                                + " erased_at = NULL WHERE id = ?")
                .param(given)
                .param(family)
                .param(email)
                .param(person)
                .update();
        assertThat(traces()).isNotEmpty();
        erasure.prepare();
        assertThat(traces()).isEmpty();
    }

    @Test
    void somebody_who_works_here_or_is_held_is_not_forgotten() {
        assertThatThrownBy(() -> as(() -> privacy.forget(person)))
                .isInstanceOf(InvalidInputException.class);
        leave();
        as(() -> privacy.placeHold(person, "a claim"));
        assertThatThrownBy(() -> as(() -> privacy.forget(person)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(traces()).isNotEmpty();

        as(() -> privacy.releaseHold(privacy.holds().getFirst().id()));
        as(() -> privacy.forget(person));
        assertThat(traces()).isEmpty();
    }

    @Test
    void by_night_leavers_go_when_their_time_is_over_and_held_ones_stay() {
        leave();
        Set<Grant> portal =
                Set.of(
                        new Grant(PortalRole.STAFF, Grant.HOME),
                        new Grant(PortalRole.ADMIN, Grant.EVERYWHERE));
        clock.moveTo(TODAY.plusMonths(73));
        privacy.apply(RetentionKind.LEAVERS);
        assertThat(traces()).as("switched off until somebody decides").isNotEmpty();

        SignedIn.run(admin.caller(portal), () -> privacy.setRule(RetentionKind.LEAVERS, 72, true));
        as(() -> privacy.placeHold(person, "a claim"));
        privacy.apply(RetentionKind.LEAVERS);
        assertThat(traces()).as("held").isNotEmpty();

        as(() -> privacy.releaseHold(privacy.holds().getFirst().id()));
        long due =
                SignedIn.as(
                        admin.caller(portal),
                        () ->
                                privacy.rules().stream()
                                        .filter(rule -> rule.kind() == RetentionKind.LEAVERS)
                                        .findFirst()
                                        .orElseThrow()
                                        .due());
        assertThat(due).as("the dry run").isPositive();
        assertThat(privacy.apply(RetentionKind.LEAVERS)).isEqualTo(due);
        assertThat(traces()).isEmpty();
        jdbc.sql("DELETE FROM retention_rules").update();
    }

    @Test
    void other_kinds_go_by_night_as_their_rules_say() {
        clock.moveTo(TODAY.plusMonths(37));
        for (RetentionKind kind : RetentionKind.values()) {
            if (kind != RetentionKind.LEAVERS) {
                privacy.apply(kind);
            }
        }
        assertThat(count("SELECT COUNT(*) FROM import_rows WHERE staff_member_id = ?")).isZero();
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM account_tokens t JOIN accounts a"
                                        + " ON a.id = t.account_id WHERE a.staff_member_id = ?"))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM completions WHERE staff_member_id = ?"))
                .isPositive();
    }

    @Test
    void a_person_is_given_everything_about_themselves_and_nothing_of_others() {
        Person colleague = fixtures.person(admin.school(), RoleGroup.TEACHERS);
        as(() ->
                changes.change(
                        person,
                        people.details(person).version(),
                        new PersonChange(
                                given,
                                family,
                                email,
                                "Teacher",
                                TODAY.minusYears(2),
                                null,
                                colleague.email())));
        Map<String, Object> everything =
                SignedIn.as(admin.caller(PortalRole.ADMIN), () -> privacy.exportOf(person));
        String text = json.writeValueAsString(everything);
        assertThat(text)
                .contains(given, family, email, "prevent-awareness", "PERSON_CHANGED", "staff.csv")
                .doesNotContain(colleague.email(), colleague.givenName());
        assertThat(everything.keySet())
                .contains(
                        "staff record",
                        "account and sessions",
                        "messages",
                        "imports",
                        "log",
                        "training",
                        "contacts",
                        "documents");
    }
}
