package org.dueregard.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Cited;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.content.Source;
import org.dueregard.coverage.RedListEntry;
import org.dueregard.coverage.RedListSource;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// An edition ends, and everything that cites it says so and waits for somebody. Far ahead of every
/// other test, so that theirs is untouched.
@PortalTest
class RegisterTest {

    private static final LocalDate NEXT = LocalDate.of(2031, 9, 1);
    private static final String ID = "impartiality";

    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired GuidanceRegisterService register;
    @Autowired RegisterEditing editing;
    @Autowired CitedSources sources;
    @Autowired CitedPlaces places;
    @Autowired List<RedListSource> redList;
    @Autowired JdbcClient jdbc;

    private Person lead;
    private Person teacher;

    @BeforeEach
    void asShipped() {
        lead = fixtures.person(fixtures.school(), RoleGroup.DSL);
        teacher = fixtures.person(lead.school(), RoleGroup.TEACHERS);
        asLead(() -> editing.change(ID, change("2022", LocalDate.of(2022, 2, 17), "")));
    }

    @AfterEach
    void back() {
        clock.reset();
        asLead(() -> editing.change(ID, change("2022", LocalDate.of(2022, 2, 17), "")));
    }

    private void asLead(Runnable work) {
        SignedIn.run(lead.caller(PortalRole.DSL), work);
    }

    private static EntryChange change(String edition, LocalDate from, String replacedBy) {
        return new EntryChange(
                "Political impartiality in schools",
                "Department for Education",
                edition,
                "E",
                from,
                null,
                replacedBy,
                "https://www.gov.uk/x",
                "");
    }

    private RegisterPage page(String id) {
        return SignedIn.as(lead.caller(PortalRole.DSL), () -> register.find(id));
    }

    private String supersede() {
        return SignedIn.as(
                lead.caller(PortalRole.DSL), () -> editing.supersede(ID, change("2031", NEXT, "")));
    }

    private Cited shown() {
        return sources.of(List.of(new Source(ID, "As cited", "https://www.gov.uk/y"))).getFirst();
    }

    @Test
    void a_superseded_edition_holds_until_the_day_before_and_is_then_struck_through_where_cited() {
        String next = supersede();
        GuidanceEntry old = page(ID).entry();
        assertThat(old.inForceTo()).isEqualTo(NEXT.minusDays(1));
        assertThat(old.replacedBy()).isEqualTo(next);
        clock.moveTo(NEXT.minusDays(1));
        assertThat(page(ID).out()).isFalse();
        assertThat(shown().isOut()).isFalse();
        assertThat(page(next).ahead()).isTrue();
        clock.moveTo(NEXT);
        assertThat(page(ID).out()).isTrue();
        assertThat(shown().outSince()).isEqualTo(NEXT);
        assertThat(shown().title()).isEqualTo("As cited");
        assertThat(shown().replacement().address()).isEqualTo("guidance/" + next);
        assertThat(shown().replacement().title())
                .isEqualTo("Political impartiality in schools (2031)");
        assertThat(page(next).replaces()).extracting(GuidanceEntry::id).contains(ID);
    }

    @Test
    void every_version_is_kept_with_who_wrote_it_and_only_for_those_who_keep_the_register() {
        int before = page(ID).versions().size();
        supersede();
        assertThat(page(ID).versions()).hasSize(before + 1);
        assertThat(page(ID).shipped()).isTrue();
        assertThat(SignedIn.as(teacher.caller(), () -> register.find(ID)).versions()).isEmpty();
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM guidance_editions").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_cites_a_superseded_edition_waits_until_somebody_says_it_is_still_right() {
        assertThat(waiting()).isEmpty();
        long before = places.countPagesToCheck();
        supersede();
        assertThat(waiting()).isEmpty();
        clock.moveTo(NEXT);
        assertThat(waiting())
                .extracting(place -> place.citation().title())
                .anyMatch(title -> title.startsWith("Prevent awareness"));
        assertThat(waiting())
                .extracting(place -> place.citation().kind())
                .contains(Citation.Kind.MODULE, Citation.Kind.QUESTION);
        long pages = places.countPagesToCheck();
        assertThat(onRedList()).isEqualTo(pages);
        assertThat(pages).isGreaterThan(before).isLessThanOrEqualTo(waiting().size() + before);
        CitedPlace module =
                waiting().stream()
                        .filter(place -> place.citation().kind() == Citation.Kind.MODULE)
                        .findFirst()
                        .orElseThrow();
        String key = module.citation().key();
        assertThatThrownBy(() -> asLead(() -> editing.markChecked(ID, key, "  ")))
                .isInstanceOf(InvalidInputException.class);
        asLead(() -> editing.markChecked(ID, key, "The section says the same in both."));
        assertThat(waiting()).extracting(place -> place.citation().key()).doesNotContain(key);
        assertThat(page(ID).places())
                .filteredOn(place -> place.citation().key().equals(key))
                .extracting(CitedPlace::words)
                .containsExactly("The section says the same in both.");
        assertThatThrownBy(() -> asLead(() -> editing.markChecked(ID, key, "Twice")))
                .isInstanceOf(EntryMissingException.class);

        asLead(() -> editing.change(ID, ending(NEXT.plusDays(9))));
        clock.moveTo(NEXT.plusDays(10));
        assertThat(waiting()).extracting(place -> place.citation().key()).contains(key);
    }

