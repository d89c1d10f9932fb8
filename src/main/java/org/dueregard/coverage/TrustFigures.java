package org.dueregard.coverage;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dueregard.common.Percentage;
import org.dueregard.coverage.PublishedFigures.Line;
import org.dueregard.coverage.PublishedFigures.Published;
import org.dueregard.coverage.PublishedFigures.Reasons;
import org.dueregard.coverage.PublishedFigures.Total;
import org.jspecify.annotations.Nullable;

/// A trust's totals, added up from what its schools show and from nothing else, so that they tell
/// nothing that the schools' figures do not.
///
/// @param totals by requirement, for those that any school has; without a school that shows its
///     total there is none
public record TrustFigures<R extends Enum<R>>(Map<String, TrustTotal<R>> totals) {

    /// One requirement over several schools. Somebody at two schools counts at both.
    ///
    /// @param effective of those in scope at the schools that show this figure, which may be fewer;
    ///     absent where none does
    /// @param reasons only those that are known of every school in it
    /// @param schools how many schools are in it
    /// @param withEffective how many of them are in `effective`
    /// @param ofEverybody whether every school that has the requirement is in it with everybody
    /// @param eachOnce whether nobody counts twice at a school
    public record TrustTotal<R extends Enum<R>>(
            Percentage covered,
            @Nullable Percentage effective,
            Reasons<R> reasons,
            int schools,
            int withEffective,
            boolean ofEverybody,
            boolean eachOnce) {}

    public TrustFigures {
        totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
    }

    /// The totals over these schools.
    public static <R extends Enum<R>> TrustFigures<R> of(Collection<PublishedFigures<R>> schools) {
        Set<String> ids = new LinkedHashSet<>();
        schools.forEach(school -> ids.addAll(school.lines().keySet()));
        Map<String, TrustTotal<R>> totals = new LinkedHashMap<>();
        for (String id : ids) {
            List<Line<R>> lines =
                    schools.stream()
                            .map(school -> school.lines().get(id))
                            .filter(Objects::nonNull)
                            .toList();
            List<Total<R>> shown =
                    lines.stream().map(Line::total).filter(Objects::nonNull).toList();
            if (!shown.isEmpty()) {
                totals.put(id, total(shown, shown.size() == lines.size()));
            }
        }
        return new TrustFigures<>(totals);
    }

    private static <R extends Enum<R>> TrustTotal<R> total(
            List<Total<R>> shown, boolean allSchools) {
        List<Published<R>> figures = shown.stream().map(Total::figures).toList();
        List<Percentage> effective =
                figures.stream().map(TrustFigures::effective).filter(Objects::nonNull).toList();
        Percentage covered = sum(figures.stream().map(Published::covered).toList());
        return new TrustTotal<>(
                covered,
                effective.isEmpty() ? null : sum(effective),
                reasons(figures, (int) (covered.whole() - covered.part())),
                shown.size(),
                effective.size(),
                allSchools && shown.stream().allMatch(Total::ofEverybody),
                shown.stream().allMatch(Total::eachOnce));
    }

    private static @Nullable Percentage effective(Published<?> figures) {
        return figures.effective() instanceof Shown.Count number
                ? new Percentage(number.value(), figures.covered().whole())
                : null;
    }

    private static Percentage sum(List<Percentage> parts) {
        return new Percentage(
                parts.stream().mapToLong(Percentage::part).sum(),
                parts.stream().mapToLong(Percentage::whole).sum());
    }

    private static <R extends Enum<R>> Reasons<R> reasons(
            List<Published<R>> figures, int notCovered) {
        Set<R> told = new TreeSet<>();
        figures.forEach(school -> told.addAll(school.reasons().shown().keySet()));
        Map<R, Integer> shown = new TreeMap<>();
        for (R reason : told) {
            List<Shown> numbers = figures.stream().map(f -> f.reasons().of(reason)).toList();
            if (numbers.stream().allMatch(Shown.Count.class::isInstance)) {
                shown.put(reason, numbers.stream().mapToInt(TrustFigures::value).sum());
            }
        }
        int rest = notCovered - shown.values().stream().mapToInt(Integer::intValue).sum();
        return new Reasons<>(shown, rest);
    }

    private static int value(Shown shown) {
        return shown instanceof Shown.Count number ? number.value() : 0;
    }
}
