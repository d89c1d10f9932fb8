package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.Cycle;
import org.dueregard.requirements.RequirementChange;
import org.dueregard.requirements.RequirementChangedMeanwhileException;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.requirements.RequirementOverview;
import org.dueregard.requirements.RequirementScope;
import org.dueregard.requirements.RequirementService;
import org.dueregard.requirements.RequirementSubject;
import org.dueregard.requirements.RuleTerms;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// Changing what is asked: who may, what is refused, that the past stays, that of two editors one is
/// told, and that the preview says what then happens.
@PortalTest
class RequirementChangeTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    /// No front matter asks it of this group, so each test's school stands alone.
    private static final String MODULE = "referrals-and-recording";

    private static final RoleGroup GROUP = RoleGroup.TEACHERS;

    private static final RuleTerms YEARLY = terms(new Cycle.Every(Period.ofYears(1)));
    private static final RuleTerms HALF_YEARLY = terms(new Cycle.Every(Period.ofMonths(6)));
    private static final RuleTerms TWO_YEARLY = terms(new Cycle.Every(Period.ofYears(2)));

    @Autowired RequirementService requirements;
    @Autowired RequirementPreview preview;
    @Autowired Standings standings;
    @Autowired Figures figures;
    @Autowired Settlement settlement;
    @Autowired KeptStandings kept;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    private TestSchool school;
    private Person lead;

    private static RuleTerms terms(Cycle cycle) {
        return new RuleTerms(cycle, RequirementMode.ANY, 10, 30);
    }

    @BeforeEach
    void aSchool() {
        school = fixtures.school();
        lead = fixtures.person(school, RoleGroup.DSL);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private Caller dsl() {
        return lead.caller(PortalRole.DSL);
    }

    private Caller of(PortalRole role, long scope) {
        Set<Grant> grants = new HashSet<>();
        grants.add(new Grant(PortalRole.STAFF, Grant.HOME));
        grants.add(new Grant(role, scope));
        return lead.caller(grants);
    }

    private static RequirementChange change(
            long scope, LocalDate from, RequirementChange.Wish wish) {
        return new RequirementChange(scope, MODULE, GROUP, from, wish);
    }

    private RequirementChange ask(RuleTerms terms, LocalDate from) {
        return change(school.id(), from, new RequirementChange.Ask(terms, "Governors’ meeting"));
    }

    private RequirementSubject subject(long scope) {
        return SignedIn.as(dslOfTrust(), () -> requirements.subject(scope, MODULE, GROUP));
    }

    private Caller dslOfTrust() {
        return of(PortalRole.DSL, school.trustId());
    }

    private void save(Caller who, RequirementChange change) {
        String seen = subject(change.scopeId()).seen();
        SignedIn.run(who, () -> requirements.change(change, seen));
    }

    private @Nullable RuleTerms today() {
        return subject(school.id()).line().terms();
    }

    @Test
    void a_school_s_lead_sets_for_the_school_and_it_shows_who_and_why() {
        save(dsl(), ask(YEARLY, TODAY));
        RequirementSubject subject = subject(school.id());
        assertThat(subject.line().terms()).isEqualTo(YEARLY);
        assertThat(subject.line().since()).isEqualTo(TODAY);
        assertThat(subject.line().setBy()).containsExactly(school.name());
        assertThat(subject.line().source()).isEqualTo("Governors’ meeting");
        RequirementOverview overview = SignedIn.as(dsl(), () -> requirements.overview(school.id()));
        assertThat(overview.modules())
                .filteredOn(module -> module.moduleId().equals(MODULE))
                .flatExtracting(RequirementOverview.OfModule::lines)
                .filteredOn(line -> line.group() == GROUP)
                .extracting(RequirementOverview.Line::terms)
                .containsExactly(YEARLY);
        assertThat(
                        jdbc.sql(
                                        "SELECT COUNT(*) FROM standing_marks WHERE from_day = ?"
                                                + " AND staff_member_id = ?")
                                .param(TODAY)
                                .param(lead.id())
                                .query(Long.class)
                                .single())
                .isPositive();
    }

    @Test
    void only_whoever_holds_the_role_there_may() {
        TestSchool foreign = fixtures.school();
        TestSchool sister = fixtures.school(school.trustId());
        RequirementChange own = ask(YEARLY, TODAY);
        for (PortalRole role : PortalRole.values()) {
            boolean may = role == PortalRole.DSL || role == PortalRole.ADMIN;
            assertThat(isAllowed(of(role, Grant.HOME), own)).as("%s", role).isEqualTo(may);
            RequirementChange trustWide =
                    change(school.trustId(), TODAY, new RequirementChange.Ask(YEARLY, ""));
            assertThat(isAllowed(of(role, school.id()), trustWide)).as("%s", role).isFalse();
            assertThat(isAllowed(of(role, Grant.HOME), trustWide)).as("%s", role).isFalse();
            assertThat(isAllowed(of(role, foreign.trustId()), trustWide)).as("%s", role).isFalse();
            assertThat(isAllowed(of(role, school.trustId()), trustWide))
                    .as("%s", role)
                    .isEqualTo(may);
            assertThat(isAllowed(of(role, Grant.EVERYWHERE), trustWide))
                    .as("%s", role)
                    .isEqualTo(may);
        }
        for (long scope : new long[] {foreign.id(), sister.id(), 0, -1, Long.MAX_VALUE}) {
            RequirementChange elsewhere =
                    change(scope, TODAY, new RequirementChange.Ask(YEARLY, ""));
            assertThat(isAllowed(dsl(), elsewhere)).as("%s", scope).isFalse();
        }
    }

    private boolean isAllowed(Caller who, RequirementChange change) {
        try {
            SignedIn.run(who, () -> requirements.check(change));
            SignedIn.run(who, () -> preview.of(change, 1));
            return true;
        } catch (AccessDeniedException e) {
            assertThatThrownBy(() -> SignedIn.run(who, () -> requirements.change(change, "")))
                    .isInstanceOf(AccessDeniedException.class);
            return false;
        }
    }

    @Test
    void the_past_is_refused_and_so_is_what_makes_no_sense() {
        refused(ask(YEARLY, TODAY.minusDays(1)), "invalid.requirement-past");
        refused(ask(YEARLY, TODAY.plusYears(2).plusDays(1)), "invalid.requirement-far");
        refused(ask(terms(new Cycle.Every(Period.ofDays(5))), TODAY), "invalid.requirement-cycle");
        refused(ask(terms(new Cycle.Every(Period.ofYears(6))), TODAY), "invalid.requirement-cycle");
        refused(
                ask(new RuleTerms(YEARLY.cycle(), RequirementMode.ANY, -1, 30), TODAY),
                "invalid.number");
        refused(
                change(school.id(), TODAY, new RequirementChange.Drop()),
                "invalid.requirement-not-asked");
        refused(
                change(school.id(), TODAY, new RequirementChange.Follow()),
                "invalid.requirement-not-own");
        refused(
                change(school.id(), TODAY.plusDays(3), new RequirementChange.CancelAnnounced()),
                "invalid.requirement-not-announced");
        refused(
                new RequirementChange(
                        school.id(),
                        "no-such-module",
                        GROUP,
                        TODAY,
                        new RequirementChange.Ask(YEARLY, "")),
                "invalid.requirement-module");
        assertThat(today()).isNull();
    }

    private void refused(RequirementChange change, String key) {
        String seen =
                SignedIn.as(
                        dsl(),
                        () ->
                                requirements
                                        .subject(change.scopeId(), change.moduleId(), GROUP)
                                        .seen());
        assertThatThrownBy(() -> SignedIn.run(dsl(), () -> requirements.change(change, seen)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        invalid ->
                                assertThat(invalid.problems())
                                        .extracting(InvalidInputException.Problem::key)
                                        .contains(key));
    }

    @Test
    void the_trust_s_word_holds_and_a_school_may_only_tighten_it() {
        save(
                dslOfTrust(),
                change(school.trustId(), TODAY, new RequirementChange.Ask(YEARLY, "Trust board")));
        assertThat(today()).isEqualTo(YEARLY);
        assertThat(subject(school.id()).ofTrust()).isEqualTo(YEARLY);
        assertThat(subject(school.id()).line().source()).isEqualTo("Trust board");
        refused(
                change(school.id(), TODAY, new RequirementChange.Drop()),
                "invalid.requirement-of-trust");

        save(dsl(), ask(TWO_YEARLY, TODAY));
        assertThat(today()).isEqualTo(YEARLY);
        save(dsl(), ask(HALF_YEARLY, TODAY));
        assertThat(today()).isEqualTo(HALF_YEARLY);
        assertThat(subject(school.id()).line().setBy())
                .containsExactly("Trust " + school.trustId(), school.name());

        save(dsl(), change(school.id(), TODAY, new RequirementChange.Follow()));
        assertThat(today()).isEqualTo(YEARLY);
        save(dslOfTrust(), change(school.trustId(), TODAY, new RequirementChange.Drop()));
        assertThat(today()).isNull();
    }

    @Test
    void what_is_announced_is_shown_and_can_be_taken_back() {
        save(dsl(), ask(YEARLY, TODAY));
        LocalDate day = TODAY.plusMonths(2);
        save(dsl(), ask(HALF_YEARLY, day));
        assertThat(today()).isEqualTo(YEARLY);
        assertThat(subject(school.id()).line().announced())
                .containsExactly(new RequirementOverview.Announced(day, HALF_YEARLY));
        assertThat(subject(school.id()).cancellable()).containsExactly(day);
        save(dsl(), change(school.id(), day, new RequirementChange.CancelAnnounced()));
        assertThat(subject(school.id()).line().announced()).isEmpty();
        save(dsl(), change(school.id(), day, new RequirementChange.Drop()));
        assertThat(subject(school.id()).line().announced())
                .containsExactly(new RequirementOverview.Announced(day, null));
        assertThat(subject(school.id()).history()).hasSize(2);
    }

    @Test
    void of_two_editors_at_once_one_is_told() throws Exception {
        String seen = subject(school.id()).seen();
        int told = 0;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (RuleTerms terms : List.of(HALF_YEARLY, TWO_YEARLY)) {
                LocalDate from = terms.equals(HALF_YEARLY) ? TODAY : TODAY.plusDays(7);
                work.add(() -> isTold(ask(terms, from), seen));
            }
            for (Future<Boolean> one : both.invokeAll(work)) {
                told += one.get() ? 1 : 0;
            }
        }
        assertThat(told).isEqualTo(1);
        assertThat(subject(school.id()).history()).hasSize(1);
    }

    private boolean isTold(RequirementChange change, String seen) {
        try {
            SignedIn.run(dsl(), () -> requirements.change(change, seen));
            return false;
        } catch (RequirementChangedMeanwhileException e) {
            return true;
        }
    }

    @Test
    void saving_the_same_twice_changes_it_once() {
        String seen = subject(school.id()).seen();
        SignedIn.run(dsl(), () -> requirements.change(ask(YEARLY, TODAY), seen));
        SignedIn.run(dsl(), () -> requirements.change(ask(YEARLY, TODAY), seen));
        assertThat(subject(school.id()).history()).hasSize(1);
    }

    @Test
    void figures_of_past_days_stay_what_they_were() {
        clock.moveTo(TODAY.minusDays(90));
        save(dsl(), ask(TWO_YEARLY, TODAY.minusDays(90)));
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Person person = fixtures.person(school, GROUP);
            people.add(person);
            if (i < 4) {
                fixtures.completion(person.id(), MODULE, TODAY.minusMonths(8));
            }
        }
        clock.moveTo(TODAY);
        assertThat(counts(TODAY)).isEqualTo("4 of 6");
        String yesterday = counts(TODAY.minusDays(1));
        List<String> before = people.stream().map(person -> until(person, TODAY)).toList();

        save(
                dsl(),
                ask(new RuleTerms(HALF_YEARLY.cycle(), RequirementMode.FACE_TO_FACE, 0, 0), TODAY));

        assertThat(counts(TODAY.minusDays(1))).isEqualTo(yesterday);
        assertThat(counts(TODAY.plusDays(1))).isEqualTo("0 of 6");
        assertThat(people.stream().map(person -> until(person, TODAY)).toList()).isEqualTo(before);
        Person one = people.getFirst();
        assertThat(kept.anew(one.id())).isEqualTo(kept.of(one.id()));
        assertThat(counts(TODAY.minusDays(1))).isEqualTo(yesterday);
    }

    private String counts(LocalDate day) {
        settlement.settleAll();
        return figures.of(Set.of(school.id()), day).stream()
                .filter(cell -> cell.moduleId().equals(MODULE) && cell.group() == GROUP)
                .map(cell -> cell.counts().covered() + " of " + cell.counts().inScope())
                .findFirst()
                .orElse("none");
    }

    /// Every past day as it is judged now.
    private String until(Person person, LocalDate end) {
        StringBuilder days = new StringBuilder();
        for (LocalDate day = end.minusDays(95); day.isBefore(end); day = day.plusDays(1)) {
            days.append(standing(person, day)).append(' ');
        }
        return days.toString();
    }

    private @Nullable Verdict verdict(Person person, LocalDate day) {
        return standings.ofPerson(person.id(), day).stream()
                .filter(owed -> owed.moduleId().equals(MODULE))
                .map(Standings.Owed::verdict)
                .findFirst()
                .orElse(null);
    }

    private String standing(Person person, LocalDate day) {
        Verdict verdict = verdict(person, day);
        return verdict == null ? "-" : verdict.standing().name();
    }

    /// Changes of every kind over people of every kind: the numbers told before are those of the days
    /// themselves afterwards.
    @Test
    void the_preview_says_what_then_happens() {
        Random random = new Random(20260914);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            people.add(somebody(random));
        }
        List<RequirementChange.Wish> wishes =
                List.of(
                        new RequirementChange.Ask(TWO_YEARLY, ""),
                        new RequirementChange.Ask(HALF_YEARLY, ""),
                        new RequirementChange.Ask(
                                new RuleTerms(YEARLY.cycle(), RequirementMode.FACE_TO_FACE, 5, 14),
                                ""),
                        new RequirementChange.Ask(terms(new Cycle.ByDay(MonthDay.of(9, 30))), ""),
                        new RequirementChange.Drop(),
                        new RequirementChange.Ask(YEARLY, ""),
                        new RequirementChange.Follow());
        LocalDate day = TODAY;
        for (RequirementChange.Wish wish : wishes) {
            day = day.plusDays(random.nextInt(3));
            RequirementChange change = change(school.id(), day, wish);
            RequirementEffect effect = SignedIn.as(dsl(), () -> preview.of(change, 1));
            List<String> before = figures(people, effect, false);
            List<Boolean> owed = people.stream().map(who -> owes(who, effect.later())).toList();
            save(dsl(), change);
            List<String> after = figures(people, effect, true);
            assertThat(told(effect.onTheDay())).as("%s", wish).isEqualTo(both(before, after, 0));
            assertThat(told(effect.onTheLaterDay()))
                    .as("%s", wish)
                    .isEqualTo(both(before, after, 1));
            long due = 0;
            for (int i = 0; i < people.size(); i++) {
                due += !owed.get(i) && owes(people.get(i), effect.later()) ? 1 : 0;
            }
            assertThat(effect.due()).as("%s", wish).isEqualTo(due);
            assertThat(effect.exact()).isTrue();
            assertConcerned(effect, people);
            clock.moveTo(day);
        }
    }

    private boolean owes(Person person, LocalDate day) {
        return Set.of("EXPIRED", "STARTED", "NEVER", "FACE_TO_FACE")
                .contains(standing(person, day));
    }

    private Person somebody(Random random) {
        Person person =
                random.nextInt(4) == 0
                        ? fixtures.person(school, GROUP, TODAY.minusDays(random.nextInt(30)), null)
                        : fixtures.person(school, GROUP);
        if (random.nextInt(4) > 0) {
            fixtures.completion(person.id(), MODULE, TODAY.minusDays(random.nextInt(800)));
        }
        if (random.nextInt(8) == 0) {
            fixtures.absent(person.id(), TODAY.minusDays(10), null);
        }
        return person;
    }

    private List<String> figures(List<Person> people, RequirementEffect effect, boolean after) {
        return List.of(figure(people, effect.from(), after), figure(people, effect.later(), after));
    }

    private String figure(List<Person> people, LocalDate day, boolean after) {
        long inScope = people.stream().filter(person -> verdict(person, day) != null).count();
        long covered =
                people.stream().filter(person -> standing(person, day).equals("COVERED")).count();
        return covered + " of " + inScope + (after ? " after" : " before");
    }

    private static String told(RequirementEffect.Figure figure) {
        return "%d of %d before, %d of %d after"
                .formatted(
                        figure.coveredBefore(),
                        figure.inScopeBefore(),
                        figure.coveredAfter(),
                        figure.inScopeAfter());
    }

    private static String both(List<String> before, List<String> after, int which) {
        return before.get(which) + ", " + after.get(which);
    }

    private void assertConcerned(RequirementEffect effect, List<Person> people) {
        for (RequirementEffect.Person person : effect.people().rows()) {
            Person found =
                    people.stream()
                            .filter(one -> one.id() == person.id())
                            .findFirst()
                            .orElseThrow();
            String standing = standing(found, person.day());
            switch (person.what()) {
                case STOPS -> assertThat(standing).isNotIn("COVERED", "-");
                case RELEASED -> assertThat(standing).isEqualTo("-");
                case ASKED, SOONER ->
                        assertThat(standing(found, effect.later())).isNotIn("COVERED", "-");
            }
        }
    }

    @Test
    void whoever_sees_no_names_is_told_fives_and_nobody_s_name() {
        for (int i = 0; i < 12; i++) {
            fixtures.person(school, GROUP);
        }
        RequirementChange change = ask(YEARLY, TODAY);
        RequirementEffect admin =
                SignedIn.as(of(PortalRole.ADMIN, Grant.HOME), () -> preview.of(change, 1));
        assertThat(admin.exact()).isFalse();
        assertThat(admin.nowAsked()).isEqualTo(10);
        assertThat(admin.due()).isEqualTo(10);
        assertThat(admin.people().rows()).isEmpty();
        RequirementEffect ofLead = SignedIn.as(dsl(), () -> preview.of(change, 1));
        assertThat(ofLead.exact()).isTrue();
        assertThat(ofLead.due()).isEqualTo(12);
        assertThat(ofLead.people().rows()).hasSize(12);
        assertThat(ofLead.people().rows().getFirst().what())
                .isEqualTo(RequirementEffect.What.ASKED);
        assertThat(ofLead.people().rows().getFirst().day()).isEqualTo(TODAY.plusDays(30));
        assertThat(today()).as("nothing is written").isNull();
    }

    @Test
    void a_preview_over_250_people_takes_less_than_a_second() {
        Random random = new Random(7);
        for (int i = 0; i < 250; i++) {
            somebody(random);
        }
        RequirementChange change = ask(HALF_YEARLY, TODAY);
        SignedIn.run(dsl(), () -> preview.of(change, 1));
        long began = System.nanoTime();
        RequirementEffect effect = SignedIn.as(dsl(), () -> preview.of(change, 2));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(effect.nowAsked()).isEqualTo(250);
        assertThat(effect.people().rows()).hasSize(25);
    }

    @Test
    void the_trusts_and_schools_to_choose_from_are_those_of_the_role() {
        fixtures.school(school.trustId());
        assertThat(SignedIn.as(dsl(), () -> requirements.scopes()))
                .containsExactly(new RequirementScope(school.id(), school.name(), false));
        assertThat(SignedIn.as(dslOfTrust(), () -> requirements.scopes()))
                .hasSize(3)
                .first()
                .isEqualTo(
                        new RequirementScope(school.trustId(), "Trust " + school.trustId(), true));
    }
}
