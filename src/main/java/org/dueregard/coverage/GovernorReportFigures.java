package org.dueregard.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dueregard.common.Percentage;
import org.dueregard.common.Words;
import org.dueregard.coverage.GovernorReport.Calibration;
import org.dueregard.coverage.GovernorReport.Impact;
import org.dueregard.coverage.GovernorReport.Retention;
import org.dueregard.coverage.GovernorReport.Sentence;
import org.dueregard.coverage.GovernorReport.Source;
import org.dueregard.coverage.PublishedFigures.Published;
import org.dueregard.standing.Standing;
import org.dueregard.training.ObjectiveFigures;
import org.jspecify.annotations.Nullable;

/// Puts a governor report together from figures that may be shown, each number with its source.
final class GovernorReportFigures {

    private static final int MOST_OBJECTIVES = 5;

    /// Everything that goes into a report.
    ///
    /// @param runsOut by requirement, how many expire in the next term; absent where none ever does
    /// @param impactReason why there is nothing on impact, if somebody said so
    record Input(
            PublishedService.SchoolReport school,
            List<CoverageService.Month> trend,
            List<ObjectiveFigures> objectives,
            List<CoverageService.Starters> starters,
            GovernorReport.Period nextTerm,
            Map<String, Long> runsOut,
            List<GovernorActions.Agreed> actions,
            @Nullable String impactReason,
            Instant madeAt) {}

    private final Input input;
    private final Words words;
    private final List<Source> sources = new ArrayList<>();
    private final String day;

    GovernorReportFigures(Input input, Words words) {
        this.input = input;
        this.words = words;
        this.day = "/" + CoverageRoutes.COVERAGE + "?asAt=" + input.school.asAt();
    }

    GovernorReport report() {
        List<GovernorReport.Requirement> requirements = new ArrayList<>();
        List<GovernorReport.Cell> cells = new ArrayList<>();
        int runsOut = source("runs-out", day + "&show=expiring-90", shown(input.runsOut));
        input.school
                .figures()
                .lines()
                .forEach((id, line) -> add(id, line, requirements, cells, runsOut));
        requirements.sort(Comparator.comparingLong(GovernorReportFigures::inScope).reversed());
        GovernorReport.Induction induction = induction();
        Impact impact = impact();
        List<GovernorReport.ActionLine> actions = actions();
        return new GovernorReport(
                input.school.schoolName(),
                input.school.asAt(),
                input.madeAt,
                lead(requirements, cells),
                requirements,
                input.nextTerm,
                cells,
                induction,
                impact,
                null,
                actions,
                questions(requirements, cells, impact),
                sources);
    }

    private int source(String key, String path, long rows) {
        int number = sources.size() + 1;
        sources.add(new Source(number, words.get("report.counts." + key), path, rows));
        return number;
    }

    /// Only what is printed: with the rest in it, the rest could be worked out.
    private static long shown(Map<String, Long> numbers) {
        return numbers.values().stream()
                .mapToLong(Long::longValue)
                .filter(number -> number >= Small.ENOUGH)
                .sum();
    }

    private static long inScope(GovernorReport.Requirement requirement) {
        return requirement.covered() instanceof Figure.Share share ? share.of().whole() : 0;
    }

    private void add(
            String id,
            PublishedFigures.Line<Standing> line,
            List<GovernorReport.Requirement> requirements,
            List<GovernorReport.Cell> cells,
            int runsOutSource) {
        String title = input.school.titles().getOrDefault(id, id);
        PublishedFigures.Total<Standing> total = line.total();
        long rows = total == null ? 0 : total.figures().covered().whole();
        int number = sources.size() + 1;
        sources.add(
                new Source(
                        number,
                        words.get("report.counts.requirement", title),
                        day + "&module=" + id + "&show=in-scope",
                        rows));
        Long runsOut = input.runsOut.get(id);
        requirements.add(
                new GovernorReport.Requirement(
                        id,
                        title,
                        covered(total == null ? null : total.figures(), number),
                        effective(total == null ? null : total.figures(), number),
                        reasons(total == null ? null : total.figures(), number),
                        runsOut == null ? null : Figure.ofPeople(runsOut, runsOutSource)));
        line.cells()
                .forEach((block, cell) -> {
                    if (!(cell instanceof PublishedFigures.NotAsked<Standing>)) {
                        Published<Standing> shown =
                                cell instanceof Published<Standing> published ? published : null;
                        cells.add(
                                new GovernorReport.Cell(
                                        name(block),
                                        id,
                                        covered(shown, number),
                                        effective(shown, number),
                                        reasons(shown, number)));
                    }
                });
    }

