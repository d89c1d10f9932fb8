package org.dueregard.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.dueregard.imports.Importing.utf8;
import static org.dueregard.imports.Importing.zip;
import static org.dueregard.imports.RowOutcome.CHANGED;
import static org.dueregard.imports.RowOutcome.LEFT;
import static org.dueregard.imports.RowOutcome.MISSING;
import static org.dueregard.imports.RowOutcome.MOVED;
import static org.dueregard.imports.RowOutcome.NEW;
import static org.dueregard.imports.RowOutcome.SAME;
import static org.dueregard.imports.RowOutcome.UNCLEAR;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.people.PeopleChanges;
import org.dueregard.people.PeopleService;
import org.dueregard.people.PersonChange;
import org.dueregard.people.PersonDetails;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files of many origins and with many faults. Each is made here; nobody in them exists.
@PortalTest
class ImportFilesTest {

    private static final Logger log = LoggerFactory.getLogger(ImportFilesTest.class);
    private static final LocalDate TODAY = TestClock.TODAY;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SIMS =
            "Staff Code,Surname,Forename,Title,Work Email,Post Title,Date of Arrival,Date of"
                    + " Leaving\r\n";
    private static final String SHORT = "Staff Code,Surname,Forename,Work Email\n";

    @Autowired ImportService imports;
    @Autowired PeopleExport export;
    @Autowired PeopleChanges changes;
    @Autowired PeopleService people;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;

    private TestSchool school;
    private Caller admin;
    private Importing sims;
    private PeopleChecksum checksum;

    @BeforeEach
    void aSchoolAndItsAdministrator() {
        school = fixtures.school();
        admin = fixtures.person(school, RoleGroup.SITE_AND_OFFICE).caller(PortalRole.ADMIN);
        sims = new Importing(imports, admin, school.id(), "SIMS");
        checksum = new PeopleChecksum(jdbc);
    }

    private Caller trustAdmin() {
        return fixtures.person(school, RoleGroup.SITE_AND_OFFICE)
                .caller(
                        Set.of(
                                new Grant(PortalRole.STAFF, Grant.HOME),
                                new Grant(PortalRole.ADMIN, school.trustId())));
    }

    /// An address nobody else in the database has.
    private String mail(String name) {
        return name + "@s" + school.id() + ".example";
    }

    private record Stored(
            long id,
            long school,
            String name,
            @Nullable String email,
            String job,
            LocalDate started,
            @Nullable LocalDate left) {}

    /// People of a school whom no fixture made, by their key at any source or their name.
    private Map<String, Stored> stored(TestSchool where) {
        Map<String, Stored> found = new TreeMap<>();
        jdbc.sql(
                        "SELECT p.*, (SELECT MIN(external_key) FROM staff_keys k"
                                + " WHERE k.staff_member_id = p.id) AS external_key"
                                + " FROM staff_members p"
                                + " WHERE school_id = ? AND family_name <> 'Testname'")
                .param(where.id())
                .query(row -> {
                    String name = row.getString("given_name") + " " + row.getString("family_name");
                    String key = row.getString("external_key");
                    found.put(
                            key == null ? name : key,
                            new Stored(
                                    row.getLong("id"),
                                    row.getLong("school_id"),
                                    name,
                                    row.getString("email"),
                                    row.getString("job_title"),
                                    row.getObject("started_on", LocalDate.class),
                                    row.getObject("left_on", LocalDate.class)));
                });
        return found;
    }

    private Stored person(String key) {
        return stored(school).get(key);
    }

    private List<String> names(TestSchool where) {
        return stored(where).values().stream().map(Stored::name).sorted().toList();
    }

    /// Memberships of a person as "school group from to", in order.
    private List<String> memberships(long person) {
        return jdbc.sql(
                        "SELECT school_id, role_group, from_date, to_date"
                                + " FROM role_group_memberships WHERE staff_member_id = ?"
                                + " ORDER BY from_date, school_id, role_group")
                .param(person)
                .query((row, number) ->
                        row.getLong(1)
                                + " "
                                + row.getString(2)
                                + " "
                                + row.getString(3)
                                + " "
                                + row.getString(4))
                .list();
    }

    private long addByHand(String given, String family, @Nullable String email) {
        return SignedIn.as(
                admin,
                () ->
                        changes.add(
                                school.id(),
                                new PersonChange(
                                        given,
                                        family,
                                        email,
                                        "Teacher",
                                        TODAY.minusYears(1),
                                        null,
                                        ""),
                                RoleGroup.TEACHERS));
    }

    private void changeJob(long id, String job) {
        PersonDetails now = SignedIn.as(admin, () -> people.details(id));
        SignedIn.run(
                admin,
                () ->
                        changes.change(
                                id,
                                now.version(),
                                new PersonChange(
                                        now.givenName(),
                                        now.familyName(),
                                        now.email(),
                                        job,
                                        now.startedOn(),
                                        now.leftOn(),
                                        "")));
    }