    private long onRedList() {
        return redList.stream()
                .filter(source -> source.getClass().getSimpleName().equals("RedListFromGuidance"))
                .flatMap(source -> source.of(lead.school().id(), NEXT).stream())
                .mapToLong(RedListEntry::count)
                .sum();
    }

    private static EntryChange ending(LocalDate last) {
        EntryChange as = change("2022", LocalDate.of(2022, 2, 17), "");
        return new EntryChange(
                as.title(), as.publisher(), as.edition(), as.nation(), as.from(), last, "", "", "");
    }

    private List<CitedPlace> waiting() {
        return SignedIn.as(
                lead.caller(PortalRole.DSL),
                () ->
                        editing.toCheck().stream()
                                .filter(place -> place.citation().entryId().equals(ID))
                                .toList());
    }

    @Test
    void questions_that_cite_are_named_to_those_who_write_them_only() {
        assertThat(page("kcsie-2025").places())
                .extracting(place -> place.citation().kind())
                .contains(
                        Citation.Kind.MODULE,
                        Citation.Kind.DOCUMENT,
                        Citation.Kind.QUESTION,
                        Citation.Kind.PATHWAY);
        assertThat(page("duty-guidance").places())
                .extracting(place -> place.citation().kind())
                .contains(Citation.Kind.AGREEMENT);
        assertThat(SignedIn.as(teacher.caller(), () -> register.find("kcsie-2025")).places())
                .isNotEmpty()
                .extracting(place -> place.citation().kind())
                .doesNotContain(Citation.Kind.QUESTION);
    }

    @Test
    void what_cannot_be_is_refused_and_says_why() {
        String next = supersede();
        assertRefused(() -> supersede(), "guidance.invalid.replaced");
        assertRefused(
                () -> asLead(() -> editing.supersede(next, change("2032", NEXT, ""))),
                "guidance.invalid.too-early");
        assertRefused(
                () -> asLead(() -> editing.change(next, change("2031", NEXT, ID))),
                "guidance.invalid.replacement");
        assertRefused(
                () -> asLead(() -> editing.change(ID, ending(LocalDate.of(2020, 1, 1)))),
                "guidance.invalid.dates");
        assertRefused(() -> asLead(() -> editing.add(change("", NEXT, ""))), "invalid.required");
    }

    private static void assertRefused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(InvalidInputException.Problem::key)
                                        .containsExactly(key));
    }

    @Test
    void the_list_is_searched_filtered_and_sorted() {
        assertThat(list(new RegisterFilter("SCOTLAND", RegisterFilter.Show.ALL, sort())))
                .extracting(row -> row.entry().id())
                .contains("duty-guidance-scotland");
        assertThat(list(new RegisterFilter("", RegisterFilter.Show.OUT, sort())))
                .extracting(row -> row.entry().id())
                .contains("kcsie-2024", "duty-guidance-2015")
                .doesNotContain("kcsie-2025");
        assertThat(list(new RegisterFilter("", RegisterFilter.Show.IN_FORCE, sort())))
                .allMatch(row -> !row.out() && !row.ahead());
        assertThat(list(new RegisterFilter("", RegisterFilter.Show.ALL, RegisterFilter.Sort.FROM)))
                .extracting(row -> row.entry().inForceFrom())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(list(RegisterFilter.ALL))
                .filteredOn(row -> row.entry().id().equals("kcsie-2025"))
                .allMatch(row -> row.citedIn() > 3);
    }

    private static RegisterFilter.Sort sort() {
        return RegisterFilter.Sort.TITLE;
    }

    private List<RegisterRow> list(RegisterFilter filter) {
        return SignedIn.as(teacher.caller(), () -> register.list(filter));
    }

    @Test
    void a_teacher_changes_nothing() {
        SignedIn.run(
                teacher.caller(),
                () -> {
                    assertThatThrownBy(() -> editing.add(change("1", NEXT, "")))
                            .isInstanceOf(AccessDeniedException.class);
                    assertThatThrownBy(() -> editing.supersede(ID, change("1", NEXT, "")))
                            .isInstanceOf(AccessDeniedException.class);
                    assertThatThrownBy(() -> editing.toCheck())
                            .isInstanceOf(AccessDeniedException.class);
                });
    }
}
