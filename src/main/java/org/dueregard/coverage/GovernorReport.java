package org.dueregard.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.dueregard.common.Percentage;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;

/// What governors are told of one school on a day: no names, no small groups, and behind each number a
/// source. Whoever fills it decides what is hidden; here it is only printed.
///
/// @param asAt the day whose record was counted
/// @param lead the answer in a sentence or two
/// @param requirements all that is asked, each once, in the order of the page
/// @param nextTerm in which the requirements' `runsOut` are counted
/// @param cells coverage by group; groups come in the order in which they appear first
/// @param actions from last time
/// @param speakers absent where the school does not record visiting speakers here
public record GovernorReport(
        String schoolName,
        LocalDate asAt,
        Instant madeAt,
        Sentence lead,
        List<Requirement> requirements,
        Period nextTerm,
        List<Cell> cells,
        Induction induction,
        Impact impact,
        @Nullable Speakers speakers,
        List<ActionLine> actions,
        List<Sentence> questions,
        List<Source> sources) {

    /// Both days count.
    public record Period(LocalDate from, LocalDate to) {}

    /// A sentence from the translations file with names and figures in it, so that each number in it
    /// brings its source along.
    ///
    /// @param key of its pattern
    /// @param arguments for `{0}` …, each a [String] such as the name of a group, or a [Figure]
    public record Sentence(String key, List<Object> arguments) {

        private static final String PLAIN = "report.plain";

        public Sentence {
            arguments = List.copyOf(arguments);
            if (!arguments.stream()
                    .allMatch(each -> each instanceof String || each instanceof Figure)) {
                throw new IllegalArgumentException("Neither words nor a figure: " + key);
            }
        }

        /// Words as they are.
        ///
        /// @throws IllegalArgumentException when there is a digit in them: a number needs a source
        public static Sentence of(String words) {
            if (words.codePoints().anyMatch(Character::isDigit)) {
                throw new IllegalArgumentException("A number without a source: " + words);
            }
            return new Sentence(PLAIN, List.of(words));
        }

        Stream<Figure> figures() {
            return arguments.stream().filter(Figure.class::isInstance).map(Figure.class::cast);
        }
    }

    /// Coverage of one requirement among everybody.
    ///
    /// @param effective absent where nothing is asked again
    /// @param reasons why the others are not covered
    /// @param runsOut for how many it expires next term; absent where it never does
    public record Requirement(
            String id,
            String title,
            Figure covered,
            @Nullable Figure effective,
            List<Reason> reasons,
            @Nullable Figure runsOut) {}

    /// Coverage of one requirement in one group, or in several that were merged. A group of which the
    /// requirement is not asked has no cell.
    ///
    /// @param block the group, in words
    /// @param requirement the requirement's id
    public record Cell(
            String block,
            String requirement,
            Figure covered,
            @Nullable Figure effective,
            List<Reason> reasons) {}

    /// How many are not covered for one reason.
    public record Reason(Standing why, Figure people) {}

    /// Starters who were done before their grace ended, of those whose grace ended in that time.
    public record Induction(Period period, Figure onTime) {}

    /// Whether anything sticks.
    ///
    /// @param trendOf what the line shows, in words
    /// @param trend months that are hidden or unknown are left out, and so is one with nobody in scope
    /// @param empty why there is nothing at all; needed only then
    public record Impact(
            String trendOf,
            List<Month> trend,
            int trendSource,
            List<Retention> retention,
            List<Calibration> calibration,
            @Nullable Sentence empty) {
        public Impact {
            trend = trend.stream().filter(month -> !month.covered().isOfNobody()).toList();
            if (trend.isEmpty() && retention.isEmpty() && calibration.isEmpty() && empty == null) {
                throw new IllegalArgumentException("Nothing of impact, and no reason");
            }
        }

        public boolean isEmpty() {
            return trend.isEmpty() && retention.isEmpty() && calibration.isEmpty();
        }

        Stream<Figure> figures() {
            return Stream.of(
                            retention.stream()
                                    .flatMap(row -> Stream.of(row.first, row.later, row.kept)),
                            calibration.stream()
                                    .flatMap(row -> Stream.of(row.confidence, row.score, row.gap)),
                            Stream.ofNullable(empty).flatMap(Sentence::figures))
                    .flatMap(figures -> figures);
        }

        /// Nothing to show, and why.
        public static Impact none(Sentence why) {
            return new Impact("", List.of(), 0, List.of(), List.of(), why);
        }
    }

    /// Coverage at the end of a month.
    public record Month(YearMonth month, Percentage covered) {}

    /// What is left of an objective after eight weeks.
    public record Retention(String objective, Figure first, Figure later, Figure kept) {}

    /// How sure people are of an objective, and how right.
    ///
    /// @param gap mean confidence less mean score
    public record Calibration(String objective, Figure confidence, Figure score, Figure gap) {}

    /// Requests for visiting speakers.
    ///
    /// @param approved as they were asked for
    /// @param medianDays from the request to the decision; absent when nothing was decided
    /// @param reviewsOverdue visits not looked back on in time
    public record Speakers(
            Period period,
            Figure received,
            Figure approved,
            Figure withConditions,
            List<Declined> declined,
            @Nullable Figure medianDays,
            Figure reviewsOverdue) {

        Stream<Figure> figures() {
            return Stream.concat(
                    Stream.of(received, approved, withConditions, medianDays, reviewsOverdue)
                            .flatMap(Stream::ofNullable),
                    declined.stream().map(Declined::requests));
        }
    }

    /// Requests that were declined for one reason.
    public record Declined(String reason, Figure requests) {}

    /// What governors agreed last time.
    ///
    /// @param ownerRole a role, never a name
    public record ActionLine(
            String text, String ownerRole, LocalDate due, boolean done, int source) {}

    /// Where a number comes from.
    ///
    /// @param number its mark
    /// @param counts what was counted, in words
    /// @param path where to look, from the portal's address on
    /// @param rows how many rows were counted
    public record Source(int number, String counts, String path, long rows) {}

    /// @throws IllegalArgumentException when two sources share a mark
    public GovernorReport {
        if (sources.stream().map(Source::number).distinct().count() < sources.size()) {
            throw new IllegalArgumentException("Two sources with one number");
        }
    }

    /// Every figure in it.
    public Stream<Figure> figures() {
        return Stream.of(
                        lead.figures(),
                        requirements.stream()
                                .flatMap(line ->
                                        figures(
                                                line.reasons(),
                                                line.covered(),
                                                line.effective(),
                                                line.runsOut())),
                        cells.stream()
                                .flatMap(cell ->
                                        figures(cell.reasons(), cell.covered(), cell.effective())),
                        Stream.of(induction.onTime()),
                        impact.figures(),
                        Stream.ofNullable(speakers).flatMap(Speakers::figures),
                        questions.stream().flatMap(Sentence::figures))
                .flatMap(figures -> figures);
    }

    private static Stream<Figure> figures(List<Reason> reasons, @Nullable Figure... others) {
        return Stream.concat(
                Stream.of(others).flatMap(Stream::ofNullable),
                reasons.stream().map(Reason::people));
    }
}