    /// Lines of a number of people, with keys from K001.
    private String staff(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "K%03d,Example%03d,Ada,%s\n".formatted(i, i, mail("ada" + i)))
                .collect(Collectors.joining());
    }

    private static List<InvalidInputException.Problem> problems(Runnable work) {
        Throwable thrown = catchThrowable(work::run);
        assertThat(thrown).isInstanceOf(InvalidInputException.class);
        return ((InvalidInputException) thrown).problems();
    }

    private String simsFile() {
        return SIMS
                + "ABA,Abara,Chidi,Mr,%s,Teacher of Maths,01/09/2020,\r\n".formatted(mail("chidi"))
                + "BRO,Brook,Maeve,Mrs,%s,Headteacher,01/01/2015,\r\n".formatted(mail("maeve"))
                + "CAR,Carr,Tomos,Mr,,Caretaker,15/02/2022,31/12/2026\r\n"
                + "\"DIA\",\"Dias, de\",Inês,Ms,%s,\"Learning mentor, Year 7\",03/09/2024,\r\n"
                        .formatted(mail("INES").toUpperCase(Locale.ROOT));
    }

    @Test
    void new_people_come_in_and_the_same_file_again_changes_nothing() {
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary found = sims.compared(simsFile());
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 4L));
        assertThat(found.encoding()).isEqualTo("UTF-8");
        assertThat(checksum.whole(school.id())).isEqualTo(before);

        assertThat(sims.apply(found.id()).state()).isEqualTo(ImportState.APPLIED);
        Map<String, Stored> now = stored(school);
        assertThat(now.keySet()).containsExactly("ABA", "BRO", "CAR", "DIA");
        assertThat(now.get("ABA"))
                .isEqualTo(
                        new Stored(
                                now.get("ABA").id(),
                                school.id(),
                                "Chidi Abara",
                                mail("chidi"),
                                "Teacher of Maths",
                                LocalDate.of(2020, 9, 1),
                                null));
        assertThat(now.get("CAR").email()).isNull();
        assertThat(now.get("CAR").left()).isEqualTo("2026-12-31");
        assertThat(now.get("DIA").name()).isEqualTo("Inês Dias, de");
        assertThat(now.get("DIA").email()).isEqualTo(mail("ines"));
        assertThat(memberships(now.get("ABA").id()))
                .containsExactly(school.id() + " teachers 2020-09-01 null");
        assertThat(memberships(now.get("BRO").id()))
                .containsExactly(school.id() + " leadership 2015-01-01 null");
        assertThat(memberships(now.get("CAR").id()))
                .containsExactly(school.id() + " site-and-office 2022-02-15 null");
        assertThat(memberships(now.get("DIA").id()))
                .containsExactly(school.id() + " pupil-support 2024-09-03 null");

        Map<String, String> applied = checksum.whole(school.id());
        ImportSummary again = sims.compared(simsFile());
        assertThat(again.outcomes()).isEqualTo(Map.of(SAME, 4L));
        assertThat(again.toApply()).isZero();
        assertThat(sims.apply(again.id()).state()).isEqualTo(ImportState.APPLIED);
        assertThat(checksum.whole(school.id())).isEqualTo(applied);
    }

    @Test
    void shuffled_columns_and_headings_in_another_case_read_the_same() {
        sims.applied(SHORT + "A1,Abara,Chidi,%s\nB2,Brook,Maeve,\n".formatted(mail("chidi")));
        Map<String, String> before = checksum.whole(school.id());

        ImportSummary shuffled =
                sims.compared(
                        "Work Email,Forename,Room,Staff Code,Surname\n%s,Chidi,12,A1,Abara\n,Maeve,,B2,Brook\n"
                                .formatted(mail("chidi")));
        assertThat(shuffled.outcomes()).isEqualTo(Map.of(SAME, 2L));

        ImportSummary shouted =
                sims.compared(
                        "SURNAME,STAFF CODE,work email,forename\nAbara,A1,%s,Chidi\nBrook,B2,,Maeve\n"
                                .formatted(mail("chidi")));
        assertThat(shouted.outcomes()).isEqualTo(Map.of(SAME, 2L));
        assertThat(checksum.whole(school.id())).isEqualTo(before);
    }

    /// Columns that cannot be guessed, and the month first.
    private ImportSummary chosenByHand() {
        ImportSummary staged =
                sims.stage(
                        utf8(
                                "Personal Ref,Surname,Forename,Since\nA1,Abara,Chidi,04/03/2020\nB2,Brook,Maeve,12/31/2021\n"));
        assertThatExceptionOfType(InvalidInputException.class)
                .as("no column for a number or an address was guessed")
                .isThrownBy(() -> sims.compare(staged.id()));
        ImportSummary compared =
                sims.compare(
                        staged.id(),
                        new ImportMapping(
                                Map.of(
                                        Field.KEY, "Personal Ref",
                                        Field.FAMILY_NAME, "Surname",
                                        Field.GIVEN_NAME, "Forename",
                                        Field.STARTED_ON, "Since"),
                                RoleGroup.VOLUNTEERS,
                                true));
        assertThat(compared.outcomes()).isEqualTo(Map.of(NEW, 2L));
        ImportSummary applied = sims.apply(compared.id());
        assertThat(person("A1").started()).isEqualTo("2020-04-03");
        assertThat(memberships(person("A1").id()))
                .containsExactly(school.id() + " volunteers 2020-04-03 null");
        return applied;
    }

    @Test
    void what_was_chosen_is_remembered_for_shuffled_columns() {
        ImportSummary first = chosenByHand();
        ImportSummary second =
                sims.compared(
                        "Since,Surname,Personal Ref,Forename\n04/03/2020,Abara,A1,Chidi\n12/31/2021,Brook,B2,Maeve\n");
        assertThat(second.mapping()).isEqualTo(first.mapping());
        assertThat(second.outcomes()).isEqualTo(Map.of(SAME, 2L));
    }

    @Test
    void what_was_chosen_is_remembered_for_headings_in_another_case() {
        chosenByHand();
        ImportSummary second =
                sims.stage(
                        utf8(
                                "SINCE,SURNAME,PERSONAL REF,FORENAME\n04/03/2020,Abara,A1,Chidi\n12/31/2021,Brook,B2,Maeve\n"));
        assertThat(second.mapping().columns()).containsEntry(Field.KEY, "PERSONAL REF");
        assertThat(second.mapping().monthFirst()).isTrue();
        assertThat(second.mapping().otherwise()).isEqualTo(RoleGroup.VOLUNTEERS);
        assertThat(sims.compare(second.id()).outcomes()).isEqualTo(Map.of(SAME, 2L));
    }

    @Test
    void windows_1252_with_semicolons_keeps_its_letters() {
        String file =
                "Staff Code;Surname;Forename;Work Email\r\nZ1;Müller;Zoë;%s\r\nO1;O’Neill;Seán;\r\n"
                        .formatted(mail("zoe"));
        ImportSummary found = sims.applied(file.getBytes(WINDOWS));
        assertThat(found.encoding()).isEqualTo("windows-1252");
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 2L));
        assertThat(names(school)).containsExactly("Seán O’Neill", "Zoë Müller");

        assertThat(sims.compared(file).outcomes())
                .as("the same in UTF-8")
                .isEqualTo(Map.of(SAME, 2L));
    }

    @Test
    void utf_16_with_a_mark_and_tabs_keeps_its_letters() {
        String file =
                "\ufeffStaff Code\tSurname\tForename\tWork Email\r\nL1\tŻak\tŁukasz\t%s\r\nG1\tΠαππάς\tEleni\t\r\n"
                        .formatted(mail("lukasz"));
        ImportSummary little = sims.applied(file.getBytes(UTF_16LE));
        assertThat(little.encoding()).isEqualTo("UTF-16LE");
        assertThat(little.headings())
                .containsExactly("Staff Code", "Surname", "Forename", "Work Email");
        assertThat(little.outcomes()).isEqualTo(Map.of(NEW, 2L));
        assertThat(names(school)).containsExactly("Eleni Παππάς", "Łukasz Żak");

        Map<String, String> before = checksum.whole(school.id());
        ImportSummary big = sims.compared(file.getBytes(UTF_16BE));
        assertThat(big.encoding()).isEqualTo("UTF-16BE");
        assertThat(big.outcomes()).isEqualTo(Map.of(SAME, 2L));
        assertThat(checksum.whole(school.id())).isEqualTo(before);
    }

    @Test
    void nobody_leaves_because_most_of_a_file_is_missing() {
        sims.applied(SHORT + staff(1, 20));
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary found =
                sims.compared(SHORT + staff(1, 7) + "K008,Changed,Ada," + mail("ada8") + "\n");
        assertThat(found.outcomes()).isEqualTo(Map.of(SAME, 7L, CHANGED, 1L, MISSING, 12L));
        assertThat(found.sharePercent()).isEqualTo(62);
        assertThat(found.isSweeping()).isTrue();

        assertThat(problems(() -> sims.begin(found.id(), false)))
                .containsExactly(
                        new InvalidInputException.Problem("meant", "import.sweeping.tick"));
        assertThat(sims.find(found.id()).state()).isEqualTo(ImportState.READY);
        assertThat(checksum.whole(school.id())).isEqualTo(before);

        assertThat(sims.apply(found.id()).state()).isEqualTo(ImportState.APPLIED);
        assertThat(stored(school).values()).hasSize(20).allMatch(p -> p.left() == null);
        assertThat(
                        jdbc.sql(
                                        "SELECT given_name, family_name FROM staff_members"
                                                + " WHERE school_id = ? AND version > 0")
                                .param(school.id())
                                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                                .list())
                .containsExactly("Ada Changed");
        assertThat(sims.compared(SHORT + staff(1, 7)).outcomes())
                .isEqualTo(Map.of(SAME, 7L, MISSING, 13L));
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024 / 1024;
    }

    @Test
    @Timeout(180)
    void twenty_thousand_lines_take_half_a_minute_and_little_memory() {
        int count = 20_000;
        StringBuilder file = new StringBuilder(SIMS);
        for (int i = 0; i < count; i++) {
            file.append(
                    "T%05d,Family%05d,Given,Dr,%s,Teacher,01/09/2021,\r\n"
                            .formatted(i, i, mail("t" + i)));
        }
        byte[] content = utf8(file.toString());
        long heap = usedHeap();
        long start = System.nanoTime();
        ImportSummary staged = sims.stage(content);
        long stagedAt = System.nanoTime();
        ImportSummary compared = sims.compare(staged.id());
        long comparedAt = System.nanoTime();
        assertThat(compared.outcomes()).isEqualTo(Map.of(NEW, (long) count));
        ImportSummary applied = sims.apply(staged.id());
        long appliedAt = System.nanoTime();
        long grown = usedHeap() - heap;
        assertThat(applied.state()).isEqualTo(ImportState.APPLIED);
        assertThat(stored(school)).hasSize(count);

        ImportSummary again = sims.compared(content);
        long comparedAgainAt = System.nanoTime();
        assertThat(again.outcomes()).isEqualTo(Map.of(SAME, (long) count));
        long undoing = System.nanoTime();
        assertThat(sims.undo(staged.id()).state()).isEqualTo(ImportState.UNDONE);
        long undoneAt = System.nanoTime();
        assertThat(stored(school)).isEmpty();
        String timings =
                "staged %d ms, compared %d ms, applied %d ms, staged and compared again %d ms, undone %d ms, heap grown by %d MB"
                        .formatted(
                                millis(start, stagedAt),
                                millis(stagedAt, comparedAt),
                                millis(comparedAt, appliedAt),
                                millis(appliedAt, comparedAgainAt),
                                millis(undoing, undoneAt),
                                grown);
        log.info("20,000 lines: {}", timings);
        assertThat(Duration.ofNanos(appliedAt - start))
                .as(timings)
                .isLessThan(Duration.ofSeconds(30));
        assertThat(grown).as(timings).isLessThan(200);
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    @Test
    void a_formula_in_a_name_is_unclear_and_never_becomes_a_person() {
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary found =
                sims.compared(
                        SIMS
                                + "F1,\"=HYPERLINK(\"\"http://evil.example/\"\",\"\"me\"\")\",Ada,,,Teacher,,\n"
                                + "F2,Smith,+44123,,,Teacher,,\n"
                                + "F3,@SUM(A1:A9),Ada,,,Teacher,,\n"
                                + "F4,Smith,Ada,,,=1+1,,\n"
                                + "F5,-Smith,Ada,,,Teacher,,\n"
                                + "G1,Good-Name,Ada,,,Teacher,,\n");
        assertThat(found.outcomes()).isEqualTo(Map.of(UNCLEAR, 5L, NEW, 1L));
        assertThat(sims.reasons(found.id()))
                .isEqualTo(
                        Map.of(
                                2, "formula", 3, "formula", 4, "formula", 5, "formula", 6,
                                "formula"));
        assertThat(checksum.whole(school.id())).isEqualTo(before);
        sims.apply(found.id());
        assertThat(stored(school).keySet()).containsExactly("G1");
    }

    private List<List<String>> exported() {
        StringWriter out = new StringWriter();
        SignedIn.run(admin, () -> export.write(school.id(), out));
        return CsvReader.builder().ofCsvRecord(out.toString()).stream()
                .map(line -> line.getFields())
                .toList();
    }

    @Test
    void what_is_taken_out_has_no_formulas() {
        addByHand("=HYPERLINK(1)", "+Plus", mail("equals"));
        addByHand("@At", "-Minus", mail("at"));
        List<List<String>> lines = exported();
        assertThat(lines).anyMatch(line -> line.contains("'=HYPERLINK(1)"));
        assertThat(lines)
                .flatMap(line -> line)
                .contains("'+Plus", "'@At", "'-Minus")
                .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-].*"));
    }

    @Test
    void what_is_taken_out_reads_as_the_same() {
        sims.applied(simsFile());
        Map<String, String> before = checksum.whole(school.id());
        String file =
                exported().stream()
                        .filter(line -> !line.contains("Testname"))
                        .map(line ->
                                line.stream()
                                        .map(cell -> '"' + cell + '"')
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"));
        assertThat(sims.compared(file).outcomes()).isEqualTo(Map.of(SAME, 4L));
        assertThat(checksum.whole(school.id())).isEqualTo(before);
    }

    private TestSchool sister(String reference) {
        TestSchool sister = fixtures.school(school.trustId());
        jdbc.sql("UPDATE schools SET reference = ? WHERE id = ?")
                .param(reference)
                .param(sister.id())
                .update();
        return sister;
    }

    private String mixedFile(TestSchool sister, String reference) {
        return "Staff Code,Surname,Forename,Work Email,School\n"
                + "M1,Here,Ada,%s,%s\n".formatted(mail("m1"), school.name())
                + "M2,There,Bea,%s,%s\n"
                        .formatted(mail("m2"), sister.name().toUpperCase(Locale.ROOT))
                + "M3,Number,Cai,%s,%s\n".formatted(mail("m3"), reference)
                + "M4,Unsaid,Dai,%s,\n".formatted(mail("m4"))
                + "M5,Nowhere,Eva,%s,Another School\n".formatted(mail("m5"));
    }

    @Test
    void people_of_two_schools_in_one_file_go_to_their_own() {
        String reference = "R" + school.id();
        TestSchool sister = sister(reference);
        Importing whole = sims.as(trustAdmin());
        Map<String, String> before = checksum.whole(school.id(), sister.id());

        ImportSummary alone = sims.from("alone").compared(mixedFile(sister, reference));
        assertThat(alone.outcomes()).isEqualTo(Map.of(NEW, 2L, UNCLEAR, 3L));
        assertThat(sims.reasons(alone.id()))
                .isEqualTo(Map.of(3, "school-unknown", 4, "school-unknown", 6, "school-unknown"));

        ImportSummary found = whole.compared(mixedFile(sister, reference));
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 4L, UNCLEAR, 1L));
        assertThat(whole.reasons(found.id())).isEqualTo(Map.of(6, "school-unknown"));
        assertThat(checksum.whole(school.id(), sister.id())).isEqualTo(before);

        assertThat(whole.apply(found.id()).state()).isEqualTo(ImportState.APPLIED);
        assertThat(names(school)).containsExactly("Ada Here", "Dai Unsaid");
        assertThat(names(sister)).containsExactly("Bea There", "Cai Number");
        Stored bea = stored(sister).get("M2");
        assertThat(memberships(bea.id()))
                .containsExactly(sister.id() + " teachers " + TODAY + " null");

        Map<String, String> applied = checksum.whole(school.id(), sister.id());
        ImportSummary later =
                sims.compared(
                        SHORT
                                + "M1,Here,Ada,%s\nM2,There,Bea,%s\n"
                                        .formatted(mail("m1"), mail("m2")));
        assertThat(later.outcomes())
                .as("the sister school's people are neither compared nor missed")
                .isEqualTo(Map.of(SAME, 1L, UNCLEAR, 1L, MISSING, 1L));
        assertThat(sims.reasons(later.id())).isEqualTo(Map.of(3, "works-elsewhere"));
        assertThat(checksum.whole(school.id(), sister.id())).isEqualTo(applied);
    }

    /// Two schools of a trust may have one name: guessing would put people into the wrong one.
    @Test
    void a_name_that_two_schools_have_is_unclear() {
        TestSchool first = sister("R" + school.id());
        TestSchool second = fixtures.school(school.trustId());
        jdbc.sql("UPDATE schools SET name = ? WHERE id = ?")
                .param(first.name())
                .param(second.id())
                .update();
        Importing whole = sims.as(trustAdmin());
        ImportSummary found =
                whole.compared(
                        "Staff Code,Surname,Forename,School\nM1,Which,Ada,%s\nM2,That,Bea,R%d\n"
                                .formatted(first.name(), school.id()));
        whole.apply(found.id());
        assertThat(names(first)).containsExactly("Bea That");
        assertThat(names(second)).isEmpty();
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 1L, UNCLEAR, 1L));
    }

    @Test
    void whoever_moves_keeps_their_record() {
        TestSchool sister = sister("R" + school.id());
        Importing whole = sims.as(trustAdmin());
        String headings = "Staff Code,Surname,Forename,Work Email,Start date,School\n";
        String line = "M1,Mover,Ada," + mail("m1") + ",01/09/2023,";
        whole.applied(headings + line + school.name() + "\n");
        Stored before = person("M1");
        fixtures.completion(before.id(), "module-" + school.id(), TODAY.minusMonths(2));
        Map<String, String> meaning = checksum.meaning(school.id(), sister.id());

        ImportSummary found = whole.compared(headings + line + sister.name() + "\n");
        assertThat(found.outcomes()).isEqualTo(Map.of(MOVED, 1L));
        assertThat(checksum.meaning(school.id(), sister.id())).isEqualTo(meaning);
        assertThat(whole.apply(found.id()).state()).isEqualTo(ImportState.APPLIED);

        assertThat(stored(school)).isEmpty();
        Stored after = stored(sister).get("M1");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM completions WHERE staff_member_id = ?")
                                .param(after.id())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        assertThat(memberships(after.id()))
                .containsExactly(
                        school.id() + " teachers 2023-09-01 " + TODAY.minusDays(1),
                        sister.id() + " teachers " + TODAY + " null");

        assertThat(whole.undo(found.id()).state()).isEqualTo(ImportState.UNDONE);
        assertThat(checksum.meaning(school.id(), sister.id())).isEqualTo(meaning);
    }

    /// What a trust's administrator brought in for a sister school is not the business of somebody
    /// who looks after one school only.
    @Test
    void an_import_that_reaches_a_sister_school_cannot_be_applied_or_undone_by_one_school() {
        TestSchool sister = sister("R" + school.id());
        Importing whole = sims.as(trustAdmin());
        ImportSummary found =
                whole.compared(
                        "Staff Code,Surname,Forename,School\nM1,Here,Ada,%s\nM2,Secretname,Bea,%s\n"
                                .formatted(school.name(), sister.name()));
        Map<String, String> before = checksum.whole(sister.id());

        Throwable applying = catchThrowable(() -> sims.apply(found.id()));
        assertThat(checksum.whole(sister.id()))
                .as("applied by an administrator of the other school: " + applying)
                .isEqualTo(before);
    }

    @Test
    void an_import_that_reached_a_sister_school_is_not_undone_by_one_school() {
        TestSchool sister = sister("R" + school.id());
        Importing whole = sims.as(trustAdmin());
        ImportSummary found =
                whole.applied(
                        "Staff Code,Surname,Forename,School\nM1,Here,Ada,%s\nM2,Secretname,Bea,%s\n"
                                .formatted(school.name(), sister.name()));
        Map<String, String> before = checksum.whole(sister.id());
        Throwable undoing = catchThrowable(() -> sims.undo(found.id()));
        assertThat(checksum.whole(sister.id()))
                .as("undone by an administrator of the other school: " + undoing)
                .isEqualTo(before);
    }

    @Test
    void lines_of_a_sister_school_are_not_shown_to_one_school() {
        TestSchool sister = sister("R" + school.id());
        Importing whole = sims.as(trustAdmin());
        ImportSummary found =
                whole.compared(
                        "Staff Code,Surname,Forename,School\nM1,Here,Ada,%s\nM2,Secretname,Bea,%s\n"
                                .formatted(school.name(), sister.name()));
        List<String> seen = new ArrayList<>();
        Throwable refused =
                catchThrowable(
                        () -> sims.rows(found.id(), NEW).forEach(row -> seen.add(row.name())));
        assertThat(seen).as("" + refused).doesNotContain("Bea Secretname");
    }

    private static final String USERS_11 =
            "\"sourcedId\",\"status\",\"dateLastModified\",\"enabledUser\",\"orgSourcedIds\",\"role\",\"username\",\"userIds\",\"givenName\",\"familyName\",\"middleName\",\"identifier\",\"email\",\"sms\",\"phone\",\"agentSourcedIds\",\"grades\",\"password\"\n";

    private String user11(String id, String status, String changed, String role, String name) {
        return "\"%s\",\"%s\",\"%s\",\"true\",\"org-1,org-2\",\"%s\",\"%s\",\"\",\"%s\",\"Rosterly\",\"\",\"\",\"%s\",\"\",\"\",\"\",\"\",\"\"\n"
                .formatted(id, status, changed, role, name, name, mail(name));
    }

    private String orgs() {
        return "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
                + "org-1,,,%s,school,,\norg-2,,,Elsewhere,school,999,\n".formatted(school.name());
    }

    /// How often a text stands anywhere an import leaves something.
    private long traces(long importId, String text) {
        return jdbc.sql(
                        """
                        SELECT (SELECT COUNT(*) FROM import_cells WHERE import_id = :id
                                AND cells LIKE :text)
                            + (SELECT COUNT(*) FROM import_rows WHERE import_id = :id
                                AND CONCAT_WS(' ', given_name, family_name, email, changes,
                                    reason_detail, job_title, external_key) LIKE :text)
                            + (SELECT COUNT(*) FROM imports WHERE id = :id
                                AND CONCAT(sample, headings, file_name) LIKE :text)
                            + (SELECT COUNT(*) FROM staff_members
                                WHERE CONCAT_WS(' ', given_name, family_name, email) LIKE :text)
                        """)
                .param("id", importId)
                .param("text", "%" + text + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void a_oneroster_1_1_zip_leaves_pupils_and_parents_behind() {
        Map<String, String> before = checksum.whole(school.id());
        String pupil = "Pupil" + school.id();
        String parent = "Parent" + school.id();
        String staff =
                user11("u1", "active", "2026-09-01T00:00:00.000Z", "teacher", "tara")
                        + user11("u2", "active", "2026-09-01", "aide", "aidan")
                        + user11("u3", "", "", "administrator", "adam");
        byte[] file =
                zip(
                        Map.of(
                                "export/manifest.csv",
                                "propertyName,value\noneroster.version,1.1\n",
                                "export/orgs.csv",
                                orgs(),
                                "export/users.csv",
                                USERS_11
                                        + user11("p1", "active", "", "student", pupil)
                                        + staff
                                        + user11("p2", "active", "", "Student", pupil + "b")
                                        + user11("p3", "active", "", "guardian", parent)
                                        + user11("p4", "active", "", "parent", parent + "b")
                                        + user11("p5", "active", "", "relative", parent + "c")
                                        + user11(
                                                "u4",
                                                "tobedeleted",
                                                "2024-07-31T15:00:00.000Z",
                                                "teacher",
                                                "gone")));
        ImportSummary found = sims.compared(file);
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 3L, UNCLEAR, 1L));
        assertThat(sims.reasons(found.id())).containsValue("left-already").hasSize(1);
        assertThat(found.totalRows()).isEqualTo(4);
        assertThat(traces(found.id(), "tara")).isPositive();
        assertThat(traces(found.id(), pupil)).isZero();
        assertThat(traces(found.id(), parent)).isZero();
        assertThat(checksum.whole(school.id())).isEqualTo(before);
        sims.apply(found.id());
        assertThat(names(school))
                .containsExactly("adam Rosterly", "aidan Rosterly", "tara Rosterly");
        assertThat(traces(found.id(), pupil)).isZero();

        Map<String, String> applied = checksum.whole(school.id());
        String users =
                USERS_11
                        + user11("u1", "tobedeleted", "2026-09-14T08:15:00.000Z", "teacher", "tara")
                        + user11("u2", "tobedeleted", "14/09/2026 08:15", "aide", "aidan")
                        + user11("u3", "tobedeleted", "31/02/2026", "administrator", "adam");
        ImportSummary leaving = sims.compared(zip(Map.of("users.csv", users, "orgs.csv", orgs())));
        assertThat(leaving.outcomes()).isEqualTo(Map.of(LEFT, 2L, UNCLEAR, 1L));
        assertThat(sims.reasons(leaving.id())).isEqualTo(Map.of(4, "bad-date"));
        assertThat(checksum.whole(school.id())).isEqualTo(applied);
    }

    private static final String USERS_12 =
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,email,primaryOrgSourcedId\n";
    private static final String ROLES_12 =
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n";

    private String user12(String id, String status, String changed) {
        return "%s,%s,%s,true,%s,,%s,Twelve,%s,org-1\n"
                .formatted(id, status, changed, id, id, mail(id));
    }

    @Test
    void a_oneroster_1_2_zip_puts_people_at_their_primary_post() {
        TestSchool sister = sister("R" + school.id());
        Importing whole = sims.as(trustAdmin());
        Map<String, String> before = checksum.whole(school.id(), sister.id());
        String orgs =
                "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
                        + "org-1,,,%s,school,,\norg-2,,,Any Name,school,R%d,\n"
                                .formatted(school.name(), school.id());
        String users =
                USERS_12
                        + user12("one", "", "")
                        + user12("two", "", "")
                        + user12("three", "", "")
                        + user12("pupil" + school.id(), "", "");
        String roles =
                ROLES_12
                        + "r1,,,one,primary,teacher,2021-09-01,,org-1,\n"
                        + "r2,,,one,secondary,aide,2022-09-01,,org-2,\n"
                        + "r3,,,two,secondary,aide,2020-01-06,,org-1,\n"
                        + "r4,,,two,primary,siteAdministrator,2019-09-02,,org-2,\n"
                        + "r5,,,three,primary,principal,2015-09-01,2027-08-31,org-1,\n"
                        + "r6,,,pupil%d,primary,student,2023-09-01,,org-1,\n"
                                .formatted(school.id());
        ImportSummary found =
                whole.compared(
                        zip(Map.of("users.csv", users, "roles.csv", roles, "orgs.csv", orgs)));
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 3L));
        assertThat(traces(found.id(), "pupil" + school.id())).isZero();
        assertThat(checksum.whole(school.id(), sister.id())).isEqualTo(before);
        whole.apply(found.id());
        assertThat(person("one").started()).isEqualTo("2021-09-01");
        assertThat(person("one").job()).isEqualTo("teacher");
        assertThat(person("three").left()).isEqualTo("2027-08-31");
        assertThat(memberships(person("three").id()))
                .containsExactly(school.id() + " leadership 2015-09-01 null");
        Stored two = stored(sister).get("two");
        assertThat(two.started()).isEqualTo("2019-09-02");
        assertThat(memberships(two.id()))
                .containsExactly(sister.id() + " site-and-office 2019-09-02 null");

        ImportSummary leaving =
                whole.compared(
                        zip(
                                Map.of(
                                        "users.csv",
                                        USERS_12
                                                + user12(
                                                        "one",
                                                        "tobedeleted",
                                                        "2026-08-31T23:00:00Z")
                                                + user12("two", "active", "")
                                                + user12("three", "tobedeleted", "2026-08-31"),
                                        "roles.csv",
                                        roles,
                                        "orgs.csv",
                                        orgs)));
        assertThat(leaving.outcomes())
                .as("a last day that was known already stays")
                .isEqualTo(Map.of(LEFT, 1L, SAME, 2L));
        whole.apply(leaving.id());
        assertThat(person("one").left()).isEqualTo("2026-08-31");
    }

    @Test
    void a_deleted_post_in_oneroster_1_2_does_not_count() {
        TestSchool sister = sister("R" + school.id());
        String orgs =
                "sourcedId,name,type,identifier\norg-1,%s,school,\norg-2,%s,school,\n"
                        .formatted(school.name(), sister.name());
        String roles =
                ROLES_12
                        + "r1,active,,one,primary,teacher,2021-09-01,,org-1,\n"
                        + "r2,tobedeleted,2026-08-31,one,primary,aide,2020-09-01,,org-2,\n";
        sims.as(trustAdmin())
                .applied(
                        zip(
                                Map.of(
                                        "users.csv",
                                        USERS_12 + user12("one", "active", ""),
                                        "roles.csv",
                                        roles,
                                        "orgs.csv",
                                        orgs)));
        assertThat(names(sister)).isEmpty();
        assertThat(person("one").job()).isEqualTo("teacher");
    }

    @Test
    void what_stands_twice_is_taken_once_and_people_of_one_name_are_told_apart() {
        addByHand("Same", "Name", null);
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary found =
                sims.compared(
                        SHORT
                                + "D1,Double,Ada,%s\n".formatted(mail("double"))
                                + "D2,Double,Bea,%s\n".formatted(mail("DOUBLE"))
                                + "D3,Key,Cai,%s\n".formatted(mail("key"))
                                + "D3,Key,Dai,%s\n".formatted(mail("other"))
                                + "D4,Twin,Eva,\n"
                                + "D5,Twin,Eva,\n"
                                + "D6,Name,Same,\n"
                                + ",Nokey,Flo,\n"
                                + "D7,,Nofamily,\n"
                                + "D8,Noaddress,Gil,not an address\n");
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 4L, UNCLEAR, 6L));
        assertThat(sims.reasons(found.id()))
                .isEqualTo(
                        Map.of(
                                3, "email-twice",
                                5, "key-twice",
                                8, "same-name",
                                9, "no-key",
                                10, "no-name",
                                11, "bad-email"));
        assertThat(checksum.whole(school.id())).isEqualTo(before);
        sims.apply(found.id());
        assertThat(names(school))
                .containsExactly("Ada Double", "Cai Key", "Eva Twin", "Eva Twin", "Same Name");
    }

    @Test
    void an_address_of_another_school_does_not_tell_whose_it_is() {
        Person stranger = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        sims.applied(SHORT + "E1,Known,Ada,%s\n".formatted(mail("known")));
        Map<String, String> before = checksum.whole(school.id(), stranger.school().id());
        ImportSummary found =
                sims.compared(
                        SHORT
                                + "E1,Known,Ada,%s\n".formatted(stranger.email())
                                + "E2,New,Bea,%s\n".formatted(mail("bea")));
        ImportSummary other =
                sims.from("other").compared(SHORT + "E3,New,Cai,%s\n".formatted(stranger.email()));
        assertThat(found.outcomes()).isEqualTo(Map.of(UNCLEAR, 1L, NEW, 1L));
        assertThat(sims.reasons(other.id())).isEqualTo(Map.of(2, "email-elsewhere"));
        assertThat(checksum.whole(school.id(), stranger.school().id())).isEqualTo(before);
        assertThat(sims.rows(other.id(), UNCLEAR).toString()).doesNotContain(stranger.givenName());
        assertThat(sims.rows(found.id(), UNCLEAR).toString())
                .as("the stranger's name")
                .doesNotContain(stranger.givenName());
    }

    /// The database takes the two for the same address.
    @Test
    void addresses_that_differ_only_in_accents_do_not_stop_an_import() {
        ImportSummary found =
                sims.compared(
                        SHORT
                                + "E1,Accent,Zoe,%s\n".formatted(mail("zoe"))
                                + "E2,Accent,Zoë,%s\n".formatted(mail("zoë")));
        ImportSummary applied = sims.apply(found.id());
        assertThat(applied.state()).as(applied.problem()).isEqualTo(ImportState.APPLIED);
    }

    @Test
    void dates_are_read_in_six_forms_and_impossible_ones_are_unclear() {
        String headings = "Staff Code,Surname,Forename,Start date,Leaving date\n";
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary found =
                sims.compared(
                        headings
                                + "D1,Iso,Ada,2020-03-04,\n"
                                + "D2,Slash,Ada,04/03/2020,\n"
                                + "D3,Dot,Ada,4.3.20,\n"
                                + "D4,Word,Ada,4 Mar 2020,\n"
                                + "D5,Compact,Ada,20200304,\n"
                                + "D6,Number,Ada,43894,\n"
                                + "D7,Time,Ada,2020-03-04T00:00:00,\n"
                                + "D8,Long,Ada,04-March-2020,\n"
                                + "X1,Impossible,Ada,31/02/2026,\n"
                                + "X2,Leap,Ada,29/02/2025,\n"
                                + "X3,Month,Ada,04/13/2020,\n"
                                + "X4,Words,Ada,next Monday,\n"
                                + "X5,Far,Ada,99999,\n"
                                + "X6,Ends,Ada,04/03/2020,31/06/2027\n"
                                + "X7,Order,Ada,04/03/2027,03/03/2027\n"
                                + "X8,Smarch,Ada,4 Smarch 2020,\n");
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 8L, UNCLEAR, 8L));
        assertThat(sims.reasons(found.id()))
                .isEqualTo(
                        Map.of(
                                10, "bad-date",
                                11, "bad-date",
                                12, "bad-date",
                                13, "bad-date",
                                14, "bad-date",
                                15, "bad-date",
                                16, "left-before-start",
                                17, "bad-date"));
        assertThat(sims.rows(found.id(), UNCLEAR).getFirst().detail()).isEqualTo("31/02/2026");
        assertThat(checksum.whole(school.id())).isEqualTo(before);
        sims.apply(found.id());
        assertThat(stored(school))
                .hasSize(8)
                .allSatisfy((key, person) ->
                        assertThat(person.started()).as(key).isEqualTo("2020-03-04"));
    }

    /// Left in July, is back in September: the file has a new first day and no last one.
    @Test
    void somebody_who_comes_back_does_not_stop_the_import() {
        String headings = "Staff Code,Surname,Forename,Start date,Leaving date\n";
        sims.applied(headings + "R1,Back,Ada,01/09/2020,\n");
        sims.applied(headings + "R1,Back,Ada,01/09/2020,31/07/2026\n");
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary found =
                sims.compared(headings + "R1,Back,Ada,01/09/2026,\nR2,New,Bea,01/09/2026,\n");
        assertThat(found.of(NEW)).isEqualTo(1);
        assertThat(checksum.whole(school.id())).isEqualTo(before);
        ImportSummary applied = sims.apply(found.id());
        assertThat(applied.state()).as(applied.problem()).isEqualTo(ImportState.APPLIED);
        assertThat(names(school)).contains("Bea New");
    }

    private long left(String table) {
        return switch (table) {
            case "imports" ->
                    jdbc.sql("SELECT COUNT(*) FROM imports WHERE school_id = ?")
                            .param(school.id())
                            .query(Long.class)
                            .single();
            default ->
                    jdbc.sql(
                                    "SELECT COUNT(*) FROM "
                                            + table
                                            + " WHERE import_id NOT IN (SELECT id FROM imports"
                                            + " WHERE school_id <> ?)")
                            .param(school.id())
                            .query(Long.class)
                            .single();
        };
    }

    /// Whether a file is refused for that reason and leaves nothing.
    private void refuses(byte[] content, String reason) {
        Map<String, String> before = checksum.whole(school.id());
        Set<Path> folders = folders();
        assertThat(sims.refusal(content)).isEqualTo("import.problem." + reason);
        assertThat(left("imports")).isZero();
        assertThat(left("import_cells")).isZero();
        assertThat(left("import_rows")).isZero();
        assertThat(checksum.whole(school.id())).isEqualTo(before);
        Set<Path> now = folders();
        now.removeAll(folders);
        assertThat(now).as("temporary folders left behind").isEmpty();
    }

    private static Set<Path> folders() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir", "")))) {
            return files.filter(file -> file.getFileName().toString().matches("import\\d+"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_pdf_is_no_list() {
        refuses(
                "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".getBytes(ISO_8859_1),
                "not-csv");
    }

    @Test
    void bytes_of_a_picture_are_no_list() {
        refuses(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, "not-csv");
    }

    @Test
    void a_web_page_is_no_list() {
        refuses(
                utf8(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Sign in</title></head>\n<body><p>Your session is over, please sign in</p></body>\n</html>\n"),
                "not-csv");
    }

    @Test
    void a_web_page_without_commas_is_no_list() {
        refuses(
                utf8(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Sign in</title></head>\n<body><p>Please sign in</p></body>\n</html>\n"),
                "not-csv");
    }

    /// Some programs leave out empty cells at the end of a line, others write one too many.
    @Test
    void lines_of_uneven_length_are_read() {
        ImportSummary found =
                sims.compared(
                        SHORT
                                + "V1,Short,Ada\n"
                                + "V2,Even,Bea,%s\n".formatted(mail("even"))
                                + "V3,Long,Cai,%s,\n".formatted(mail("long")));
        assertThat(found.outcomes()).isEqualTo(Map.of(NEW, 3L));
    }

    @Test
    void an_encoding_nobody_knows_is_refused() {
        // François as an old Macintosh writes it: 0x8d means nothing in Windows-1252.
        byte[] file = (SHORT + "A1,Fran#ois,Ada,\n").getBytes(ISO_8859_1);
        for (int i = 0; i < file.length; i++) {
            file[i] = file[i] == '#' ? (byte) 0x8d : file[i];
        }
        refuses(file, "not-csv");
    }

    @Test
    void half_a_letter_of_utf_16_is_refused() {
        refuses(Arrays.copyOf("\ufeffStaff Code,Surname".getBytes(UTF_16LE), 11), "not-csv");
    }

    @Test
    void an_empty_file_is_no_list() {
        refuses(new byte[0], "not-csv");
        refuses(utf8("\r\n\r\n  \r\n"), "not-csv");
    }

    @Test
    void headings_alone_are_no_list() {
        refuses(utf8(SIMS), "empty");
        refuses(utf8(SIMS + ",,,,,,,\r\n\r\n"), "empty");
    }

    @Test
    void a_hundred_and_fifty_thousand_lines_are_too_many() {
        StringBuilder file = new StringBuilder(SHORT);
        for (int i = 0; i < 150_000; i++) {
            file.append("K").append(i).append(",Surname,Ada,\n");
        }
        refuses(utf8(file.toString()), "too-long");
    }

    @Test
    void two_hundred_columns_are_enough() {
        String headings =
                IntStream.range(0, 201)
                        .mapToObj(i -> "Column" + i)
                        .collect(Collectors.joining(","));
        refuses(utf8(headings + "\n1,2,3\n"), "too-wide");
    }

    @Test
    void pupils_are_refused() {
        refuses(
                utf8("Forename,Surname,UPN,Year Group\nAlfie,Pupilname,A123456789012,7\n"),
                "pupils");
        refuses(utf8("Surname,Forename,Reg Form,Email\nPupilname,Alfie,7B,\n"), "pupils");
    }

    @Test
    void a_zip_of_something_else_is_refused() {
        refuses(zip(Map.of("staff.csv", SHORT + "A1,Abara,Chidi,\n")), "not-oneroster");
        refuses(utf8("PK but no zip at all"), "not-oneroster");
        refuses(
                zip(Map.of("users.csv", USERS_11 + user11("p1", "active", "", "student", "alfie"))),
                "empty");
    }

    @Test
    void a_damaged_zip_is_refused() {
        byte[] file =
                zip(
                        Map.of(
                                "users.csv",
                                USERS_11
                                        + IntStream.range(0, 2_000)
                                                .mapToObj(i ->
                                                        user11(
                                                                "u" + i,
                                                                "active",
                                                                "",
                                                                "teacher",
                                                                "name" + i * 7919))
                                                .collect(Collectors.joining())));
        Arrays.fill(file, 2_000, 2_200, (byte) 0xff);
        refuses(file, "not-oneroster");
    }

    @Test
    @Timeout(120)
    void a_zip_bomb_is_refused_and_leaves_nothing() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (ZipOutputStream bomb = new ZipOutputStream(bytes)) {
            bomb.putNextEntry(new ZipEntry("users.csv"));
            for (int i = 0; i < 300; i++) {
                bomb.write(zeros);
            }
            bomb.closeEntry();
        }
        refuses(bytes.toByteArray(), "too-long");
    }

    @Test
    void an_import_thrown_away_leaves_nothing() {
        Map<String, String> before = checksum.whole(school.id());
        long id = sims.compared(simsFile()).id();
        SignedIn.run(admin, () -> imports.discardImport(id));
        assertThat(left("imports")).isZero();
        assertThat(left("import_cells")).isZero();
        assertThat(left("import_rows")).isZero();
        assertThat(checksum.whole(school.id())).isEqualTo(before);
    }

    private static final String WIDE =
            "Staff Code,Surname,Forename,Work Email,Job title,Role group,Start date,Leaving date,School\n";

    @Test
    void undoing_puts_everything_back() {
        TestSchool sister = sister("R" + school.id());
        Importing whole = sims.as(trustAdmin());
        whole.applied(
                WIDE
                        + "U1,O’Neill,\"Zoë \"\"Zo\"\" \\ X\",%s,Teacher,teachers,01/09/2020,,%s\n"
                                .formatted(mail("u1"), school.name())
                        + "U2,Nomail,Bea,,,,,,%s\n".formatted(school.name())
                        + "U3,Leaver,Cai,%s,Teacher,teachers,01/09/2020,31/07/2027,%s\n"
                                .formatted(mail("u3"), school.name())
                        + "U4,Mover,Dai,%s,Teacher,teachers,01/09/2020,,%s\n"
                                .formatted(mail("u4"), school.name()));
        long byHand = addByHand("Eva", "Hand", mail("hand"));
        SignedIn.run(
                admin,
                () ->
                        changes.addMembership(
                                byHand,
                                school.id(),
                                RoleGroup.DSL,
                                TODAY.minusDays(9),
                                TODAY.plusDays(9)));
        SignedIn.run(admin, () -> changes.recordAbsence(byHand, TODAY.minusDays(5), null));
        fixtures.account(new Person(person("U1").id(), "Zoë", mail("u1"), school));
        Map<String, String> before = checksum.meaning(school.id(), sister.id());

        ImportSummary found =
                whole.applied(
                        WIDE
                                + "U1,Renamed,Zoë,%s,Senior teacher,leadership,01/09/2019,,%s\n"
                                        .formatted(mail("u1new"), school.name())
                                + "U2,Nomail,Bea,%s,Cook,site-and-office,,,%s\n"
                                        .formatted(mail("u2"), school.name())
                                + "U3,Leaver,Cai,%s,Teacher,teachers,01/09/2020,31/12/2026,%s\n"
                                        .formatted(mail("u3"), school.name())
                                + "U4,Mover,Dai,%s,Teacher,teachers,01/09/2020,,%s\n"
                                        .formatted(mail("u4"), sister.name())
                                + "U5,Hand,Eva,%s,Caretaker,site-and-office,,,%s\n"
                                        .formatted(mail("hand"), school.name())
                                + "U6,New,Flo,%s,Teacher,teachers,,,%s\n"
                                        .formatted(mail("u6"), sister.name()));
        assertThat(found.outcomes()).isEqualTo(Map.of(CHANGED, 3L, LEFT, 1L, MOVED, 1L, NEW, 1L));
        assertThat(checksum.meaning(school.id(), sister.id())).isNotEqualTo(before);
        assertThat(addressOfAccount(person("U1").id())).isEqualTo(mail("u1new"));

        assertThat(whole.undo(found.id()).state()).isEqualTo(ImportState.UNDONE);
        assertThat(checksum.meaning(school.id(), sister.id())).isEqualTo(before);
        assertThat(addressOfAccount(person("U1").id())).isEqualTo(mail("u1"));
        assertThat(whole.undo(found.id()).state())
                .as("a second time does nothing")
                .isEqualTo(ImportState.UNDONE);
        assertThat(checksum.meaning(school.id(), sister.id())).isEqualTo(before);
    }

    private String addressOfAccount(long person) {
        return jdbc.sql("SELECT email FROM accounts WHERE staff_member_id = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    private void refusesToUndo(long id, long entangled) {
        Map<String, String> before = checksum.whole(school.id());
        assertThat(problems(() -> sims.undo(id)))
                .containsExactly(
                        new InvalidInputException.Problem(
                                "", "import.undo.entangled", List.of(entangled)));
        assertThat(sims.find(id).state()).isEqualTo(ImportState.APPLIED);
        assertThat(checksum.whole(school.id())).isEqualTo(before);
    }

    @Test
    void nothing_is_undone_once_somebody_was_changed_by_hand() {
        long id = sims.applied(SHORT + staff(1, 3)).id();
        changeJob(person("K002").id(), "Headteacher");
        refusesToUndo(id, 1);
    }

    @Test
    void nothing_is_undone_once_somebody_was_invited() {
        long id = sims.applied(SHORT + staff(1, 3)).id();
        fixtures.account(new Person(person("K001").id(), "Ada", mail("ada1"), school));
        fixtures.account(new Person(person("K003").id(), "Ada", mail("ada3"), school));
        refusesToUndo(id, 2);
    }

    @Test
    void nothing_is_undone_once_a_later_import_changed_somebody() {
        long id = sims.applied(SHORT + staff(1, 3)).id();
        ImportSummary later = sims.applied(SHORT + "K001,Later,Ada,%s\n".formatted(mail("ada1")));
        refusesToUndo(id, 1);
        Map<String, String> before = checksum.meaning(school.id());
        sims.undo(later.id());
        assertThat(checksum.meaning(school.id())).isNotEqualTo(before);
        assertThat(person("K001").name()).isEqualTo("Ada Example001");
    }

    /// The same people, known to a second system since: their keys there point at them.
    @Test
    void nothing_is_undone_once_a_second_source_knows_the_people() {
        long id = sims.applied(SHORT + staff(1, 3)).id();
        Importing payroll = sims.from("Payroll");
        ImportSummary second =
                payroll.applied(
                        "Payroll number,Surname,Forename,Email\n9001,Example001,Ada,%s\n"
                                .formatted(mail("ada1")));
        assertThat(second.outcomes()).isEqualTo(Map.of(SAME, 1L));
        refusesToUndo(id, 1);
    }

    /// Somebody else was given the address that undoing would give back.
    @Test
    void nothing_is_undone_once_an_old_address_has_a_new_owner() {
        sims.applied(SHORT + staff(1, 3));
        long id = sims.applied(SHORT + "K001,Example001,Ada,%s\n".formatted(mail("new"))).id();
        addByHand("Bea", "Heir", mail("ada1"));
        refusesToUndo(id, 1);
    }

    /// Completions can be there without an account: a kiosk, or an entry by hand.
    @Test
    void nothing_is_undone_once_somebody_has_completed_something() {
        long id = sims.applied(SHORT + staff(1, 3)).id();
        fixtures.completion(person("K002").id(), "module-" + school.id(), TODAY);
        refusesToUndo(id, 1);
    }

    @Test
    void two_people_do_not_swap_addresses_by_a_file() {
        sims.applied(SHORT + staff(1, 3));
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary found =
                sims.compared(
                        SHORT
                                + "K001,Example001,Ada,%s\n".formatted(mail("ada2"))
                                + "K002,Example002,Ada,%s\n".formatted(mail("ada1"))
                                + "K003,Example003,Ada,%s\n".formatted(mail("ada3")));
        assertThat(found.outcomes()).isEqualTo(Map.of(UNCLEAR, 2L, SAME, 1L));
        assertThat(sims.reasons(found.id()))
                .isEqualTo(Map.of(2, "email-of-other", 3, "email-of-other"));
        assertThat(sims.rows(found.id(), UNCLEAR))
                .extracting(ImportRow::detail)
                .containsExactly("Ada Example002", "Ada Example001");
        sims.apply(found.id());
        assertThat(checksum.whole(school.id())).isEqualTo(before);
    }

    @Test
    void nothing_is_applied_when_somebody_was_changed_after_the_comparison() {
        sims.applied(SHORT + staff(1, 3));
        ImportSummary found =
                sims.compared(
                        SHORT
                                + "K001,Renamed,Ada,%s\n".formatted(mail("ada1"))
                                + "K002,Renamed,Ada,%s\n".formatted(mail("ada2"))
                                + "K009,New,Ada,%s\n".formatted(mail("ada9")));
        assertThat(found.outcomes()).isEqualTo(Map.of(CHANGED, 2L, NEW, 1L, MISSING, 1L));
        changeJob(person("K002").id(), "Headteacher");
        Map<String, String> before = checksum.whole(school.id());

        ImportSummary stopped = sims.apply(found.id());
        assertThat(stopped.state()).isEqualTo(ImportState.STAGED);
        assertThat(stopped.problem()).isEqualTo("import.problem.changed-meanwhile");
        assertThat(checksum.whole(school.id())).isEqualTo(before);

        assertThat(sims.compare(found.id()).outcomes()).isEqualTo(found.outcomes());
        assertThat(sims.apply(found.id()).state()).isEqualTo(ImportState.APPLIED);
        assertThat(person("K002").job()).isEqualTo("Headteacher");
        assertThat(person("K002").name()).isEqualTo("Ada Renamed");
    }

    @Test
    void nothing_is_applied_when_somebody_new_was_added_by_hand_meanwhile() {
        ImportSummary found = sims.compared(SHORT + staff(1, 2));
        addByHand("Ada", "Byhand", mail("ada2"));
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary stopped = sims.apply(found.id());
        assertThat(stopped.state()).isEqualTo(ImportState.STAGED);
        assertThat(stopped.problem()).isEqualTo("import.problem.changed-meanwhile");
        assertThat(checksum.whole(school.id())).isEqualTo(before);
    }

    @Test
    void two_applies_at_once_apply_once() throws Exception {
        ImportSummary found = sims.compared(SHORT + staff(1, 200));
        int windows = 4;
        CyclicBarrier together = new CyclicBarrier(windows);
        try (ExecutorService threads = Executors.newFixedThreadPool(windows)) {
            Callable<Boolean> apply =
                    () -> {
                        together.await();
                        sims.begin(found.id(), true);
                        return true;
                    };
            List<Future<Boolean>> all = threads.invokeAll(Collections.nCopies(windows, apply));
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(sims.settled(found.id()).state()).isEqualTo(ImportState.APPLIED);
        assertThat(stored(school)).hasSize(200);
        assertThat(
                        jdbc.sql(
                                        "SELECT COUNT(*) FROM staff_member_versions"
                                                + " WHERE import_id = ?")
                                .param(found.id())
                                .query(Long.class)
                                .single())
                .isEqualTo(200);
    }

    /// The same file read twice before either was applied; without addresses only the keys tell.
    @Test
    void the_same_file_twice_at_once_makes_nobody_twice() {
        String file = SHORT + "T1,Twice,Ada,\nT2,Twice,Bea,\n";
        ImportSummary first = sims.compared(file);
        ImportSummary second = sims.compared(file);
        sims.apply(first.id());
        Map<String, String> before = checksum.whole(school.id());
        ImportSummary late = sims.apply(second.id());
        assertThat(checksum.whole(school.id())).isEqualTo(before);
        assertThat(names(school)).containsExactly("Ada Twice", "Bea Twice");
        assertThat(late.state()).isEqualTo(ImportState.STAGED);
    }
}