    private String name(Block block) {
        return block.groups().stream()
                .map(group -> words.get("role-group." + group.id()))
                .collect(Collectors.joining(", "));
    }

    private static Figure covered(@Nullable Published<Standing> shown, int source) {
        return shown == null
                ? new Figure.Hidden(Figure.Why.WOULD_TELL, source)
                : new Figure.Share(shown.covered(), source);
    }

    private static @Nullable Figure effective(@Nullable Published<Standing> shown, int source) {
        if (shown == null) {
            return null;
        }
        return switch (shown.effective()) {
            case Shown.Count number ->
                    new Figure.Share(
                            new Percentage(number.value(), shown.covered().whole()), source);
            case Shown.Hidden _ -> new Figure.Hidden(Figure.Why.WOULD_TELL, source);
            case Shown.None _ -> null;
        };
    }

    private static List<GovernorReport.Reason> reasons(
            @Nullable Published<Standing> shown, int source) {
        return shown == null
                ? List.of()
                : shown.reasons().shown().entrySet().stream()
                        .filter(reason -> reason.getValue() > 0)
                        .sorted(Map.Entry.comparingByKey())
                        .map(reason ->
                                new GovernorReport.Reason(
                                        reason.getKey(),
                                        new Figure.Count(reason.getValue(), source)))
                        .toList();
    }

    /// Of what most starters were asked for.
    private GovernorReport.Induction induction() {
        LocalDate asAt = input.school.asAt();
        CoverageService.Starters most =
                input.starters.stream()
                        .max(Comparator.comparingLong(row -> row.onTime().whole()))
                        .orElse(null);
        Percentage onTime = most == null ? new Percentage(0, 0) : most.onTime();
        int number =
                source(
                        "induction",
                        "/" + CoverageRoutes.COVERAGE + "?asAt=" + asAt,
                        onTime.whole() < Small.ENOUGH ? 0 : onTime.whole());
        Percentage shown =
                onTime.isOfNobody()
                        ? onTime
                        : Small.figure((int) onTime.part(), (int) onTime.whole());
        return new GovernorReport.Induction(
                new GovernorReport.Period(asAt.minusMonths(12).plusDays(1), asAt),
                shown == null
                        ? new Figure.Hidden(Figure.Why.UNDER_FIVE, number)
                        : new Figure.Share(shown, number));
    }

    private Impact impact() {
        List<ObjectiveFigures> enough =
                input.objectives.stream()
                        .filter(objective -> objective.people() >= Small.ENOUGH)
                        .toList();
        int knowledge = source("knowledge", day, answers(enough));
        int trend = source("trend", day, input.trend.size());
        List<GovernorReport.Month> months =
                input.trend.stream()
                        .collect(
                                Collectors.toMap(
                                        month -> YearMonth.from(month.day()),
                                        month -> month,
                                        (first, second) -> second,
                                        java.util.TreeMap::new))
                        .entrySet()
                        .stream()
                        .map(month ->
                                new GovernorReport.Month(
                                        month.getKey(), month.getValue().covered()))
                        .toList();
        List<Retention> retention =
                enough.stream()
                        .filter(objective -> objective.retention() != null)
                        .filter(objective -> objective.askedAgain() >= Small.ENOUGH)
                        .limit(MOST_OBJECTIVES)
                        .map(objective -> retention(objective, knowledge))
                        .toList();
        List<Calibration> calibration =
                enough.stream()
                        .filter(objective -> objective.confidence() != null)
                        .sorted(Comparator.comparingDouble(GovernorReportFigures::gap).reversed())
                        .limit(MOST_OBJECTIVES)
                        .map(objective -> calibration(objective, knowledge))
                        .toList();
        String reason = input.impactReason;
        Sentence empty = reason == null ? null : new Sentence("report.plain", List.of(reason));
        return new Impact(
                words.get("report.trend-of"), months, trend, retention, calibration, empty);
    }

