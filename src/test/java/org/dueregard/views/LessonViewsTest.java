package org.dueregard.views;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import java.time.LocalDate;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Table;
import org.dueregard.content.BritishValue;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Lesson;
import org.dueregard.content.LessonType;
import org.dueregard.lessons.TaughtService;
import org.dueregard.lessons.YearGroup;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

/// The lesson library on the server: found, opened, marked in two taps, and on the map.
@PortalTest
class LessonViewsTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired ApplicationContext context;
    @Autowired Fixtures fixtures;
    @Autowired TaughtService taught;
    @Autowired ContentLibrary library;

    private Caller teacher;
    private Lesson lesson;

    @BeforeEach
    void somebody() throws Exception {
        teacher = fixtures.person(fixtures.school(), RoleGroup.TEACHERS).caller(PortalRole.STAFF);
        lesson =
                library.catalogue().lessons().values().stream()
                        .filter(one ->
                                one.value() == BritishValue.DEMOCRACY
                                        && one.type() == LessonType.LESSON)
                        .findFirst()
                        .orElseThrow();
        ViewsTest.open(teacher, context);
    }

    @AfterEach
    void tearDown() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    private static String page() {
        return _get(H1.class).getParent().orElseThrow().getElement().getTextRecursively();
    }

    @Test
    void two_taps_mark_a_lesson_and_one_takes_it_back() {
        SignedIn.as(teacher, () -> taught.addClass("4B", yearOf(lesson)));
        UI.getCurrent().navigate("lessons/" + lesson.id());
        _click(_get(NativeButton.class, spec -> spec.withText("We did this")));
        _click(_get(NativeButton.class, spec -> spec.withText("4B")));
        assertThat(page()).contains("Marked: 4B did this");
        assertThat(SignedIn.as(teacher, () -> taught.taught(true, 1)).total()).isOne();
        _click(_get(NativeButton.class, spec -> spec.withText("Take that back")));
        assertThat(SignedIn.as(teacher, () -> taught.taught(true, 1)).total()).isZero();
    }

    private static YearGroup yearOf(Lesson lesson) {
        for (YearGroup year : YearGroup.values()) {
            if (lesson.keyStages().contains(year.keyStage())) {
                return year;
            }
        }
        throw new IllegalStateException();
    }

    @Test
    void the_map_shows_what_was_taught_and_where_nothing_was() {
        UI.getCurrent().navigate("lessons/map");
        assertThat(_find(Table.class)).isEmpty();
        long id = SignedIn.as(teacher, () -> taught.addClass("X", yearOf(lesson))).id();
        SignedIn.as(teacher, () -> taught.markTaught(lesson.id(), id, TODAY));
        UI.getCurrent().navigate("lessons/map");
        assertThat(_find(Table.class)).hasSize(4);
        assertThat(page()).contains("1 of 12 places are taught").contains("Gap");
    }

    @Test
    void words_and_choices_stand_in_the_address() {
        UI.getCurrent()
                .navigate(
                        "lessons",
                        com.vaadin.flow.router.QueryParameters.fromString(
                                "search=xyzzyplugh&value=democracy&stage=nonsense&minutes=7"));
        assertThat(page()).contains("No lessons for “xyzzyplugh”.").contains("1 chosen");
        UI.getCurrent().navigate("lessons");
        assertThat(_find(AppLink.class, spec -> spec.withText(lesson.title()))).hasSize(1);
    }

    @Test
    void a_lesson_that_is_not_there_is_told_and_the_life_of_one_is_for_authors() throws Exception {
        UI.getCurrent().navigate("lessons/democracy/nothing-of-the-kind");
        assertThat(_get(H1.class).getText()).isEqualTo("There is nothing at this address");
        UI.getCurrent().navigate("lessons/" + lesson.id());
        assertThat(page()).doesNotContain("Life of this lesson");
        MockVaadin.tearDown();
        ViewsTest.open(
                fixtures.person(fixtures.school(), RoleGroup.TEACHERS)
                        .caller(PortalRole.STAFF, PortalRole.AUTHOR),
                context);
        UI.getCurrent().navigate("lessons/" + lesson.id());
        assertThat(page()).contains("Life of this lesson", "Let schools try it");
    }
}
