package org.dueregard.requirements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rows of one scope about one module and role group are after a change. The preview and the
/// database go by the same.
final class RowChanges {

    private static final RuleTerms NONE =
            new RuleTerms(new Cycle.EachEdition(), RequirementMode.ANY, 0, 0);

    private RowChanges() {}

    /// @param own the rows of that scope, in any order
    static List<RuleBook.Row> apply(List<RuleBook.Row> own, RequirementChange change) {
        RuleBook.Row now = holding(own, change.from());
        return switch (change.wish()) {
            case RequirementChange.Ask ask ->
                    now != null && now.asked() && now.terms().equals(ask.terms())
                            ? own
                            : with(own, change, true, ask.terms());
            case RequirementChange.Drop _ ->
                    now != null && !now.asked()
                            ? own
                            : with(own, change, false, now == null ? NONE : now.terms());
            case RequirementChange.Follow _ -> cut(own, change.from());
            case RequirementChange.CancelAnnounced _ -> without(own, change.from());
        };
    }

    private static RuleBook.@Nullable Row holding(List<RuleBook.Row> own, LocalDate day) {
        return own.stream()
                .filter(row -> row.holdsOn(day))
                .max(Comparator.comparing(RuleBook.Row::from))
                .orElse(null);
    }

    private static List<RuleBook.Row> with(
            List<RuleBook.Row> own, RequirementChange change, boolean asked, RuleTerms terms) {
        RuleBook.Row now = holding(own, change.from());
        List<RuleBook.Row> rows = cut(own, change.from());
        rows.add(
                new RuleBook.Row(
                        change.scopeId(),
                        change.moduleId(),
                        change.group(),
                        change.from(),
                        earlier(now == null ? null : now.to(), beforeNext(own, change.from())),
                        asked,
                        terms));
        return rows;
    }

    /// Whatever holds on the day ends before it, and is gone where it would begin with it.
    private static List<RuleBook.Row> cut(List<RuleBook.Row> own, LocalDate day) {
        List<RuleBook.Row> rows = new ArrayList<>();
        for (RuleBook.Row row : own) {
            if (row.from().isBefore(day) && row.holdsOn(day)) {
                rows.add(ending(row, day.minusDays(1)));
            } else if (!row.from().equals(day)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// What ended because of the row, or because nothing was to hold any more, goes on.
    private static List<RuleBook.Row> without(List<RuleBook.Row> own, LocalDate day) {
        RuleBook.Row announced =
                own.stream().filter(row -> row.from().equals(day)).findFirst().orElse(null);
        LocalDate to = announced == null ? beforeNext(own, day) : announced.to();
        List<RuleBook.Row> rows = new ArrayList<>();
        for (RuleBook.Row row : own) {
            if (day.minusDays(1).equals(row.to())) {
                rows.add(ending(row, to));
            } else if (!row.equals(announced)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static RuleBook.Row ending(RuleBook.Row row, @Nullable LocalDate to) {
        return new RuleBook.Row(
                row.scopeId(),
                row.moduleId(),
                row.group(),
                row.from(),
                to,
                row.asked(),
                row.terms());
    }

    private static @Nullable LocalDate beforeNext(List<RuleBook.Row> own, LocalDate day) {
        return own.stream()
                .map(RuleBook.Row::from)
                .filter(from -> from.isAfter(day))
                .min(Comparator.naturalOrder())
                .map(next -> next.minusDays(1))
                .orElse(null);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
