package org.dueregard.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dueregard.common.PageOf;
import org.dueregard.requirements.RequirementChange;
import org.jspecify.annotations.Nullable;

/// Gathers what is different for each person.
final class RequirementComparison {

    /// How long after the change it is looked for who stops being covered.
    private static final int DAYS = 366;

    private static final int ROUNDED_TO = 5;

    private final RequirementChange change;
    private final LocalDate later;
    private final Timeline before;
    private final Timeline after;
    private final long[] first = new long[4];
    private final long[] second = new long[4];
    private final List<RequirementEffect.Person> concerned = new ArrayList<>();
    private final SortedMap<LocalDate, Long> days = new TreeMap<>();
    private long nowAsked;
    private long released;
    private long due;
    private long losing;

    RequirementComparison(
            RequirementChange change, LocalDate later, Timeline before, Timeline after) {
        this.change = change;
        this.later = later;
        this.before = before;
        this.after = after;
    }

    void add(PersonFacts person) {
        if (person.known().isEmpty()) {
            return;
        }
        LocalDate from = change.from();
        LocalDate until = from.plusDays(DAYS);
        List<Timeline.Span> was = before.of(person, change.moduleId(), from, until);
        List<Timeline.Span> is = after.of(person, change.moduleId(), from, until);
        count(first, was, is, from);
        count(second, was, is, later);
        Verdict wasFirst = inScope(was, from);
        Verdict isFirst = inScope(is, from);
        boolean asked = wasFirst == null && isFirst != null;
        boolean free = wasFirst != null && isFirst == null;
        boolean acts = owes(inScope(is, later)) && !owes(inScope(was, later));
        LocalDate stops = stopsOn(was, is);
        nowAsked += asked ? 1 : 0;
        released += free ? 1 : 0;
        due += acts ? 1 : 0;
        if (stops != null) {
            losing++;
            days.merge(stops, 1L, Long::sum);
        }
        concern(person.staffMemberId(), asked, free, acts, stops, lastDay(isFirst));
    }

    private LocalDate lastDay(@Nullable Verdict verdict) {
        LocalDate day = verdict == null ? null : verdict.dueOn();
        return day == null || day.isBefore(change.from()) ? change.from() : day;
    }

    private void concern(
            long person,
            boolean asked,
            boolean free,
            boolean acts,
            @Nullable LocalDate stops,
            LocalDate dueOn) {
        if (free) {
            concern(person, RequirementEffect.What.RELEASED, change.from());
        } else if (stops != null) {
            concern(person, RequirementEffect.What.STOPS, stops);
        } else if (acts) {
            concern(
                    person,
                    asked ? RequirementEffect.What.ASKED : RequirementEffect.What.SOONER,
                    dueOn);
        }
    }

    private void concern(long person, RequirementEffect.What what, LocalDate day) {
        concerned.add(new RequirementEffect.Person(person, "", what, day));
    }

    private static void count(
            long[] figure, List<Timeline.Span> was, List<Timeline.Span> is, LocalDate day) {
        Verdict one = inScope(was, day);
        Verdict other = inScope(is, day);
        figure[0] += one != null && one.standing().isCovered() ? 1 : 0;
        figure[1] += one == null ? 0 : 1;
        figure[2] += other != null && other.standing().isCovered() ? 1 : 0;
        figure[3] += other == null ? 0 : 1;
    }

    private static @Nullable Verdict inScope(List<Timeline.Span> spans, LocalDate day) {
        Verdict verdict = Timeline.worstOn(spans, day);
        return verdict == null || verdict.standing() == Standing.EXEMPT ? null : verdict;
    }

    /// Whether somebody has to act, with no time left.
    private static boolean owes(@Nullable Verdict verdict) {
        return verdict != null
                && (verdict.standing().isExposed() || verdict.standing() == Standing.FACE_TO_FACE);
    }

    /// The first day on which the person would be covered without the change and, still asked,
    /// is not with it.
    private static @Nullable LocalDate stopsOn(List<Timeline.Span> was, List<Timeline.Span> is) {
        LocalDate first = null;
        for (Timeline.Span span : is) {
            if (span.verdict().standing().isCovered()
                    || span.verdict().standing() == Standing.EXEMPT) {
                continue;
            }
            for (Timeline.Span old : was) {
                LocalDate day = later(old.from(), span.from());
                if (old.verdict().standing().isCovered()
                        && day.isBefore(old.until())
                        && day.isBefore(span.until())
                        && (first == null || day.isBefore(first))) {
                    first = day;
                }
            }
        }
        return first;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    RequirementEffect effect(Map<Long, String> names, Set<Long> named, boolean exact, int page) {
        List<RequirementEffect.Person> shown =
                concerned.stream()
                        .filter(one -> named.contains(one.id()))
                        .map(one ->
                                new RequirementEffect.Person(
                                        one.id(),
                                        names.getOrDefault(one.id(), ""),
                                        one.what(),
                                        one.day()))
                        .sorted(Comparator.comparing(RequirementEffect.Person::day))
                        .toList();
        PageOf.Slice slice = PageOf.slice(shown.size(), page);
        return new RequirementEffect(
                exact,
                change.from(),
                later,
                told(nowAsked, exact),
                told(released, exact),
                told(due, exact),
                told(losing, exact),
                told(exact),
                told(first, exact),
                told(second, exact),
                PageOf.of(
                        shown.stream().skip(slice.from()).limit(PageOf.SIZE).toList(),
                        shown.size(),
                        slice));
    }

    private SortedMap<LocalDate, Long> told(boolean exact) {
        SortedMap<LocalDate, Long> told = new TreeMap<>();
        days.forEach((day, count) -> {
            if (told(count, exact) > 0) {
                told.put(day, told(count, exact));
            }
        });
        return told;
    }

    private static RequirementEffect.Figure told(long[] figure, boolean exact) {
        return new RequirementEffect.Figure(
                told(figure[0], exact),
                told(figure[1], exact),
                told(figure[2], exact),
                told(figure[3], exact));
    }

    private static long told(long count, boolean exact) {
        return exact ? count : (count + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO;
    }
}
