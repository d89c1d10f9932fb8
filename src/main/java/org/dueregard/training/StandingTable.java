package org.dueregard.training;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dueregard.content.Versions;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.requirements.RequirementRule;

/// Works a person's standing with one module out of what the ledger holds. Both the rebuild of all
/// standings and the entry of a single completion use it, so that they cannot differ.
final class StandingTable {

    /// One row: how long completions count under one rule.
    ///
    /// @param versionKey the newest version completed or confirmed, in a form that sorts
    record Row(RequirementRule rule, Validity validity, String versionKey) {}

    private StandingTable() {}

    /// @param days of completions that stand
    /// @param lifted versions confirmed since, in a form that sorts
    static List<Row> rows(
            Collection<LedgerDay> days,
            Collection<String> lifted,
            Collection<RequirementRule> rules) {
        List<Row> rows = new ArrayList<>();
        for (RequirementRule rule : rules) {
            List<LedgerDay> counting =
                    days.stream()
                            .filter(day -> rule.mode() == RequirementMode.ANY || day.faceToFace())
                            .toList();
            validity(counting, rule.cycle())
                    .ifPresent(validity ->
                            rows.add(new Row(rule, validity, newest(counting, lifted))));
        }
        return rows;
    }

    static Optional<Validity> validity(Collection<LedgerDay> days, Period cycle) {
        return Validity.of(days.stream().map(LedgerDay::effectiveOn).toList(), cycle);
    }

    static String newest(Collection<LedgerDay> days, Collection<String> lifted) {
        String newest = "";
        for (LedgerDay day : days) {
            newest = later(newest, versionKey(day));
        }
        for (String version : lifted) {
            newest = later(newest, version);
        }
        return newest;
    }

    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// Training from elsewhere has no version of ours: it stands for what there was in its month.
    private static String versionKey(LedgerDay day) {
        LocalDate on = day.effectiveOn();
        return day.version().isEmpty()
                ? Versions.sortKey(
                        String.format(Locale.ROOT, "%d-%02d.999", on.getYear(), on.getMonthValue()))
                : Versions.sortKey(day.version());
    }
}
