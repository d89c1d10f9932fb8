package org.dueregard.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// How somebody stands on every day, each judged with what was recorded by its own end. For days to
/// come that is a forecast: as long as nothing is recorded, it comes true.
final class Timeline {

    /// One role group of one school and one module.
    record Line(long schoolId, RoleGroup group, String moduleId) {}

    /// The same verdict from one day until before another.
    record Span(Line line, LocalDate from, LocalDate until, Verdict verdict) {

        boolean covers(LocalDate day) {
            return !from.isAfter(day) && until.isAfter(day);
        }
    }

    private final Judge judge;
    private final Rules rules;

    Timeline(Rules rules) {
        this.rules = rules;
        this.judge = new Judge(rules);
    }

    /// @param from the first day wanted
    /// @param until the first day not wanted any more
    List<Span> of(PersonFacts facts, LocalDate from, LocalDate until) {
        List<Span> spans = new ArrayList<>();
        for (Line line : lines(facts)) {
            addSpans(spans, facts, line, from, until);
        }
        return spans;
    }

    /// About one module alone, each day the worst of everything the person owes it for.
    List<Span> of(PersonFacts facts, String moduleId, LocalDate from, LocalDate until) {
        List<Span> spans = new ArrayList<>();
        for (Line line : lines(facts)) {
            if (line.moduleId().equals(moduleId)) {
                addSpans(spans, facts, line, from, until);
            }
        }
        return merged(spans);
    }

    private Set<Line> lines(PersonFacts facts) {
        Set<Line> lines = new HashSet<>();
        for (PersonFacts.Known known : facts.known()) {
            for (PersonFacts.Membership member : known.memberships()) {
                for (String moduleId : rules.modules(member.schoolId(), member.group())) {
                    lines.add(new Line(member.schoolId(), member.group(), moduleId));
                }
            }
        }
        return lines;
    }

    private void addSpans(
            List<Span> spans, PersonFacts facts, Line line, LocalDate from, LocalDate until) {
        LocalDate day = later(from, facts.known().getFirst().since());
        LocalDate began = day;
        Verdict current = null;
        while (day.isBefore(until)) {
            AsAt asAt = AsAt.the(day);
            Verdict verdict =
                    judge.judge(facts, line.schoolId(), line.group(), line.moduleId(), asAt);
            if (!java.util.Objects.equals(verdict, current)) {
                add(spans, line, began, day, current);
                current = verdict;
                began = day;
            }
            day = asAt.next();
        }
        add(spans, line, began, until, current);
    }

    private static void add(
            List<Span> spans,
            Line line,
            LocalDate from,
            LocalDate until,
            @Nullable Verdict verdict) {
        if (verdict != null && from.isBefore(until)) {
            spans.add(new Span(line, from, until, verdict));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    /// Each person once, whatever number of role groups: the worst verdict on each day.
    static List<Span> merged(Collection<Span> spans) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Span span : spans) {
            days.add(span.from());
            days.add(span.until());
        }
        List<Span> merged = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate day : days) {
            if (from != null) {
                Verdict worst = worstOn(spans, from);
                if (worst != null) {
                    merged.add(new Span(spans.iterator().next().line(), from, day, worst));
                }
            }
            from = day;
        }
        return merged;
    }

    static @Nullable Verdict worstOn(Collection<Span> spans, LocalDate day) {
        Verdict worst = null;
        for (Span span : spans) {
            if (span.covers(day)) {
                worst = worst == null ? span.verdict() : Verdict.worst(worst, span.verdict());
            }
        }
        return worst;
    }
}
