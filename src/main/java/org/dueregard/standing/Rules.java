package org.dueregard.standing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.Rule;
import org.dueregard.requirements.RuleBook;
import org.jspecify.annotations.Nullable;

/// The rules that somebody is judged by: requirements, and the versions asked for anew.
final class Rules {

    private final RuleBook book;
    private final Map<String, List<Reopening>> reopenings = new HashMap<>();
    private final Map<Long, Map<RoleGroup, Map<String, List<Rule>>>> known =
            new ConcurrentHashMap<>();

    Rules(RuleBook book, List<Reopening> reopenings) {
        this.book = book;
        reopenings.stream()
                .sorted(Comparator.comparing(Reopening::beganOn))
                .forEach(reopening ->
                        this.reopenings
                                .computeIfAbsent(reopening.moduleId(), key -> new ArrayList<>())
                                .add(reopening));
    }

    /// The rules about a module, in the order of time.
    List<Rule> of(long schoolId, RoleGroup group, String moduleId) {
        return all(schoolId, group).getOrDefault(moduleId, List.of());
    }

    /// What a role group was ever asked.
    Set<String> modules(long schoolId, RoleGroup group) {
        return new TreeSet<>(all(schoolId, group).keySet());
    }

    private Map<String, List<Rule>> all(long schoolId, RoleGroup group) {
        return known.computeIfAbsent(schoolId, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(group, key -> book.of(schoolId, group));
    }

    /// The newest version that is asked for on a day.
    @Nullable Reopening reopening(long schoolId, String moduleId, AsAt day) {
        Reopening newest = null;
        for (Reopening each : reopenings.getOrDefault(moduleId, List.of())) {
            if ((each.schoolId() == 0 || each.schoolId() == schoolId)
                    && day.reached(each.beganOn())
                    && (newest == null || each.versionKey().compareTo(newest.versionKey()) > 0)) {
                newest = each;
            }
        }
        return newest;
    }
}
