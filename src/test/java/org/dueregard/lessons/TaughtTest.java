package org.dueregard.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.BritishValue;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Lesson;
import org.dueregard.content.LessonType;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/// What was taught, the values map that follows from it, and the zip to take away.
@PortalTest
class TaughtTest {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final int YEAR = Term.academicYear(TODAY);
    private static final Term TERM = Term.of(TODAY);
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");

    @Autowired Fixtures fixtures;
    @Autowired TaughtService taught;
    @Autowired ValuesMapService map;
    @Autowired LessonPages pages;
    @Autowired ContentLibrary library;

    private Caller teacher;
    private Caller colleague;
    private Caller stranger;

    @BeforeEach
    void people() {
        TestSchool school = fixtures.school();
        teacher = fixtures.person(school, RoleGroup.TEACHERS).caller(PortalRole.STAFF);
        colleague = fixtures.person(school, RoleGroup.TEACHERS).caller(PortalRole.STAFF);
        stranger = fixtures.person(fixtures.school(), RoleGroup.TEACHERS).caller(PortalRole.STAFF);
    }

    private String id(LessonType type) {
        return library.catalogue().lessons().values().stream()
                .filter(one -> one.value() == BritishValue.DEMOCRACY && one.type() == type)
                .findFirst()
                .map(Lesson::id)
                .orElseThrow();
    }

    private TeachingClass aClass(String name) {
        return SignedIn.as(teacher, () -> taught.addClass(name, YearGroup.YEAR_4));
    }

    private long mark(Caller caller, LessonType type, TeachingClass to, LocalDate on) {
        return SignedIn.as(caller, () -> taught.markTaught(id(type), to.id(), on));
    }

    private ValuesMap.Cell cell() {
        return SignedIn.as(teacher, () -> map.map(YEAR))
                .cell(BritishValue.DEMOCRACY, YearGroup.YEAR_4, TERM);
    }

    @Test
    void an_assembly_alone_does_not_turn_a_place_green_and_a_lesson_does() {
        TeachingClass four = aClass("4B");
        assertThat(cell().state()).isEqualTo(ValuesMap.Cell.State.GAP);
        mark(teacher, LessonType.ASSEMBLY, four, TODAY);
        mark(teacher, LessonType.ASSEMBLY, four, TODAY.minusDays(1));
        assertThat(cell().state()).isEqualTo(ValuesMap.Cell.State.ONLY_SHOWN);
        mark(teacher, LessonType.LESSON, four, TODAY);
        assertThat(cell().state()).isEqualTo(ValuesMap.Cell.State.TAUGHT);
    }

    @Test
    void a_plan_shows_until_the_year_group_has_done_it_and_only_at_its_school() {
        String lesson = id(LessonType.LESSON);
        SignedIn.run(teacher, () -> map.plan(lesson, YearGroup.YEAR_4, TERM));
        SignedIn.run(colleague, () -> map.plan(lesson, YearGroup.YEAR_4, TERM));
        assertThat(cell()).isEqualTo(new ValuesMap.Cell(0, 0, 1));
        mark(teacher, LessonType.LESSON, aClass("4B"), TODAY);
        assertThat(cell()).isEqualTo(new ValuesMap.Cell(1, 0, 0));
        assertThat(SignedIn.as(stranger, () -> map.map(YEAR)).years()).isEmpty();
        assertThat(SignedIn.as(stranger, () -> map.planned(YEAR))).isEmpty();
    }

    @Test
    void marking_twice_is_marking_once_and_is_taken_back_by_whoever_did_it() {
        TeachingClass four = aClass("4B");
        long first = mark(teacher, LessonType.LESSON, four, TODAY);
        assertThat(mark(colleague, LessonType.LESSON, four, TODAY)).isEqualTo(first);
        assertThat(SignedIn.as(teacher, () -> taught.taught(false, 1)).total()).isOne();
        for (Caller other : new Caller[] {colleague, stranger}) {
            assertThatThrownBy(() -> SignedIn.run(other, () -> taught.takeBack(first)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        SignedIn.run(teacher, () -> taught.takeBack(first));
        assertThat(SignedIn.as(teacher, () -> taught.taught(false, 1)).total()).isZero();
    }

    @Test
    void nobody_marks_for_a_class_of_another_school_or_for_a_day_to_come() {
        TeachingClass four = aClass("4B");
        assertThatThrownBy(() -> mark(stranger, LessonType.LESSON, four, TODAY))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> mark(teacher, LessonType.LESSON, four, TODAY.plusDays(1)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(SignedIn.as(stranger, () -> taught.classes())).isEmpty();
    }

    @Test
    void the_classes_somebody_taught_last_come_first() {
        TeachingClass a = aClass("4A");
        TeachingClass b = aClass("4B");
        mark(teacher, LessonType.LESSON, b, TODAY);
        assertThat(SignedIn.as(teacher, () -> taught.classes())).containsExactly(b, a);
        assertThat(SignedIn.as(colleague, () -> taught.classes())).containsExactly(a, b);
    }

    @Test
    void terms_meet_without_a_gap() {
        assertThat(Term.of(LocalDate.of(2026, 9, 1))).isEqualTo(Term.AUTUMN);
        assertThat(Term.of(LocalDate.of(2026, 12, 31))).isEqualTo(Term.AUTUMN);
        assertThat(Term.of(LocalDate.of(2027, 1, 1))).isEqualTo(Term.SPRING);
        assertThat(Term.of(LocalDate.of(2027, 3, 31))).isEqualTo(Term.SPRING);
        assertThat(Term.of(LocalDate.of(2027, 4, 1))).isEqualTo(Term.SUMMER);
        assertThat(Term.academicYear(LocalDate.of(2027, 8, 31))).isEqualTo(2026);
        assertThat(Term.academicYear(LocalDate.of(2026, 9, 1))).isEqualTo(2026);
    }

    @Test
    void the_zip_of_every_lesson_opens_by_itself_and_asks_nothing_of_a_network()
            throws IOException {
        for (Lesson lesson : library.catalogue().lessons().values()) {
            byte[] zip = SignedIn.as(teacher, () -> pages.zip(lesson.id()));
            assertThat(zip).isEqualTo(SignedIn.as(teacher, () -> pages.zip(lesson.id())));
            Map<String, byte[]> files = files(zip);
            String folder = lesson.folder() + "/";
            assertThat(files).containsKeys(folder + "index.html", folder + "for-the-class.html");
            files.forEach((name, bytes) -> {
                if (name.endsWith(".html")) {
                    assertStandsAlone(name, new String(bytes, StandardCharsets.UTF_8), files);
                }
            });
        }
    }

    private static void assertStandsAlone(String name, String html, Map<String, byte[]> files) {
        assertThat(html).as(name).doesNotContain("<script", "src=\"http", "href=\"/", "src=\"/");
        Matcher links = LINK.matcher(html);
        while (links.find()) {
            String link = links.group(1);
            if (!link.startsWith("https://")) {
                String from = name.substring(0, name.lastIndexOf('/') + 1);
                assertThat(files).as(name + " → " + link).containsKey(from + link);
            }
        }
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
