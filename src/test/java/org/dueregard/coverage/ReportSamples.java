package org.dueregard.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dueregard.common.Percentage;
import org.dueregard.coverage.GovernorReport.ActionLine;
import org.dueregard.coverage.GovernorReport.Calibration;
import org.dueregard.coverage.GovernorReport.Cell;
import org.dueregard.coverage.GovernorReport.Declined;
import org.dueregard.coverage.GovernorReport.Impact;
import org.dueregard.coverage.GovernorReport.Induction;
import org.dueregard.coverage.GovernorReport.Month;
import org.dueregard.coverage.GovernorReport.Period;
import org.dueregard.coverage.GovernorReport.Reason;
import org.dueregard.coverage.GovernorReport.Requirement;
import org.dueregard.coverage.GovernorReport.Retention;
import org.dueregard.coverage.GovernorReport.Sentence;
import org.dueregard.coverage.GovernorReport.Source;
import org.dueregard.coverage.GovernorReport.Speakers;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;

/// Invented reports: of a usual school, a new one, a big one.
final class ReportSamples {

    static final LocalDate AS_AT = LocalDate.of(2026, 9, 1);
    static final Instant MADE = Instant.parse("2026-09-02T08:10:00Z");

    private static final Period NEXT_TERM =
            new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 3, 31));
    private static final Period YEAR =
            new Period(LocalDate.of(2025, 9, 1), LocalDate.of(2026, 8, 31));

    private static final List<String> TITLES =
            List.of(
                    "Prevent awareness",
                    "Keeping children safe in education, part one",
                    "Referrals and recording for safeguarding leads",
                    "Prevent for governors and trustees",
                    "Five minutes for everyone",
                    "Hosting a visiting speaker");

    private static final List<String> BLOCKS =
            List.of(
                    "DSL, leadership",
                    "Teachers",
                    "Pupil support",
                    "Site and office",
                    "Supply, trainees",
                    "Volunteers",
                    "Contractors",
                    "Governors");

    private static final int[] SIZES = {7, 42, 28, 14, 9, 11, 6, 12};

    private ReportSamples() {}

    static GovernorReport usual() {
        return with(
                "Oakfield Primary School",
                new Sentence(
                        "report.lead",
                        List.of(
                                share(108, 117, 1),
                                TITLES.getFirst(),
                                "October 2024",
                                share(70, 114, 7),
                                BLOCKS.get(3),
                                share(11, 14, 1))),
                requirements(TITLES),
                cells(BLOCKS, TITLES),
                impact(),
                speakers());
    }

    static GovernorReport withoutSpeakers() {
        GovernorReport usual = usual();
        return with(
                usual.schoolName(),
                usual.lead(),
                usual.requirements(),
                usual.cells(),
                usual.impact(),
                null);
    }

    static GovernorReport withSources(List<Source> sources) {
        GovernorReport usual = usual();
        return new GovernorReport(
                usual.schoolName(),
                usual.asAt(),
                usual.madeAt(),
                usual.lead(),
                usual.requirements(),
                usual.nextTerm(),
                usual.cells(),
                usual.induction(),
                usual.impact(),
                usual.speakers(),
                usual.actions(),
                usual.questions(),
                sources);
    }

    /// The usual school, every group asked everything, each cell with a source of its own.
    static GovernorReport sourcePerCell() {
        List<Source> sources = new ArrayList<>(sources());
        List<Cell> cells = new ArrayList<>();
        for (int block = 0; block < BLOCKS.size(); block++) {
            for (String title : TITLES) {
                int number = sources.size() + 1;
                sources.add(
                        new Source(
                                number,
                                BLOCKS.get(block) + ": " + title,
                                "/coverage?asAt=2026-09-01&group=block&module=module",
                                SIZES[block]));
                cells.add(
                        new Cell(
                                BLOCKS.get(block),
                                title,
                                share(SIZES[block] - 1, SIZES[block], number),
                                share(SIZES[block] - 2, SIZES[block], number),
                                List.of()));
            }
        }
        GovernorReport usual = usual();
        return new GovernorReport(
                usual.schoolName(),
                usual.asAt(),
                usual.madeAt(),
                usual.lead(),
                usual.requirements(),
                usual.nextTerm(),
                cells,
                usual.induction(),
                usual.impact(),
                usual.speakers(),
                usual.actions(),
                usual.questions(),
                sources);
    }

    static GovernorReport withImpact(Impact impact) {
        GovernorReport usual = usual();
        return with(
                usual.schoolName(),
                usual.lead(),
                usual.requirements(),
                usual.cells(),
                impact,
                usual.speakers());
    }

    /// Nothing has happened yet.
    static GovernorReport empty() {
        return new GovernorReport(
                "Millbrook School",
                AS_AT,
                MADE,
                Sentence.of("Nothing is asked of anybody yet."),
                List.of(),
                NEXT_TERM,
                List.of(),
                new Induction(YEAR, new Figure.Share(new Percentage(0, 0), 1)),
                Impact.none(Sentence.of("Nobody has completed any training yet.")),
                null,
                List.of(),
                List.of(),
                List.of(new Source(1, "New starters", "/coverage?asAt=2026-09-01", 0)));
    }

    /// Twenty groups, fourteen requirements, a source for each cell, twenty-five objectives.
    static GovernorReport big() {
        List<String> titles =
                IntStream.rangeClosed(1, 14)
                        .mapToObj(i ->
                                i % 3 == 0
                                        ? "Recognising and responding to susceptibility, with local"
                                                + " referral arrangements, unit "
                                                + i
                                        : "Unit " + i)
                        .toList();
        List<String> blocks =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "Faculty of subject " + i).toList();
        List<Source> sources = new ArrayList<>(sources());
        List<Cell> cells = new ArrayList<>();
        int number = 100;
        for (String block : blocks) {
            for (String title : titles) {
                number++;
                sources.add(
                        new Source(
                                number,
                                block + ", " + title,
                                "/coverage?asAt=2026-09-01&module=unit&group=" + number,
                                1234));
                cells.add(
                        new Cell(
                                block,
                                title,
                                new Figure.Share(new Percentage(1200, 1234), number),
                                new Figure.Share(new Percentage(1000, 1234), number),
                                List.of(
                                        new Reason(
                                                Standing.EXPIRED, new Figure.Count(34, number)))));
            }
        }
        List<Retention> retention =
                IntStream.rangeClosed(1, 25)
                        .mapToObj(i ->
                                new Retention(
                                        "Objective " + i,
                                        new Figure.Mean(90, 1040, 8),
                                        new Figure.Mean(70, 1040, 8),
                                        new Figure.Kept(77, 8)))
                        .toList();
        Impact usual = impact();
        return new GovernorReport(
                "The Very Large Academy of the Northern and Eastern Districts",
                AS_AT,
                MADE,
                new Sentence("report.lead.no-groups", List.of(share(19_200, 19_744, 1), "Unit 1")),
                requirements(titles),
                NEXT_TERM,
                cells,
                new Induction(YEAR, new Figure.Share(new Percentage(190, 200), 9)),
                new Impact(usual.trendOf(), usual.trend(), 7, retention, usual.calibration(), null),
                speakers(),
                IntStream.range(0, 30).mapToObj(i -> actions().get(i % 3)).toList(),
                IntStream.range(0, 20).mapToObj(i -> questions().get(i % 3)).toList(),
                sources);
    }

    static GovernorReport with(
            String school,
            Sentence lead,
            List<Requirement> requirements,
            List<Cell> cells,
            Impact impact,
            @Nullable Speakers speakers) {
        return new GovernorReport(
                school,
                AS_AT,
                MADE,
                lead,
                requirements,
                NEXT_TERM,
                cells,
                new Induction(YEAR, share(11, 14, 9)),
                impact,
                speakers,
                actions(),
                questions(),
                sources());
    }

    static List<Requirement> requirements(List<String> titles) {
        List<Requirement> requirements = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            int source = 1 + i % TITLES.size();
            int asked = i % TITLES.size() == 2 ? 7 : i % TITLES.size() == 3 ? 12 : 117;
            int missing = asked == 12 ? 0 : asked == 7 ? 2 : 9 + i % TITLES.size();
            requirements.add(
                    new Requirement(
                            titles.get(i),
                            titles.get(i),
                            share(asked - missing, asked, source),
                            i % 2 == 0 ? share(asked * 7L / 10, asked, source) : null,
                            reasons(missing, source),
                            i == 1 ? null : Figure.ofPeople(i * 7L, 10)));
        }
        return requirements;
    }

    private static List<Reason> reasons(int missing, int source) {
        List<Reason> reasons = new ArrayList<>();
        if (missing > 0) {
            reasons.add(
                    new Reason(
                            Standing.IN_GRACE, new Figure.Hidden(Figure.Why.UNDER_FIVE, source)));
        }
        if (missing > 6) {
            reasons.add(new Reason(Standing.EXPIRED, new Figure.Count(6, source)));
        }
        return reasons;
    }

    private static List<Cell> cells(List<String> blocks, List<String> titles) {
        List<Cell> cells = new ArrayList<>();
        for (int block = 0; block < blocks.size(); block++) {
            for (int title = 0; title < titles.size(); title++) {
                if (title == 3 == block < 7 || (title == 2 && block > 0)) {
                    // Only governors owe the fourth, and only safeguarding leads the third.
                    continue;
                }
                int size = SIZES[block];
                int covered =
                        title == 3 ? size : size * (100 - (block * 3 + title * 2) % 6 * 5) / 100;
                if (block == 3 && title == 1) {
                    covered = 9;
                }
                Figure figure = new Figure.Share(new Percentage(covered, size), 1 + title);
                if (block == 6 && title == 4) {
                    figure = new Figure.Hidden(Figure.Why.UNDER_FIVE, 5);
                }
                if (block == 5 && title == 4) {
                    figure = new Figure.Hidden(Figure.Why.WOULD_TELL, 5);
                }
                cells.add(
                        new Cell(
                                blocks.get(block),
                                titles.get(title),
                                figure,
                                title % 2 == 0 && figure instanceof Figure.Share
                                        ? new Figure.Share(
                                                new Percentage(covered / 2 + 2, size), 1 + title)
                                        : null,
                                List.of(
                                        block == 1 && size - covered >= 5
                                                ? new Reason(
                                                        Standing.EXPIRED,
                                                        new Figure.Count(5, 1 + title))
                                                : new Reason(
                                                        Standing.NEVER,
                                                        new Figure.Hidden(
                                                                Figure.Why.UNDER_FIVE,
                                                                1 + title)))));
            }
        }
        return cells;
    }

    static Impact impact() {
        List<Month> trend = new ArrayList<>();
        YearMonth last = YearMonth.from(AS_AT);
        int[] covered = {
            70, 72, 71, 75, 78, 78, 80, 79, 83, 85, 0, 84, 86, 90, 92, 95, 96, 96, 99, 101, 100,
            103, 106, 108
        };
        for (int i = 0; i < covered.length; i++) {
            if (covered[i] > 0) {
                trend.add(
                        new Month(
                                last.minusMonths(23L - i),
                                new Percentage(covered[i], 114 + (i + 1) / 8)));
            }
        }
        return new Impact(
                "Prevent awareness",
                trend,
                7,
                List.of(
                        retention("Who to tell first about a concern", 94, 81),
                        retention("What to write down, and when", 88, 61),
                        retention("What the duty asks of a school", 79, 70),
                        retention("Recognising a change in somebody", 90, 84),
                        new Retention(
                                "Hosting a visitor",
                                new Figure.Hidden(Figure.Why.UNDER_FIVE, 8),
                                new Figure.Hidden(Figure.Why.UNDER_FIVE, 8),
                                new Figure.Hidden(Figure.Why.UNDER_FIVE, 8))),
                List.of(
                        calibration("What to write down, and when", 82, 64),
                        calibration("What the duty asks of a school", 76, 75),
                        calibration("Who to tell first about a concern", 85, 90),
                        calibration("Recognising a change in somebody", 70, 86)),
                null);
    }

    private static Retention retention(String objective, int first, int later) {
        return new Retention(
                objective,
                new Figure.Mean(first, 41, 8),
                new Figure.Mean(later, 41, 8),
                new Figure.Kept(later * 100 / first, 8));
    }

    private static Calibration calibration(String objective, int confidence, int score) {
        return new Calibration(
                objective,
                new Figure.Mean(confidence, 57, 11),
                new Figure.Mean(score, 57, 11),
                new Figure.Points(confidence - score, 11));
    }

    static Speakers speakers() {
        return new Speakers(
                YEAR,
                new Figure.Count(17, 12),
                new Figure.Count(9, 12),
                new Figure.Count(5, 12),
                List.of(
                        new Declined("checks could not be made in time", new Figure.Count(2, 13)),
                        new Declined("outside the agreed subject", new Figure.Count(1, 13))),
                new Figure.Count(6, 14),
                new Figure.Count(0, 15));
    }

    private static List<ActionLine> actions() {
        return List.of(
                new ActionLine(
                        "Brief the site team on who to tell before breakfast club opens",
                        "Safeguarding lead",
                        LocalDate.of(2026, 6, 30),
                        true,
                        16),
                new ActionLine(
                        "Bring the delayed check to the support staff’s morning meeting",
                        "Headteacher",
                        LocalDate.of(2026, 7, 17),
                        false,
                        16),
                new ActionLine(
                        "Look at the speaker policy together with the link governor",
                        "Link governor",
                        LocalDate.of(2026, 11, 12),
                        false,
                        16));
    }

    private static List<Sentence> questions() {
        return List.of(
                new Sentence(
                        "report.question.gap",
                        List.of(BLOCKS.get(3), share(9, 14, 2), TITLES.get(1))),
                new Sentence(
                        "report.question.surer",
                        List.of("What to write down, and when", new Figure.Points(18, 11))),
                Sentence.of("An action from last time is overdue. What stood in its way?"));
    }

    static Figure share(long part, long whole, int source) {
        return new Figure.Share(new Percentage(part, whole), source);
    }

    static List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        String[] modules = {
            "prevent-awareness",
            "kcsie-part-one",
            "prevent-referrals",
            "prevent-governors",
            "five-minutes",
            "hosting-a-speaker"
        };
        for (int i = 0; i < modules.length; i++) {
            sources.add(
                    new Source(
                            i + 1,
                            "People in scope, covered and effective: " + TITLES.get(i),
                            "/coverage?asAt=2026-09-01&module=" + modules[i],
                            117));
        }
        sources.add(
                new Source(
                        7,
                        "Covered at the end of each of 24 months: Prevent awareness",
                        "/coverage/trend?asAt=2026-09-01&module=prevent-awareness",
                        2673));
        sources.add(source(8, "Delayed checks and the first passes before them", "knowledge", 205));
        sources.add(source(9, "New starters whose grace ended", "induction", 14));
        sources.add(source(10, "Completions that expire next term", "expiries", 105));
        sources.add(source(11, "Answers with how sure people were", "calibration", 228));
        sources.add(source(12, "Requests for visiting speakers", "speakers", 17));
        sources.add(source(13, "Requests that were declined", "speakers-declined", 3));
        sources.add(source(14, "Requests that were decided", "speakers-decided", 17));
        sources.add(source(15, "Visits whose review is overdue", "speakers-reviews", 0));
        sources.add(source(16, "Actions agreed at the last meeting", "actions", 3));
        return sources;
    }

    private static Source source(int number, String counts, String page, long rows) {
        return new Source(number, counts, "/coverage/" + page + "?asAt=2026-09-01", rows);
    }
}
