package org.dueregard.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds where portal, trust and school each say something, and how a change rewrites rows.
class RuleBookTest {

    private static final long SCHOOL = 10;
    private static final long TRUST = 20;
    private static final long OTHER_TRUST = 21;
    private static final String MODULE = "module";
    private static final RoleGroup GROUP = RoleGroup.TEACHERS;
    private static final LocalDate BEGINNING = LocalDate.of(2024, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    private static RuleTerms terms(String text) {
        String[] parts = text.split(" ");
        return new RuleTerms(
                Cycle.parse(parts[0]),
                parts[1].equals("F2F") ? RequirementMode.FACE_TO_FACE : RequirementMode.ANY,
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    private static RuleBook.Row row(
            long scope, LocalDate from, @Nullable LocalDate to, @Nullable String terms) {
        return new RuleBook.Row(
                scope,
                MODULE,
                GROUP,
                from,
                to,
                terms != null,
                terms(terms == null ? "P1Y ANY 10 30" : terms));
    }

    private static RuleBook.Membership in(long trust, LocalDate from, @Nullable LocalDate to) {
        return new RuleBook.Membership(SCHOOL, trust, from, to);
    }

    private static @Nullable String on(RuleBook book, LocalDate day) {
        Rule rule = book.on(SCHOOL, GROUP, MODULE, day);
        if (rule == null) {
            return null;
        }
        return "%s %s %d %d"
                .formatted(
                        rule.cycle().text(),
                        rule.mode() == RequirementMode.ANY ? "ANY" : "F2F",
                        rule.graceDays(),
                        rule.dueDays());
    }

    /// `-` says nothing, `no` says that it is not asked.
    @ParameterizedTest
    @CsvSource({
        "-,             -,             -,             ",
        "P1Y ANY 10 30, -,             -,             P1Y ANY 10 30",
        "P1Y ANY 10 30, P2Y ANY 10 30, -,             P2Y ANY 10 30",
        "P1Y ANY 10 30, -,             P2Y ANY 20 40, P2Y ANY 20 40",
        "P1Y ANY 10 30, -,             no,            ",
        "P1Y ANY 10 30, no,            -,             ",
        "P1Y ANY 10 30, no,            P2Y ANY 10 30, P2Y ANY 10 30",
        "P1Y ANY 10 30, no,            no,            ",
        "-,             P1Y ANY 10 30, P2Y ANY 20 40, P1Y ANY 10 30",
        "-,             P1Y ANY 10 30, P6M ANY 20 40, P6M ANY 10 30",
        "-,             P1Y ANY 10 30, P1Y F2F 5 14,  P1Y F2F 5 14",
        "-,             P1Y F2F 10 30, P1Y ANY 10 30, P1Y F2F 10 30",
        "-,             P1Y ANY 10 30, no,            P1Y ANY 10 30",
        "-,             EDITION ANY 10 30, P1Y ANY 10 30, P1Y ANY 10 30",
        "-,             P1Y ANY 10 30, EDITION ANY 10 30, P1Y ANY 10 30",
        "-,             P1Y ANY 10 30, BY--09-30 ANY 10 30, P1Y+BY--09-30 ANY 10 30"
    })
    void a_school_tightens_what_its_trust_asks_and_replaces_the_portal_s_default(
            String portal, String trust, String school, @Nullable String expected) {
        List<RuleBook.Row> rows = new ArrayList<>();
        add(rows, RuleBook.PORTAL, portal);
        add(rows, TRUST, trust);
        add(rows, SCHOOL, school);
        RuleBook book = new RuleBook(rows, List.of(in(TRUST, BEGINNING, null)));
        assertThat(on(book, DAY)).isEqualTo(expected);
    }

    private static void add(List<RuleBook.Row> rows, long scope, String said) {
        if (!said.equals("-")) {
            rows.add(row(scope, BEGINNING, null, said.equals("no") ? null : said));
        }
    }

    @Test
    void on_no_day_does_what_a_school_adds_count_longer_than_what_its_trust_asks() {
        List<Cycle> cycles =
                List.of(
                        new Cycle.Every(Period.ofYears(1)),
                        new Cycle.Every(Period.ofMonths(13)),
                        new Cycle.Every(Period.ofDays(400)),
                        new Cycle.ByDay(MonthDay.of(9, 30)),
                        new Cycle.ByDay(MonthDay.of(12, 31)),
                        new Cycle.EachEdition());
        for (Cycle trust : cycles) {
            for (Cycle school : cycles) {
                Cycle both = trust.and(school);
                for (LocalDate day = DAY; day.isBefore(DAY.plusYears(2)); day = day.plusDays(1)) {
                    assertThat(both.until(day))
                            .as("%s and %s on %s", trust, school, day)
                            .isBeforeOrEqualTo(trust.until(day))
                            .isBeforeOrEqualTo(school.until(day));
                }
            }
        }
    }

    @Test
    void a_gap_begins_anew_and_a_change_of_terms_does_not() {
        RuleBook book =
                new RuleBook(
                        List.of(
                                row(SCHOOL, BEGINNING, DAY.minusDays(11), "P1Y ANY 10 30"),
                                row(SCHOOL, DAY, DAY.plusDays(9), "P2Y ANY 10 30"),
                                row(SCHOOL, DAY.plusDays(10), null, "P1Y ANY 10 30")),
                        List.of());
        assertThat(on(book, DAY.minusDays(5))).isNull();
        Rule first = book.on(SCHOOL, GROUP, MODULE, DAY);
        Rule second = book.on(SCHOOL, GROUP, MODULE, DAY.plusDays(10));
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(first.beganOn()).isEqualTo(DAY);
        assertThat(first.to()).isEqualTo(DAY.plusDays(9));
        assertThat(second.beganOn()).isEqualTo(DAY);
        assertThat(second.changes())
                .containsExactly(new Rule.Change(DAY.plusDays(10), terms("P2Y ANY 10 30")));
    }

    @Test
    void a_school_that_changes_its_trust_is_under_the_new_one_from_that_day() {
        RuleBook book =
                new RuleBook(
                        List.of(
                                row(RuleBook.PORTAL, BEGINNING, null, "P1Y ANY 10 30"),
                                row(TRUST, BEGINNING, null, "P6M ANY 10 30"),
                                row(OTHER_TRUST, BEGINNING, null, null)),
                        List.of(
                                in(TRUST, BEGINNING, DAY.minusDays(1)),
                                in(OTHER_TRUST, DAY, DAY.plusDays(29))));
        assertThat(on(book, DAY.minusDays(1))).isEqualTo("P6M ANY 10 30");
        assertThat(on(book, DAY)).isNull();
        assertThat(on(book, DAY.plusDays(30))).isEqualTo("P1Y ANY 10 30");
    }

    @Test
    void the_rows_behind_a_rule_are_told() {
        RuleBook book =
                new RuleBook(
                        List.of(
                                row(TRUST, BEGINNING, null, "P1Y ANY 10 30"),
                                row(SCHOOL, BEGINNING, DAY.minusDays(1), "P2Y ANY 20 40"),
                                row(SCHOOL, DAY, null, "P6M ANY 20 40")),
                        List.of(in(TRUST, BEGINNING, null)));
        assertThat(scopes(book, DAY.minusDays(1))).containsExactly(TRUST);
        assertThat(scopes(book, DAY)).containsExactly(TRUST, SCHOOL);
        assertThat(book.ofTrust(SCHOOL, GROUP, MODULE, DAY)).isEqualTo(terms("P1Y ANY 10 30"));
    }

    private static List<Long> scopes(RuleBook book, LocalDate day) {
        return book.deciding(SCHOOL, GROUP, MODULE, day).stream()
                .map(RuleBook.Row::scopeId)
                .toList();
    }

    private static List<RuleBook.Row> change(
            List<RuleBook.Row> own, LocalDate from, RequirementChange.Wish wish) {
        return RowChanges.apply(own, new RequirementChange(SCHOOL, MODULE, GROUP, from, wish));
    }

    private static RequirementChange.Wish ask(String terms) {
        return new RequirementChange.Ask(terms(terms), "");
    }

    @Test
    void setting_ends_the_row_before_and_setting_again_the_same_day_replaces() {
        List<RuleBook.Row> own = List.of(row(SCHOOL, BEGINNING, null, "P1Y ANY 10 30"));
        List<RuleBook.Row> once = change(own, DAY, ask("P2Y ANY 10 30"));
        assertThat(once)
                .containsExactly(
                        row(SCHOOL, BEGINNING, DAY.minusDays(1), "P1Y ANY 10 30"),
                        row(SCHOOL, DAY, null, "P2Y ANY 10 30"));
        assertThat(change(once, DAY, ask("P6M ANY 10 30")))
                .containsExactly(
                        row(SCHOOL, BEGINNING, DAY.minusDays(1), "P1Y ANY 10 30"),
                        row(SCHOOL, DAY, null, "P6M ANY 10 30"));
        assertThat(change(once, DAY, ask("P2Y ANY 10 30"))).isEqualTo(once);
    }

    @Test
    void what_is_announced_stays_announced_when_something_is_set_before_it() {
        List<RuleBook.Row> announced =
                change(
                        List.of(row(SCHOOL, BEGINNING, null, "P1Y ANY 10 30")),
                        DAY.plusDays(30),
                        ask("P2Y ANY 10 30"));
        assertThat(change(announced, DAY, new RequirementChange.Drop()))
                .containsExactlyInAnyOrder(
                        row(SCHOOL, BEGINNING, DAY.minusDays(1), "P1Y ANY 10 30"),
                        row(SCHOOL, DAY, DAY.plusDays(29), null),
                        row(SCHOOL, DAY.plusDays(30), null, "P2Y ANY 10 30"));
    }

    @Test
    void taking_back_what_was_announced_leaves_everything_as_it_was() {
        List<RuleBook.Row> own = List.of(row(SCHOOL, BEGINNING, null, "P1Y ANY 10 30"));
        LocalDate day = DAY.plusDays(30);
        for (RequirementChange.Wish wish :
                List.of(
                        ask("P2Y ANY 10 30"),
                        new RequirementChange.Drop(),
                        new RequirementChange.Follow())) {
            List<RuleBook.Row> announced = change(own, day, wish);
            assertThat(announced).isNotEqualTo(own);
            assertThat(change(announced, day, new RequirementChange.CancelAnnounced()))
                    .isEqualTo(own);
        }
    }

    @Test
    void each_shipped_default_names_a_source_or_says_that_there_is_none() {
        for (RoleGroup group : RoleGroup.values()) {
            for (String renew : List.of("P1Y", "P2Y", "P6M")) {
                RequirementDefaults.Default terms =
                        RequirementDefaults.of(false, group, Period.parse(renew));
                assertThat(terms.source()).isNotBlank().hasSizeLessThanOrEqualTo(300);
                assertThat(terms.source().contains("✔") || terms.source().contains("own default"))
                        .isTrue();
            }
            assertThat(RequirementDefaults.of(true, group, Period.ofYears(50)).source())
                    .contains("each new edition");
        }
        assertThat(RequirementDefaults.of(false, RoleGroup.DSL, Period.ofYears(2)).source())
                .contains("at least every two years");
    }
}
