package org.dueregard.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// Nothing is told to staff without a source and a day on which it is looked at again.
@PortalTest
class ToldTest {

    private static final LocalDate REVIEW = TestClock.TODAY.plusDays(30);

    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired ToldService told;
    @Autowired CitedPlaces places;
    @Autowired GuidanceEditions editions;
    @Autowired JdbcClient jdbc;

    private Caller author;
    private Caller teacher;

    @BeforeEach
    void somebody() {
        jdbc.sql("DELETE FROM guidance_told").update();
        Person person = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        author = person.caller(PortalRole.AUTHOR);
        teacher = person.caller();
    }

    @AfterEach
    void back() {
        clock.reset();
        jdbc.sql("DELETE FROM guidance_told").update();
    }

    private static ToldChange change(
            String entry, String words, String url, @Nullable LocalDate review, boolean publish) {
        return new ToldChange("It is said", "It is so", entry, words, url, review, publish);
    }

    private long add(ToldChange change) {
        return SignedIn.as(author, () -> told.add(change));
    }

    private List<ToldEntry> seen(Caller caller) {
        return SignedIn.as(caller, () -> told.list(1)).rows();
    }

    @Test
    void without_source_or_review_date_it_is_not_published() {
        assertRefused(change("", "", "", REVIEW, true), "told.invalid.source");
        assertRefused(change("", "A leaflet", "", REVIEW, true), "told.invalid.source");
        assertRefused(change("", "", "https://www.gov.uk/x", REVIEW, true), "told.invalid.source");
        assertRefused(change("kcsie-2025", "", "", null, true), "told.invalid.review");
        assertRefused(
                change("kcsie-2025", "", "", TestClock.TODAY, true), "told.invalid.review-day");
        assertRefused(change("no-such", "", "", REVIEW, true), "notices.invalid.entry");
        assertRefused(change("", "A", "http://x.example", REVIEW, true), "guidance.invalid.url");
        assertThat(seen(teacher)).isEmpty();
        add(change("", "A leaflet", "https://www.gov.uk/x", REVIEW, true));
        add(change("kcsie-2025", "", "", REVIEW, true));
        assertThat(seen(teacher))
                .extracting(entry -> String.valueOf(entry.source().title()))
                .containsExactlyInAnyOrder(
                        "A leaflet", "Keeping children safe in education (2025)");
    }

    private void assertRefused(ToldChange change, String key) {
        assertThatThrownBy(() -> add(change))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(InvalidInputException.Problem::key)
                                        .containsExactly(key));
    }

    @Test
    void the_database_holds_to_it_too() {
        long id = add(change("", "", "", null, false));
        assertThatThrownBy(() ->
                        jdbc.sql("UPDATE guidance_told SET published_at = NOW() WHERE id = ?")
                                .param(id)
                                .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_draft_is_for_those_who_write_it_and_a_change_can_make_it_one_again() {
        long id = add(change("", "", "", null, false));
        assertThat(seen(teacher)).isEmpty();
        assertThat(seen(author)).extracting(ToldEntry::published).containsExactly(false);
        SignedIn.run(author, () -> told.change(id, change("kcsie-2025", "", "", REVIEW, true)));
        assertThat(seen(teacher)).hasSize(1);
        SignedIn.run(author, () -> told.change(id, change("kcsie-2025", "", "", REVIEW, false)));
        assertThat(seen(teacher)).isEmpty();
    }

    @Test
    void past_its_day_it_is_to_be_reviewed_and_first_on_the_list_of_those_who_write() {
        add(change("", "Old", "https://www.gov.uk/x", REVIEW, true));
        clock.moveTo(REVIEW);
        add(change("", "New", "https://www.gov.uk/x", REVIEW.plusDays(30), true));
        assertThat(seen(author)).noneMatch(ToldEntry::due);
        clock.moveTo(REVIEW.plusDays(1));
        assertThat(seen(author)).extracting(ToldEntry::due).containsExactly(true, false);
        assertThat(SignedIn.as(author, () -> told.countToReview())).isEqualTo(1);
    }

    @Test
    void what_cites_the_register_is_one_of_its_places() {
        add(change("kcsie-2025", "", "", REVIEW, true));
        assertThat(places.pages(editions.all()))
                .filteredOn(place -> place.citation().kind() == Citation.Kind.TOLD)
                .extracting(place -> place.citation().entryId())
                .containsExactly("kcsie-2025");
    }

    @Test
    void a_teacher_and_an_administrator_write_nothing() {
        for (Caller caller :
                List.of(
                        teacher,
                        fixtures.person(fixtures.school(), RoleGroup.TEACHERS)
                                .caller(PortalRole.ADMIN))) {
            assertThatThrownBy(() ->
                            SignedIn.run(
                                    caller,
                                    () -> told.add(change("kcsie-2025", "", "", REVIEW, true))))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }
}