    private static long answers(List<ObjectiveFigures> objectives) {
        return objectives.stream().mapToLong(ObjectiveFigures::answers).sum();
    }

    private static double gap(ObjectiveFigures objective) {
        return Objects.requireNonNullElse(objective.gap(), 0.0);
    }

    private static Retention retention(ObjectiveFigures objective, int source) {
        return new Retention(
                objective.sentence(),
                new Figure.Mean(percent(objective.firstPass()), objective.askedAgain(), source),
                new Figure.Mean(percent(objective.delayed()), objective.askedAgain(), source),
                new Figure.Kept(percent(objective.retention()), source));
    }

    private static Calibration calibration(ObjectiveFigures objective, int source) {
        int confidence = percent(objective.confidence());
        int score = percent(objective.score());
        return new Calibration(
                objective.sentence(),
                new Figure.Mean(confidence, objective.people(), source),
                new Figure.Mean(score, objective.people(), source),
                new Figure.Points(confidence - score, source));
    }

    private static int percent(@Nullable Double share) {
        return share == null ? 0 : (int) Math.floor(share * 100 + 1e-9);
    }

    private List<GovernorReport.ActionLine> actions() {
        int number = source("actions", "/" + CoverageRoutes.REPORT, input.actions.size());
        return input.actions.stream()
                .map(action ->
                        new GovernorReport.ActionLine(
                                action.text(),
                                action.ownerRole(),
                                action.dueOn(),
                                action.doneOn() != null,
                                number))
                .toList();
    }

    private Sentence lead(
            List<GovernorReport.Requirement> requirements, List<GovernorReport.Cell> cells) {
        if (requirements.isEmpty()) {
            return Sentence.of(words.get("report.lead.nothing"));
        }
        GovernorReport.Requirement first = requirements.getFirst();
        GovernorReport.Cell gap = widestGap(cells, first.id());
        if (gap == null) {
            return new Sentence("report.lead.no-groups", List.of(first.covered(), first.title()));
        }
        return new Sentence(
                "report.lead.no-past",
                List.of(first.covered(), first.title(), gap.block(), gap.covered()));
    }

    private static GovernorReport.@Nullable Cell widestGap(
            List<GovernorReport.Cell> cells, @Nullable String requirement) {
        return cells.stream()
                .filter(cell -> requirement == null || cell.requirement().equals(requirement))
                .filter(cell ->
                        cell.covered() instanceof Figure.Share share && !share.of().isOfNobody())
                .min(
                        Comparator.comparingInt(cell ->
                                cell.covered() instanceof Figure.Share share
                                        ? share.of().value()
                                        : 100))
                .filter(cell ->
                        cell.covered() instanceof Figure.Share share && share.of().value() < 100)
                .orElse(null);
    }

    private List<Sentence> questions(
            List<GovernorReport.Requirement> requirements,
            List<GovernorReport.Cell> cells,
            Impact impact) {
        List<Sentence> questions = new ArrayList<>();
        GovernorReport.Cell gap = widestGap(cells, null);
        if (gap != null) {
            questions.add(
                    new Sentence(
                            "report.question.gap",
                            List.of(gap.block(), gap.covered(), title(requirements, gap))));
        }
        requirements.stream()
                .filter(requirement -> requirement.effective() instanceof Figure.Share)
                .findFirst()
                .ifPresent(requirement ->
                        questions.add(
                                new Sentence(
                                        "report.question.effective",
                                        List.of(
                                                requirement.covered(),
                                                requirement.title(),
                                                Objects.requireNonNull(requirement.effective())))));
        impact.calibration().stream()
                .filter(row -> row.gap() instanceof Figure.Points points && points.points() > 0)
                .findFirst()
                .ifPresent(row ->
                        questions.add(
                                new Sentence(
                                        "report.question.surer",
                                        List.of(row.objective(), row.gap()))));
        return questions;
    }

    private static String title(
            List<GovernorReport.Requirement> requirements, GovernorReport.Cell cell) {
        return requirements.stream()
                .filter(requirement -> requirement.id().equals(cell.requirement()))
                .map(GovernorReport.Requirement::title)
                .findFirst()
                .orElse(cell.requirement());
    }
}
