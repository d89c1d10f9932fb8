package org.dueregard.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.files.FileKind;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/// Certificates of training done elsewhere, from lodging to the ledger, with the real database and real
/// files.
@PortalTest
class EvidenceTest {

    private static final String MODULE = "prevent-awareness";
    private static final LocalDate TODAY = TestClock.TODAY;
    private static final LocalDate TRAINED = TODAY.minusMonths(5);

    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired EvidenceService evidence;
    @Autowired EvidenceReviewService review;
    @Autowired EvidenceFiles files;
    @Autowired EvidenceProperties properties;
    @Autowired EvidenceRecords records;
    @Autowired EvidenceSweepJob sweep;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;

    private TestSchool school;
    private Person teacher;
    private Person lead;
    private Person deputy;

    @BeforeEach
    void people() {
        school = fixtures.school();
        teacher = fixtures.person(school, RoleGroup.TEACHERS);
        lead = fixtures.person(school, RoleGroup.DSL);
        deputy = fixtures.person(school, RoleGroup.DSL);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private static Caller dsl(Person person) {
        return person.caller(PortalRole.DSL);
    }

    private static NewEvidence entry() {
        return entry(TRAINED);
    }

    private static NewEvidence entry(LocalDate trainedOn) {
        return new NewEvidence(
                MODULE, "GOV.UK Prevent duty training", "Awareness", trainedOn, false);
    }

    private long lodge(Person person) {
        return lodge(person, entry(), "certificate.pdf", Certificates.pdf("x" + fixtures.newId()));
    }

    private long lodge(Person person, NewEvidence entry, String name, byte[] content) {
        return SignedIn.as(
                person.caller(),
                () -> evidence.lodge(entry, name, new ByteArrayInputStream(content)));
    }

    private static List<String> refused(Callable<?> work) {
        try {
            work.call();
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream()
                    .map(problem -> (problem.field() + " " + problem.key()).strip())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private TreeSet<String> onDisk() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (Files.isDirectory(properties.files())) {
            try (Stream<Path> all = Files.walk(properties.files())) {
                all.skip(1).forEach(file -> names.add(file.getFileName().toString()));
            }
        }
        return names;
    }

    private long rows(Person person) {
        return jdbc.sql("SELECT COUNT(*) FROM evidence WHERE staff_member_id = ?")
                .param(person.id())
                .query(Long.class)
                .single();
    }

    private String key(long id) {
        return jdbc.sql("SELECT file_key FROM evidence WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private void verify(Person by, long id) {
        SignedIn.run(dsl(by), () -> review.verify(id, 0));
    }

    private OwnEvidence own(Person person, long id) {
        return SignedIn.as(person.caller(), () -> evidence.findOwn(id));
    }

    private long completions(Person person) {
        return jdbc.sql("SELECT COUNT(*) FROM completions WHERE staff_member_id = ?")
                .param(person.id())
                .query(Long.class)
                .single();
    }

    @Test
    void what_is_lodged_waits_for_the_safeguarding_lead_oldest_first() throws IOException {
        long first = lodge(teacher);
        clock.moveBy(Duration.ofMinutes(5));
        long second =
                lodge(
                        fixtures.person(school, RoleGroup.TEACHERS),
                        new NewEvidence(MODULE, " My\u202e authority ", "Course", TODAY, true),
                        "../../etc/scan.PNG",
                        Certificates.png());
        lodge(fixtures.person(fixtures.school(), RoleGroup.TEACHERS));
        var page = SignedIn.as(dsl(lead), () -> review.queue(1));
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.rows()).extracting(WaitingEvidence::id).containsExactly(first, second);
        WaitingEvidence waiting = page.rows().get(1);
        assertThat(waiting.fileName()).isEqualTo("scan.PNG");
        assertThat(waiting.fileKind()).isEqualTo(FileKind.PNG);
        assertThat(waiting.provider()).isEqualTo("My authority");
        assertThat(waiting.faceToFace()).isTrue();
        assertThat(waiting.own()).isFalse();
        assertThat(SignedIn.as(dsl(lead), () -> review.waiting())).isEqualTo(2);
        assertThat(own(teacher, first).state()).isEqualTo(EvidenceState.LODGED);
        assertThat(onDisk()).contains(key(first), key(second));
    }

    @Test
    void what_is_verified_counts_from_the_day_of_the_training() {
        long id = lodge(teacher);
        verify(lead, id);
        record Entry(LocalDate effective, LocalDate expires, String how, String once, long id) {}
        Entry entry =
                jdbc.sql(
                                "SELECT effective_on, expires_on, how, once_key, id"
                                        + " FROM completions WHERE staff_member_id = ?")
                        .param(teacher.id())
                        .query((row, number) ->
                                new Entry(
                                        row.getObject(1, LocalDate.class),
                                        row.getObject(2, LocalDate.class),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getLong(5)))
                        .single();
        assertThat(entry.effective()).isEqualTo(TRAINED);
        assertThat(entry.how()).isEqualTo("EVIDENCE");
        assertThat(entry.once()).isEqualTo("evidence|" + id);
        assertThat(entry.expires())
                .as("whole years from the training, not from today")
                .isIn(TRAINED.plusYears(1), TRAINED.plusYears(2), TRAINED.plusYears(3));
        OwnEvidence seen = own(teacher, id);
        assertThat(seen.state()).isEqualTo(EvidenceState.VERIFIED);
        assertThat(seen.countsUntil()).isEqualTo(entry.expires().minusDays(1));
        assertThat(seen.withdrawn()).isFalse();
        assertThat(
                        jdbc.sql("SELECT completion_id FROM evidence WHERE id = ?")
                                .param(id)
                                .query(Long.class)
                                .single())
                .isEqualTo(entry.id());
        assertThat(SignedIn.as(dsl(lead), () -> review.waiting())).isZero();
        assertThat(mails()).containsExactly("completed|evidence|" + id);
    }

    private List<String> mails() {
        return jdbc.sql("SELECT once_key FROM outbox_messages WHERE staff_member_id = ?")
                .param(teacher.id())
                .query(String.class)
                .list();
    }

    @Test
    void of_two_who_decide_at_once_one_does_and_the_other_is_told() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                Person person = fixtures.person(school, RoleGroup.TEACHERS);
                long id = lodge(person);
                boolean both = round % 2 == 0;
                CyclicBarrier together = new CyclicBarrier(2);
                Future<List<String>> one =
                        two.submit(() -> {
                            together.await();
                            return refused(() -> {
                                verify(lead, id);
                                return true;
                            });
                        });
                Future<List<String>> other =
                        two.submit(() -> {
                            together.await();
                            return refused(() -> {
                                if (both) {
                                    verify(deputy, id);
                                } else {
                                    SignedIn.run(
                                            dsl(deputy), () -> review.sendBack(id, 0, "Blurred"));
                                }
                                return true;
                            });
                        });
                List<String> told = new ArrayList<>(one.get());
                told.addAll(other.get());
                assertThat(told).containsExactly("evidence.problem.decided");
                boolean verified = own(person, id).state() == EvidenceState.VERIFIED;
                assertThat(completions(person)).isEqualTo(verified ? 1 : 0);
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void whoever_takes_back_while_somebody_verifies_never_leaves_both() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                Person person = fixtures.person(school, RoleGroup.TEACHERS);
                long id = lodge(person);
                CyclicBarrier together = new CyclicBarrier(2);
                Future<List<String>> one =
                        two.submit(() -> {
                            together.await();
                            return refused(() -> {
                                verify(lead, id);
                                return true;
                            });
                        });
                Future<List<String>> other =
                        two.submit(() -> {
                            together.await();
                            return refused(() -> {
                                SignedIn.run(person.caller(), () -> evidence.takeBack(id));
                                return true;
                            });
                        });
                List<String> told = new ArrayList<>(one.get());
                told.addAll(other.get());
                assertThat(told).containsExactly("evidence.problem.decided");
                assertThat(completions(person)).isEqualTo(other.get().isEmpty() ? 0 : 1);
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void nobody_decides_for_another_school_about_their_own_or_without_the_role() {
        long id = lodge(teacher);
        Person foreign = fixtures.person(fixtures.school(), RoleGroup.DSL);
        for (Caller who :
                List.of(dsl(foreign), teacher.caller(), teacher.caller(PortalRole.HEAD))) {
            assertThatThrownBy(() -> SignedIn.run(who, () -> review.verify(id, 0)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> SignedIn.run(who, () -> review.sendBack(id, 0, "x")))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> SignedIn.run(teacher.caller(), () -> review.queue(1)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(SignedIn.as(dsl(foreign), () -> review.queue(1)).rows()).isEmpty();

        long mine = lodge(lead);
        assertThat(refused(() -> SignedIn.as(dsl(lead), () -> ran(() -> review.verify(mine, 0)))))
                .containsExactly("evidence.problem.own");
        assertThat(
                        refused(() ->
                                SignedIn.as(
                                        dsl(lead), () -> ran(() -> review.sendBack(mine, 0, "x")))))
                .containsExactly("evidence.problem.own");
        assertThat(SignedIn.as(dsl(lead), () -> review.waiting())).isEqualTo(1);
        assertThat(SignedIn.as(dsl(lead), () -> review.queue(1)).rows())
                .extracting(WaitingEvidence::own)
                .containsExactly(false, true);
        verify(deputy, mine);
        assertThat(completions(lead)).isEqualTo(1);
    }

    private static boolean ran(Runnable work) {
        work.run();
        return true;
    }

    @Test
    void what_is_returned_says_why_and_can_be_lodged_again() {
        byte[] same = Certificates.pdf("same");
        long id = lodge(teacher, entry(), "a.pdf", same);
        assertThat(
                        refused(() ->
                                SignedIn.as(
                                        dsl(lead), () -> ran(() -> review.sendBack(id, 0, " ")))))
                .containsExactly("reason invalid.required");
        assertThat(
                        refused(() ->
                                SignedIn.as(
                                        dsl(lead),
                                        () -> ran(() -> review.sendBack(id, 0, "x".repeat(501))))))
                .containsExactly("reason invalid.too-long");
        SignedIn.run(dsl(lead), () -> review.sendBack(id, 0, "The name is not yours"));
        assertThat(own(teacher, id).state()).isEqualTo(EvidenceState.RETURNED);
        assertThat(own(teacher, id).reason()).isEqualTo("The name is not yours");
        assertThat(completions(teacher)).isZero();
        String body =
                jdbc.sql(
                                "SELECT body FROM outbox_messages WHERE once_key = ?"
                                        + " AND recipient = ?")
                        .param("evidence-returned|" + id)
                        .param(teacher.email())
                        .query(String.class)
                        .single();
        assertThat(body).contains("The name is not yours", "/evidence");
        assertThat(lodge(teacher, entry(), "a.pdf", same)).isNotEqualTo(id);
        assertThat(refused(() -> lodge(teacher, entry(), "a.pdf", same)))
                .containsExactly("file evidence.file.again");
    }

    @Test
    void everything_that_is_missing_is_told_at_once_and_nothing_is_kept() throws IOException {
        TreeSet<String> before = onDisk();
        assertThat(
                        refused(() ->
                                lodge(
                                        teacher,
                                        new NewEvidence("no-such", "", null, null, null),
                                        "",
                                        new byte[0])))
                .containsExactly(
                        "module evidence.module.choose",
                        "provider invalid.required",
                        "course invalid.required",
                        "trained-on invalid.date",
                        "mode evidence.mode.choose",
                        "file evidence.file.missing");
        assertThat(refused(() -> lodge(teacher, entry(TODAY.plusDays(1)), "a.pdf", pdf())))
                .containsExactly("trained-on evidence.trained-on.future");
        assertThat(
                        refused(() ->
                                lodge(
                                        teacher,
                                        entry(TODAY.minusYears(5).minusDays(1)),
                                        "a.pdf",
                                        pdf())))
                .containsExactly("trained-on evidence.trained-on.too-old");
        assertThat(rows(teacher)).isZero();
        assertThat(onDisk()).isEqualTo(before);
        lodge(teacher, entry(TODAY), "a.pdf", pdf());
        lodge(teacher, entry(TODAY.minusYears(5)), "a.pdf", pdf());
    }

    private byte[] pdf() {
        return Certificates.pdf("p" + fixtures.newId());
    }

    @Test
    void no_trick_with_a_file_leaves_anything_behind() throws IOException {
        TreeSet<String> before = onDisk();
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>";
        record Trick(String name, byte[] content, String verdict) {}
        for (Trick trick :
                List.of(
                        new Trick("a.pdf", Certificates.text("<html><p>"), "web-page"),
                        new Trick("a.svg", Certificates.text(svg), "svg"),
                        new Trick("a.png", Certificates.zip("bomb", 200), "archive"),
                        new Trick("a.doc", Certificates.ole(), "office"),
                        new Trick("a.pdf", new byte[0], "empty"),
                        new Trick("a\u202efdp.exe", pdf(), "name-differs"),
                        new Trick("../../etc/passwd", pdf(), "name-differs"),
                        new Trick("a.png", Certificates.pdfBehindPngBeginning(), "other"),
                        new Trick("a.pdf", Certificates.pdfOf(11 * 1024 * 1024), "too-large"),
                        new Trick(
                                "a.pdf", Certificates.pdfOf(10 * 1024 * 1024 + 1), "too-large"))) {
            assertThat(refused(() -> lodge(teacher, entry(), trick.name(), trick.content())))
                    .as(trick.toString())
                    .containsExactly("file evidence.file." + trick.verdict());
        }
        assertThat(rows(teacher)).isZero();
        assertThat(onDisk()).isEqualTo(before);
        lodge(teacher, entry(), "a.pdf", Certificates.pdfOf(10 * 1024 * 1024));
    }

    @Test
    void an_upload_that_breaks_off_and_a_transaction_that_fails_leave_nothing() throws IOException {
        TreeSet<String> before = onDisk();
        InputStream broken =
                new InputStream() {
                    private final byte[] beginning = Certificates.pdfOf(200_000);
                    private int sent;

                    @Override
                    public int read() throws IOException {
                        if (sent < beginning.length) {
                            return beginning[sent++] & 0xff;
                        }
                        throw new IOException("gone");
                    }
                };
        assertThatThrownBy(() ->
                        SignedIn.run(
                                teacher.caller(), () -> evidence.lodge(entry(), "a.pdf", broken)))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(onDisk()).isEqualTo(before);

        transaction.executeWithoutResult(status -> {
            lodge(teacher);
            status.setRollbackOnly();
        });
        assertThat(rows(teacher)).isZero();
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void at_most_twenty_of_one_person_wait_even_when_they_come_at_once() throws Exception {
        for (int i = 0; i < EvidenceService.MOST_WAITING - 1; i++) {
            lodge(teacher);
        }
        ExecutorService four = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(four.submit(() -> refused(() -> lodge(teacher))));
            }
            int taken = 0;
            for (Future<List<String>> one : all) {
                taken += one.get().isEmpty() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            four.shutdownNow();
        }
        assertThat(refused(() -> lodge(teacher))).containsExactly("evidence.problem.too-many");
        assertThat(rows(teacher)).isEqualTo(EvidenceService.MOST_WAITING);
        assertThat(onDisk().stream().filter(name -> name.endsWith(".part"))).isEmpty();
    }

    @Test
    void what_is_taken_back_is_gone_with_its_file() throws IOException {
        long id = lodge(teacher);
        String key = key(id);
        Person colleague = fixtures.person(school, RoleGroup.TEACHERS);
        assertThatThrownBy(() -> SignedIn.run(colleague.caller(), () -> evidence.takeBack(id)))
                .isInstanceOf(AccessDeniedException.class);
        SignedIn.run(teacher.caller(), () -> evidence.takeBack(id));
        assertThat(onDisk()).doesNotContain(key);
        assertThatThrownBy(() -> own(teacher, id)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> SignedIn.as(teacher.caller(), () -> evidence.open(id)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(refused(() -> SignedIn.as(dsl(lead), () -> ran(() -> review.verify(id, 0)))))
                .containsExactly("evidence.problem.decided");
        long other = lodge(teacher);
        verify(lead, other);
        assertThat(
                        refused(() ->
                                SignedIn.as(
                                        teacher.caller(),
                                        () -> ran(() -> evidence.takeBack(other)))))
                .containsExactly("evidence.problem.decided");
    }

    @Test
    void a_file_is_handed_to_its_owner_and_to_those_who_decide_and_only_whole() throws IOException {
        byte[] content = pdf();
        long id = lodge(teacher, entry(), "My certificate.pdf", content);
        for (Caller who : List.of(teacher.caller(), dsl(lead))) {
            EvidenceFile file = SignedIn.as(who, () -> evidence.open(id));
            try (InputStream in = file.content()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
            assertThat(file.name()).isEqualTo("My certificate.pdf");
        }
        Person colleague = fixtures.person(school, RoleGroup.TEACHERS);
        Person foreign = fixtures.person(fixtures.school(), RoleGroup.DSL);
        for (Caller who :
                List.of(
                        colleague.caller(),
                        colleague.caller(PortalRole.HEAD),
                        colleague.caller(PortalRole.ADMIN),
                        dsl(foreign))) {
            assertThatThrownBy(() -> SignedIn.as(who, () -> evidence.open(id)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        Files.writeString(properties.files().resolve(key(id)), "%PDF- something else");
        assertThatThrownBy(() -> SignedIn.as(teacher.caller(), () -> evidence.open(id)))
                .isInstanceOf(EvidenceDamagedException.class);
        Files.delete(properties.files().resolve(key(id)));
        assertThatThrownBy(() -> SignedIn.as(teacher.caller(), () -> evidence.open(id)))
                .isInstanceOf(EvidenceDamagedException.class);
    }

    @Test
    void files_lie_under_names_of_their_own_and_are_read_by_the_portal_alone() throws IOException {
        long id = lodge(teacher, entry(), "C:\\temp\\name.pdf", pdf());
        assertThat(key(id)).matches("[0-9a-f-]{36}");
        Path file = properties.files().resolve(key(id));
        assertThat(
                        java.nio.file.attribute.PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_sweep_takes_what_no_row_names_once_it_is_a_day_old() throws IOException {
        long id = lodge(teacher);
        Path folder = properties.files();
        FileTime old = FileTime.from(clock.instant().minus(Duration.ofHours(25)));
        FileTime young = FileTime.from(clock.instant().minus(Duration.ofHours(23)));
        Path orphan = folder.resolve("00000000-0000-4000-8000-000000000001");
        Path unfinished = folder.resolve("00000000-0000-4000-8000-000000000002.part");
        Path recent = folder.resolve("00000000-0000-4000-8000-000000000003");
        Path foreign = folder.resolve("README");
        for (Path file : List.of(orphan, unfinished, recent, foreign)) {
            Files.writeString(file, "x");
            Files.setLastModifiedTime(file, file.equals(recent) ? young : old);
        }
        Files.setLastModifiedTime(folder.resolve(key(id)), old);
        sweep.sweep();
        assertThat(onDisk())
                .contains(key(id), "README", recent.getFileName().toString())
                .doesNotContain(
                        orphan.getFileName().toString(), unfinished.getFileName().toString());
        Files.delete(recent);
        Files.delete(foreign);
    }

    @Test
    void whoever_is_forgotten_leaves_no_file_and_no_word_while_the_figure_stays()
            throws IOException {
        long verified = lodge(teacher);
        verify(lead, verified);
        long returned = lodge(teacher);
        SignedIn.run(dsl(lead), () -> review.sendBack(returned, 0, "Not Ann Smith"));
        long waiting = lodge(teacher);
        List<String> keys = List.of(key(verified), key(returned), key(waiting));
        var person =
                new org.dueregard.common.PersonalRecords.Person(
                        teacher.id(), "A", "B", null, List.of(), List.of());
        assertThat(records.of(person)).hasSize(3);
        assertThat(records.of(person).toString()).contains("Not Ann Smith", "certificate.pdf");
        for (int again = 0; again < 2; again++) {
            transaction.executeWithoutResult(status -> records.forget(person));
        }
        assertThat(onDisk()).doesNotContainAnyElementsOf(keys);
        assertThat(records.of(person).toString())
                .doesNotContain("Not Ann Smith", "certificate.pdf", "GOV.UK", "Awareness");
        assertThat(SignedIn.as(dsl(lead), () -> review.queue(1)).rows()).isEmpty();
        assertThat(completions(teacher)).isEqualTo(1);
    }

    @Test
    void evidence_goes_with_whoever_moves_to_another_school() {
        long id = lodge(teacher);
        TestSchool next = fixtures.school();
        Person there = fixtures.person(next, RoleGroup.DSL);
        jdbc.sql("UPDATE staff_members SET school_id = ? WHERE id = ?")
                .param(next.id())
                .param(teacher.id())
                .update();
        assertThat(SignedIn.as(dsl(lead), () -> review.queue(1)).rows()).isEmpty();
        assertThatThrownBy(() -> verify(lead, id)).isInstanceOf(AccessDeniedException.class);
        verify(there, id);
    }

    @Test
    void somebody_without_a_staff_record_lodges_nothing() {
        Caller trustLead =
                new Caller(
                        1,
                        null,
                        null,
                        null,
                        "Lead",
                        teacher.caller(PortalRole.DSL).grants(),
                        false);
        assertThatThrownBy(() ->
                        SignedIn.run(
                                trustLead,
                                () ->
                                        evidence.lodge(
                                                entry(), "a.pdf", new ByteArrayInputStream(pdf()))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> SignedIn.as(trustLead, () -> evidence.listOwn(1)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_page_of_the_queue_holds_twenty_five() {
        for (int i = 0; i < 26; i++) {
            lodge(i < 20 ? teacher : deputy);
        }
        var second = SignedIn.as(dsl(lead), () -> review.queue(2));
        assertThat(second.total()).isEqualTo(26);
        assertThat(second.pages()).isEqualTo(2);
        assertThat(second.rows()).hasSize(1);
    }
}
