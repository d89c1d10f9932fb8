package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.standing.Story.check;
import static org.dueregard.standing.Story.day;
import static org.dueregard.standing.Story.somebody;
import static org.dueregard.standing.Story.teacher;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.requirements.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The definitions, case by case. Each line is a story, a day, and what is said of that day.
class JudgeTableTest {

    private static final RoleGroup TEACHERS = RoleGroup.TEACHERS;

    private static Arguments one(String name, Supplier<Story> story, String... daysAndVerdicts) {
        return Arguments.of(name, story, daysAndVerdicts);
    }

    private static Story trustRule(Story story, String cycle, int grace) {
        return story.rule(
                Story.TRUST, TEACHERS, "2020-01-01", null, cycle, RequirementMode.ANY, grace, 30);
    }

    private static Story schoolRule(Story story, String from, String cycle, int grace) {
        return story.rule(
                Story.SCHOOL, TEACHERS, from, null, cycle, RequirementMode.ANY, grace, 30);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                one(
                        "covered from the day itself until the day before it expires",
                        () -> teacher().did("2025-01-10"),
                        "2025-01-09",
                        "NEVER",
                        "2025-01-10",
                        "COVERED until 2026-01-10",
                        "2026-01-09",
                        "COVERED until 2026-01-10",
                        "2026-01-10",
                        "EXPIRED"),
                one(
                        "recorded late: not known on the day, known since",
                        () -> teacher().did("2025-01-10", "2025-03-01"),
                        "2025-02-28",
                        "NEVER",
                        "2025-03-01",
                        "COVERED until 2026-01-10"),
                one(
                        "recorded after it expired: never covered as at any day, expired since",
                        () -> teacher().did("2025-01-10", "2026-02-01"),
                        "2025-06-01",
                        "NEVER",
                        "2026-02-01",
                        "EXPIRED"),
                one(
                        "a leap day's year ends on the last of February",
                        () -> teacher().started("2023-09-01").did("2024-02-29"),
                        "2025-02-27",
                        "COVERED until 2025-02-28",
                        "2025-02-28",
                        "EXPIRED"),
                one(
                        "clocks going forward and back take and give no day",
                        () -> teacher().did("2025-03-30").did("2025-10-26"),
                        "2026-10-25",
                        "COVERED until 2026-10-26",
                        "2026-10-26",
                        "EXPIRED"),
                one(
                        "a leaver is in scope on the last day and not after",
                        () -> teacher().left("2025-05-31").did("2025-01-10"),
                        "2025-05-31",
                        "COVERED until 2026-01-10",
                        "2025-06-01",
                        "OUT OF SCOPE"),
                one(
                        "a leaving date entered late changes nothing before it was entered",
                        () ->
                                teacher()
                                        .did("2025-01-10")
                                        .knownFrom("2024-09-01")
                                        .left("2025-05-31")
                                        .knownFrom("2025-07-01"),
                        "2025-06-15",
                        "COVERED until 2026-01-10",
                        "2025-07-01",
                        "OUT OF SCOPE"),
                one(
                        "nobody is in scope before the first day at work",
                        () -> teacher().did("2025-01-10"),
                        "2024-08-31",
                        "OUT OF SCOPE",
                        "2024-09-01",
                        "IN_GRACE"),
                one(
                        "known of before starting, in scope from starting",
                        () -> teacher().knownFrom("2024-06-01"),
                        "2024-08-31",
                        "OUT OF SCOPE",
                        "2024-09-01",
                        "IN_GRACE"),
                one(
                        "grace ends after ten days, due after thirty",
                        () -> teacher(),
                        "2024-09-11",
                        "IN_GRACE",
                        "2024-09-12",
                        "NOT_YET_DUE",
                        "2024-10-01",
                        "NOT_YET_DUE",
                        "2024-10-02",
                        "NEVER"),
                one(
                        "begun and not finished is started, once there is no time left",
                        () -> teacher().opened("2024-09-20"),
                        "2024-09-25",
                        "NOT_YET_DUE",
                        "2024-10-02",
                        "STARTED"),
                one(
                        "begun later than the day is not begun",
                        () -> teacher().opened("2024-12-01"),
                        "2024-11-30",
                        "NEVER",
                        "2024-12-01",
                        "STARTED"),
                one(
                        "role changed mid-year: the new group's duty begins with it",
                        () ->
                                somebody()
                                        .group(RoleGroup.SUPPLY, "2024-09-01", "2025-01-31")
                                        .group(TEACHERS, "2025-02-01", null)
                                        .rule(TEACHERS, "2020-01-01", null, "P1Y"),
                        "2025-01-31",
                        "OUT OF SCOPE",
                        "2025-02-01",
                        "IN_GRACE",
                        "2025-02-11",
                        "IN_GRACE",
                        "2025-03-03",
                        "NOT_YET_DUE",
                        "2025-03-04",
                        "NEVER"),
                one(
                        "joining a group gives an earlier completion time until the new duty is due",
                        () ->
                                somebody()
                                        .group(TEACHERS, "2025-06-01", null)
                                        .rule(TEACHERS, "2020-01-01", null, "P1Y")
                                        .did("2024-03-01", "2024-09-01"),
                        "2025-06-01",
                        "COVERED until 2025-03-01",
                        "2025-07-01",
                        "COVERED until 2025-03-01",
                        "2025-07-02",
                        "EXPIRED"),
                one(
                        "leaving a group and joining it again starts its grace again",
                        () ->
                                somebody()
                                        .group(TEACHERS, "2024-09-01", "2025-01-31")
                                        .group(TEACHERS, "2025-06-01", null)
                                        .rule(TEACHERS, "2020-01-01", null, "P1Y"),
                        "2025-01-31",
                        "NEVER",
                        "2025-02-01",
                        "OUT OF SCOPE",
                        "2025-06-11",
                        "IN_GRACE",
                        "2025-07-02",
                        "NEVER"),
                one(
                        "a requirement that is new leaves thirty days, an earlier completion counts",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2025-06-01", null, "P1Y")
                                        .did("2024-01-10", "2024-09-01"),
                        "2025-05-31",
                        "OUT OF SCOPE",
                        "2025-06-01",
                        "COVERED until 2025-01-10",
                        "2025-07-01",
                        "COVERED until 2025-01-10",
                        "2025-07-02",
                        "EXPIRED"),
                one(
                        "a requirement that is new, and nothing done",
                        () -> teacher().noRules().rule(TEACHERS, "2025-06-01", null, "P1Y"),
                        "2025-06-01",
                        "NOT_YET_DUE",
                        "2025-07-01",
                        "NOT_YET_DUE",
                        "2025-07-02",
                        "NEVER"),
                one(
                        "a requirement that ended asks nobody",
                        () -> teacher().noRules().rule(TEACHERS, "2020-01-01", "2025-05-31", "P1Y"),
                        "2025-05-31",
                        "NEVER",
                        "2025-06-01",
                        "OUT OF SCOPE"),
                one(
                        "a cycle made shorter: covered until the change is due, then by the new one",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", "2025-05-31", "P3Y")
                                        .rule(TEACHERS, "2025-06-01", null, "P1Y")
                                        .did("2024-01-10", "2024-09-01"),
                        "2025-05-31",
                        "COVERED until 2027-01-10",
                        "2025-06-01",
                        "COVERED until 2025-01-10",
                        "2025-07-01",
                        "COVERED until 2025-01-10",
                        "2025-07-02",
                        "EXPIRED"),
                one(
                        "a change of terms revives nothing that had expired",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", "2025-05-31", "P1Y")
                                        .rule(TEACHERS, "2025-06-01", null, "P6M")
                                        .did("2024-03-10", "2024-09-01"),
                        "2025-05-31",
                        "EXPIRED",
                        "2025-06-01",
                        "EXPIRED"),
                one(
                        "a cycle made longer counts at once",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", "2025-05-31", "P1Y")
                                        .rule(TEACHERS, "2025-06-01", null, "P3Y")
                                        .did("2024-03-10", "2024-09-01"),
                        "2025-05-31",
                        "EXPIRED",
                        "2025-06-01",
                        "COVERED until 2027-03-10"),
                one(
                        "as at a day before a change, the rules of that day",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", "2025-05-31", "P2Y")
                                        .rule(TEACHERS, "2025-06-01", null, "P1Y")
                                        .did("2023-08-01", "2024-09-01"),
                        "2025-05-31",
                        "COVERED until 2025-08-01",
                        "2025-06-30",
                        "COVERED until 2024-08-01",
                        "2025-07-02",
                        "EXPIRED"),
                one(
                        "two changes shortly after one another do not cut the time short",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", "2025-05-31", "P3Y")
                                        .rule(TEACHERS, "2025-06-01", "2025-06-05", "P1Y")
                                        .rule(TEACHERS, "2025-06-06", null, "P6M")
                                        .did("2023-08-01", "2024-09-01"),
                        "2025-06-06",
                        "COVERED until 2024-02-01",
                        "2025-07-01",
                        "COVERED until 2024-02-01",
                        "2025-07-02",
                        "EXPIRED"),
                one(
                        "an edition superseded: thirty days, then the old one counts no more",
                        () -> teacher().did("2025-01-10").reopened(0, "2026-01", "2025-09-01"),
                        "2025-09-01",
                        "COVERED until 2026-01-10",
                        "2025-10-01",
                        "COVERED until 2026-01-10",
                        "2025-10-02",
                        "EXPIRED"),
                one(
                        "an edition superseded and done again",
                        () ->
                                teacher()
                                        .did("2025-01-10")
                                        .reopened(0, "2026-01", "2025-09-01")
                                        .did("2025-10-05", "2025-10-05", false, "2026-01"),
                        "2025-10-04",
                        "EXPIRED",
                        "2025-10-05",
                        "COVERED until 2026-10-05"),
                one(
                        "an edition that another school asks for changes nothing here",
                        () -> teacher().did("2025-01-10").reopened(8, "2026-01", "2025-09-01"),
                        "2025-12-01",
                        "COVERED until 2026-01-10"),
                one(
                        "a version confirmed lifts the version and never the expiry",
                        () ->
                                teacher()
                                        .did("2025-01-10")
                                        .reopened(Story.SCHOOL, "2026-01", "2025-09-01")
                                        .confirmed("2025-09-20", "2026-01"),
                        "2025-12-01",
                        "COVERED until 2026-01-10",
                        "2026-01-10",
                        "EXPIRED"),
                one(
                        "a new version revives nothing that had expired",
                        () -> teacher().did("2024-09-05").reopened(0, "2026-01", "2025-10-01"),
                        "2025-09-30",
                        "EXPIRED",
                        "2025-10-01",
                        "EXPIRED"),
                one(
                        "never done, and a new version begins: not yet due again",
                        () -> teacher().reopened(0, "2026-01", "2025-10-01"),
                        "2025-09-30",
                        "NEVER",
                        "2025-10-31",
                        "NOT_YET_DUE",
                        "2025-11-01",
                        "NEVER"),
                one(
                        "exempt is out of scope until the last day of it",
                        () -> teacher().exempt("2025-01-10", "2025-01-15", "2025-06-30", null),
                        "2025-01-14",
                        "NEVER",
                        "2025-01-15",
                        "EXEMPT",
                        "2025-06-30",
                        "EXEMPT",
                        "2025-07-01",
                        "NEVER"),
                one(
                        "an exemption ended before its time",
                        () ->
                                teacher()
                                        .exempt(
                                                "2025-01-10",
                                                "2025-01-10",
                                                "2025-06-30",
                                                "2025-03-01"),
                        "2025-02-28",
                        "EXEMPT",
                        "2025-03-01",
                        "NEVER"),
                one(
                        "an exemption entered late did not hold on days before it was entered",
                        () -> teacher().exempt("2025-02-01", "2025-01-10", "2025-06-30", null),
                        "2025-01-31",
                        "NEVER",
                        "2025-02-01",
                        "EXEMPT"),
                one(
                        "a completion voided counts until the day it was voided",
                        () -> teacher().didAndWithdrew("2025-01-10", "2025-04-01"),
                        "2025-03-31",
                        "COVERED until 2026-01-10",
                        "2025-04-01",
                        "NEVER"),
                one(
                        "an earlier completion counts again once a later one is voided",
                        () ->
                                teacher()
                                        .did("2025-01-10")
                                        .didAndWithdrew("2025-12-20", "2026-02-01"),
                        "2026-01-20",
                        "COVERED until 2027-01-10",
                        "2026-02-01",
                        "EXPIRED"),
                one(
                        "renewed within sixty days before expiry runs on from the old expiry",
                        () -> teacher().did("2025-01-10").did("2025-11-11"),
                        "2025-11-10",
                        "COVERED until 2026-01-10",
                        "2025-11-11",
                        "COVERED until 2027-01-10"),
                one(
                        "renewed sixty-one days before expiry runs from its own day",
                        () -> teacher().did("2025-01-10").did("2025-11-10"),
                        "2025-11-10",
                        "COVERED until 2026-11-10"),
                one(
                        "renewed late runs from its own day",
                        () -> teacher().did("2025-01-10").did("2026-03-01"),
                        "2026-02-28",
                        "EXPIRED",
                        "2026-03-01",
                        "COVERED until 2027-03-01"),
                one(
                        "away over the due date: absent, then grace again, then never",
                        () -> teacher().absent("2024-09-20", "2025-01-31"),
                        "2024-09-20",
                        "ABSENT",
                        "2025-01-31",
                        "ABSENT",
                        "2025-02-01",
                        "IN_GRACE",
                        "2025-02-11",
                        "IN_GRACE",
                        "2025-02-12",
                        "NEVER"),
                one(
                        "away with a valid record is covered, and absent once that expires",
                        () -> teacher().did("2025-01-10").absent("2025-06-01", null),
                        "2025-06-01",
                        "COVERED until 2026-01-10",
                        "2026-01-10",
                        "ABSENT"),
                one(
                        "expired while away, back: in grace, then expired",
                        () -> teacher().did("2024-09-05").absent("2025-06-01", "2025-10-31"),
                        "2025-10-31",
                        "ABSENT",
                        "2025-11-10",
                        "IN_GRACE",
                        "2025-11-11",
                        "IN_GRACE",
                        "2025-11-12",
                        "EXPIRED"),
                one(
                        "face-to-face asked for: another form in date is amber, then expired",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(
                                                0,
                                                TEACHERS,
                                                "2020-01-01",
                                                null,
                                                "P1Y",
                                                RequirementMode.FACE_TO_FACE,
                                                10,
                                                30)
                                        .did("2025-01-10"),
                        "2025-01-09",
                        "NEVER",
                        "2025-01-10",
                        "FACE_TO_FACE",
                        "2026-01-09",
                        "FACE_TO_FACE",
                        "2026-01-10",
                        "EXPIRED"),
                one(
                        "face-to-face asked for and done",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(
                                                0,
                                                TEACHERS,
                                                "2020-01-01",
                                                null,
                                                "P1Y",
                                                RequirementMode.FACE_TO_FACE,
                                                10,
                                                30)
                                        .did("2025-01-10", "2025-01-12", true, "2025-09"),
                        "2025-01-11",
                        "NEVER",
                        "2025-01-12",
                        "COVERED until 2026-01-10"),
                one(
                        "face-to-face asked for from a day on: whoever was covered has until due",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", "2025-05-31", "P1Y")
                                        .rule(
                                                0,
                                                TEACHERS,
                                                "2025-06-01",
                                                null,
                                                "P1Y",
                                                RequirementMode.FACE_TO_FACE,
                                                10,
                                                30)
                                        .did("2025-01-10"),
                        "2025-06-30",
                        "COVERED until null",
                        "2025-07-02",
                        "FACE_TO_FACE"),
                one(
                        "the trust asks for more than the portal's default",
                        () ->
                                trustRule(teacher().inTrust("2015-01-01", null), "P6M", 10)
                                        .did("2025-01-10"),
                        "2025-07-09",
                        "COVERED until 2025-07-10",
                        "2025-07-10",
                        "EXPIRED"),
                one(
                        "a school cannot be laxer than its trust",
                        () ->
                                schoolRule(
                                                trustRule(
                                                        teacher().inTrust("2015-01-01", null),
                                                        "P1Y",
                                                        5),
                                                "2020-01-01",
                                                "P3Y",
                                                30)
                                        .did("2025-01-10"),
                        "2024-09-07",
                        "NOT_YET_DUE",
                        "2026-01-10",
                        "EXPIRED"),
                one(
                        "a school can be stricter than its trust",
                        () ->
                                schoolRule(
                                                trustRule(
                                                        teacher().inTrust("2015-01-01", null),
                                                        "P2Y",
                                                        10),
                                                "2020-01-01",
                                                "P1Y",
                                                10)
                                        .did("2025-01-10"),
                        "2026-01-10",
                        "EXPIRED"),
                one(
                        "what the trust asks, a school cannot drop",
                        () ->
                                trustRule(teacher().inTrust("2015-01-01", null), "P1Y", 10)
                                        .noRule(Story.SCHOOL, TEACHERS, "2020-01-01"),
                        "2025-01-10",
                        "NEVER"),
                one(
                        "what only the portal asks by default, a school can drop",
                        () -> teacher().noRule(Story.SCHOOL, TEACHERS, "2025-01-01"),
                        "2024-12-31",
                        "NEVER",
                        "2025-01-01",
                        "OUT OF SCOPE"),
                one(
                        "out of the trust, its rule holds no longer",
                        () ->
                                trustRule(teacher().inTrust("2015-01-01", "2025-05-31"), "P6M", 10)
                                        .did("2024-10-01"),
                        "2025-04-01",
                        "EXPIRED",
                        "2025-06-01",
                        "COVERED until 2025-10-01"),
                one(
                        "by 30 September: covered to that day of the next academic year",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", null, "BY--09-30")
                                        .did("2025-01-10"),
                        "2025-09-30",
                        "COVERED until 2025-10-01",
                        "2025-10-01",
                        "EXPIRED"),
                one(
                        "by 30 September: in the sixty days before, it counts for the new year",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", null, "BY--09-30")
                                        .did("2025-08-02"),
                        "2025-08-02",
                        "COVERED until 2026-10-01"),
                one(
                        "by 30 September: sixty-one days before, it does not",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", null, "BY--09-30")
                                        .did("2025-08-01"),
                        "2025-08-01",
                        "COVERED until 2025-10-01"),
                one(
                        "by 31 January: done in September counts to the January after next",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", null, "BY--01-31")
                                        .did("2025-09-01"),
                        "2027-01-31",
                        "COVERED until 2027-02-01",
                        "2027-02-01",
                        "EXPIRED"),
                one(
                        "each edition: no date ends it",
                        () ->
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", null, "EDITION")
                                        .did("2025-01-10"),
                        "2039-01-10",
                        "COVERED until 2075-01-10"),
                one(
                        "asked again and still known",
                        () ->
                                teacher()
                                        .didAndWasAsked(
                                                "2025-01-10",
                                                check(
                                                        "2025-03-07",
                                                        "2025-03-21",
                                                        "2025-03-10",
                                                        true)),
                        "2025-03-09",
                        "COVERED until 2026-01-10",
                        "2025-03-10",
                        "COVERED until 2026-01-10 KNOWN"),
                one(
                        "asked again and left unanswered is forgotten the day after it closed",
                        () ->
                                teacher()
                                        .didAndWasAsked(
                                                "2025-01-10",
                                                check("2025-03-07", "2025-03-21", null, false)),
                        "2025-03-21",
                        "COVERED until 2026-01-10",
                        "2025-03-22",
                        "COVERED until 2026-01-10 FORGOTTEN"),
                one(
                        "failed, briefed, passed the second time",
                        () ->
                                teacher()
                                        .didAndWasAsked(
                                                "2025-01-10",
                                                check(
                                                        "2025-03-07",
                                                        "2025-03-21",
                                                        "2025-03-10",
                                                        false),
                                                check(
                                                        "2025-04-01",
                                                        "2025-04-30",
                                                        "2025-04-05",
                                                        true)),
                        "2025-04-04",
                        "COVERED until 2026-01-10 FORGOTTEN",
                        "2025-04-05",
                        "COVERED until 2026-01-10 KNOWN"),
                one(
                        "a newer completion starts afresh",
                        () ->
                                teacher()
                                        .didAndWasAsked(
                                                "2025-01-10",
                                                check(
                                                        "2025-03-07",
                                                        "2025-03-21",
                                                        "2025-03-10",
                                                        false))
                                        .did("2025-12-20"),
                        "2025-12-19",
                        "COVERED until 2026-01-10 FORGOTTEN",
                        "2025-12-20",
                        "COVERED until 2027-01-10"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void each_day_says_what_the_definitions_say(
            String name, Supplier<Story> story, String[] daysAndVerdicts) {
        for (int i = 0; i < daysAndVerdicts.length; i += 2) {
            assertThat(story.get().asTeacher(daysAndVerdicts[i]))
                    .as("%s, as at %s", name, daysAndVerdicts[i])
                    .isEqualTo(daysAndVerdicts[i + 1]);
        }
    }

    /// What the timeline says of every day is what the judge says of that day.
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_timeline_is_the_judge_on_every_day(
            String name, Supplier<Story> told, String[] ignored) {
        Story story = told.get();
        List<Timeline.Span> spans =
                new Timeline(story.rules()).of(story.facts(), day("2023-01-01"), day("2028-01-01"));
        for (LocalDate day = day("2024-01-01");
                day.isBefore(day("2028-01-01"));
                day = day.plusDays(1)) {
            assertThat(Story.words(Timeline.worstOn(spans, day)))
                    .as("%s, as at %s", name, day)
                    .isEqualTo(story.asTeacher(day.toString()));
        }
    }

    /// Asked about one module alone, the timeline says the worst of what is owed for it.
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void of_one_module_the_timeline_says_the_worst(
            String name, Supplier<Story> told, String[] ignored) {
        Story story = told.get();
        LocalDate from = day("2023-01-01");
        LocalDate until = day("2028-01-01");
        Timeline timeline = new Timeline(story.rules());
        List<Timeline.Span> all = timeline.of(story.facts(), from, until);
        for (String module : all.stream().map(span -> span.line().moduleId()).distinct().toList()) {
            List<Timeline.Span> owed =
                    all.stream().filter(span -> span.line().moduleId().equals(module)).toList();
            List<Timeline.Span> alone = timeline.of(story.facts(), module, from, until);
            for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
                assertThat(Timeline.worstOn(alone, day))
                        .as("%s, %s as at %s", name, module, day)
                        .isEqualTo(Timeline.worstOn(owed, day));
            }
        }
        assertThat(timeline.of(story.facts(), "no-such-module", from, until)).isEmpty();
    }

    @Test
    void with_what_became_known_since_the_same_day_reads_otherwise() {
        Story story = teacher().did("2025-01-10", "2025-03-01");
        assertThat(story.asTeacher("2025-02-01")).isEqualTo("NEVER");
        assertThat(story.asTeacher("2025-02-01", "2025-03-01"))
                .isEqualTo("COVERED until 2026-01-10");
        assertThat(story.asTeacher("2025-01-09", "2025-03-01")).isEqualTo("NEVER");
    }

    @Test
    void whoever_is_in_two_groups_must_meet_both_and_counts_once() {
        Story story =
                teacher()
                        .group(RoleGroup.DSL, "2024-09-01", null)
                        .rule(RoleGroup.DSL, "2020-01-01", null, "P6M")
                        .did("2025-01-10");
        assertThat(story.once("2025-07-09")).isEqualTo("COVERED until 2025-07-10");
        assertThat(story.once("2025-07-10")).isEqualTo("EXPIRED");
        assertThat(story.asTeacher("2025-07-10")).isEqualTo("COVERED until 2026-01-10");
    }

    @Test
    void of_two_groups_the_one_without_time_left_speaks_first() {
        Story story =
                teacher()
                        .group(RoleGroup.LEADERSHIP, "2025-06-01", null)
                        .rule(RoleGroup.LEADERSHIP, "2020-01-01", null, "P1Y");
        assertThat(story.once("2025-06-02")).isEqualTo("NEVER");
    }

    @Test
    void nobody_in_scope_is_nobody() {
        assertThat(somebody().rule(TEACHERS, "2020-01-01", null, "P1Y").once("2025-01-01"))
                .isEqualTo("OUT OF SCOPE");
    }

    @Test
    void due_dates() {
        assertThat(due(teacher(), "2024-09-05")).isEqualTo("2024-10-01");
        assertThat(due(teacher().did("2025-01-10"), "2025-03-01")).isEqualTo("2026-01-09");
        assertThat(due(teacher().did("2024-09-02"), "2024-09-05")).isEqualTo("2024-10-01");
        assertThat(
                        due(
                                teacher().did("2025-01-10").reopened(0, "2026-01", "2025-09-01"),
                                "2025-09-05"))
                .isEqualTo("2025-10-01");
        assertThat(due(teacher().absent("2024-09-20", "2025-01-31"), "2025-02-05"))
                .isEqualTo("2025-02-11");
        assertThat(
                        due(
                                teacher()
                                        .noRules()
                                        .rule(TEACHERS, "2020-01-01", "2025-05-31", "P3Y")
                                        .rule(TEACHERS, "2025-06-01", null, "P1Y")
                                        .did("2024-01-10", "2024-09-01"),
                                "2025-06-10"))
                .isEqualTo("2025-07-01");
    }

    private static String due(Story story, String day) {
        return String.valueOf(Objects.requireNonNull(story.on(TEACHERS, day)).dueOn());
    }

    @Test
    void the_default_of_the_portal_has_the_number_nought() {
        assertThat(RuleBook.PORTAL).isZero();
    }
}
