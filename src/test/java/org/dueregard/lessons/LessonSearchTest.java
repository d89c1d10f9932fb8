package org.dueregard.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dueregard.access.PortalRole;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.KeyStage;
import org.dueregard.content.Lesson;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Finding lessons among those that are shipped.
@PortalTest
class LessonSearchTest {

    @Autowired Fixtures fixtures;
    @Autowired LessonService lessons;
    @Autowired ContentLibrary library;

    private Fixtures.Person teacher;

    @BeforeEach
    void person() {
        teacher = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
    }

    private LessonList find(String words, Set<KeyStage> stages) {
        LessonFilter filter =
                new LessonFilter(
                        words,
                        Set.of(),
                        stages,
                        Set.of(),
                        Set.of(),
                        null,
                        LessonFilter.Sort.MATCH,
                        1);
        return SignedIn.as(teacher.caller(PortalRole.STAFF), () -> lessons.list(filter));
    }

    private List<String> ids(String words) {
        return find(words, Set.of()).page().rows().stream().map(LessonRow::id).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20-minute KS2 activity on voting",
                "a 20 minute activity for key stage 2 about votes",
                "20 minuets KS2 activty on votting",
                "ks 2 vote 20 minutes"
            })
    void a_twenty_minute_activity_on_voting_comes_first_however_it_is_asked_for(String asked) {
        LessonRow first = find(asked, Set.of()).page().rows().getFirst();
        assertThat(first.keyStages()).as(first.id()).contains(KeyStage.KS2);
        assertThat(first.minutes()).as(first.id()).isEqualTo(20);
        assertThat(library.catalogue().lesson(first.id()).orElseThrow().words())
                .containsIgnoringCase("vot");
    }

    @Test
    void a_slip_of_the_pen_finds_the_same() {
        List<String> right = ids("democracy");
        assertThat(right).hasSizeGreaterThan(3);
        assertThat(ids("democrasy")).containsAll(right.subList(0, 3));
        assertThat(ids("consipracy")).contains(ids("conspiracy").getFirst());
        assertThat(ids("xyzzyplugh")).isEmpty();
    }

    @Test
    void what_is_typed_is_never_a_command() {
        for (String hostile : new String[] {"*:*", "title:[a TO z]", "\"", "((((", "\\", "🙂 🙂"}) {
            assertThat(find(hostile, Set.of()).page().total()).as(hostile).isNotNegative();
        }
        assertThat(find("word ".repeat(2_000), Set.of()).page().rows()).isNotNull();
    }

    @Test
    void the_number_behind_a_choice_is_what_choosing_it_finds() {
        LessonList all = find("", Set.of());
        all.stages()
                .forEach((stage, count) -> {
                    LessonList found = find("", Set.of(stage));
                    assertThat(found.page().total()).as(stage.id()).isEqualTo(count);
                    // The choices beside it still say what they would add.
                    assertThat(found.stages()).isEqualTo(all.stages());
                    found.types().values().forEach(of -> assertThat(of).isLessThanOrEqualTo(count));
                });
    }

    @Test
    void the_shipped_library_is_wide_enough() {
        List<Lesson> all = List.copyOf(library.catalogue().lessons().values());
        assertThat(all).hasSizeGreaterThanOrEqualTo(24).noneMatch(Lesson::draft);
        assertThat(all.stream().map(Lesson::value).distinct()).hasSize(4);
        assertThat(all.stream().flatMap(one -> one.keyStages().stream()).distinct()).hasSize(6);
        assertThat(all.stream().flatMap(one -> one.subjects().stream()).distinct())
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(all.stream().map(Lesson::type).distinct()).hasSize(6);
    }
}
