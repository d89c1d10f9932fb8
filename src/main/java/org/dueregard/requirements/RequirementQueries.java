package org.dueregard.requirements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is asked at one school or by one trust, who set it, and what it was before.
@Component
class RequirementQueries {

    private static final Comparator<RuleBook.Row> BY_TIME =
            Comparator.comparingLong(RuleBook.Row::scopeId).thenComparing(RuleBook.Row::from);

    private final RequirementRows table;
    private final RequirementScopes scopes;
    private final RuleBooks books;
    private final ContentLibrary library;

    RequirementQueries(
            RequirementRows table,
            RequirementScopes scopes,
            RuleBooks books,
            ContentLibrary library) {
        this.table = table;
        this.scopes = scopes;
        this.books = books;
        this.library = library;
    }

    /// Everything at hand about one scope. In the book a trust can be asked like a school that is in
    /// none: then it answers what holds for a school that says nothing.
    private record View(
            RequirementScope scope,
            LocalDate today,
            RuleBook book,
            Map<Long, String> names,
            List<RequirementRows.Stored> rows) {

        List<RequirementRows.Stored> of(String moduleId, RoleGroup group) {
            return rows.stream()
                    .filter(stored ->
                            stored.row().moduleId().equals(moduleId)
                                    && stored.row().group() == group)
                    .toList();
        }
    }

    private View view(RequirementScope scope, LocalDate today) {
        Map<Long, String> names = new HashMap<>();
        names.put(RuleBook.PORTAL, "");
        if (!scope.trust()) {
            names.putAll(scopes.trustsOf(scope));
        }
        names.put(scope.id(), scope.name());
        return new View(scope, today, books.current(), names, table.of(names.keySet()));
    }

    RequirementOverview overview(RequirementScope scope, LocalDate today) {
        View view = view(scope, today);
        Map<String, Map<RoleGroup, RequirementOverview.Line>> modules = new HashMap<>();
        for (RequirementRows.Stored stored : view.rows) {
            String moduleId = stored.row().moduleId();
            RoleGroup group = stored.row().group();
            RequirementOverview.Line line = line(view, moduleId, group);
            if (line.terms() != null || !line.announced().isEmpty() || isSaid(view, line, stored)) {
                modules.computeIfAbsent(moduleId, key -> new EnumMap<>(RoleGroup.class))
                        .put(group, line);
            }
        }
        return new RequirementOverview(
                scope,
                scopes.all(),
                today,
                modules.entrySet().stream()
                        .map(entry ->
                                new RequirementOverview.OfModule(
                                        entry.getKey(),
                                        title(entry.getKey()),
                                        List.copyOf(entry.getValue().values())))
                        .sorted(
                                Comparator.comparing(
                                        RequirementOverview.OfModule::title,
                                        String.CASE_INSENSITIVE_ORDER))
                        .toList());
    }

    /// Whether somebody other than the portal says today that it is not asked.
    private static boolean isSaid(
            View view, RequirementOverview.Line line, RequirementRows.Stored stored) {
        return stored.row().scopeId() != RuleBook.PORTAL
                && !line.setBy().isEmpty()
                && stored.row().holdsOn(view.today);
    }

    private RequirementOverview.Line line(View view, String moduleId, RoleGroup group) {
        Rule rule = view.book.on(view.scope.id(), group, moduleId, view.today);
        List<RuleBook.Row> deciding =
                view.book.deciding(view.scope.id(), group, moduleId, view.today);
        List<RequirementRows.Stored> stored = view.of(moduleId, group);
        return new RequirementOverview.Line(
                group,
                rule == null ? null : rule.terms(),
                rule == null ? null : rule.from(),
                deciding.stream()
                        .map(row -> view.names.getOrDefault(row.scopeId(), ""))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                deciding.stream()
                        .flatMap(row -> stored.stream().filter(one -> one.row().equals(row)))
                        .map(RequirementRows.Stored::source)
                        .filter(source -> !source.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" ")),
                announced(view, moduleId, group));
    }

    private static List<RequirementOverview.Announced> announced(
            View view, String moduleId, RoleGroup group) {
        List<Rule> rules = view.book.of(view.scope.id(), group).getOrDefault(moduleId, List.of());
        List<RequirementOverview.Announced> announced = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.from().isAfter(view.today)) {
                announced.add(new RequirementOverview.Announced(rule.from(), rule.terms()));
            }
            LocalDate to = rule.to();
            boolean followed =
                    to != null
                            && i + 1 < rules.size()
                            && rules.get(i + 1).from().equals(to.plusDays(1));
            if (to != null && !to.isBefore(view.today) && !followed) {
                announced.add(new RequirementOverview.Announced(to.plusDays(1), null));
            }
        }
        return announced;
    }

    RequirementSubject subject(
            RequirementScope scope, String moduleId, RoleGroup group, LocalDate today) {
        View view = view(scope, today);
        List<RequirementRows.Stored> stored = view.of(moduleId, group);
        List<RuleBook.Row> own =
                stored.stream()
                        .map(RequirementRows.Stored::row)
                        .filter(row -> row.scopeId() == scope.id())
                        .toList();
        return new RequirementSubject(
                scope,
                moduleId,
                title(moduleId),
                group,
                line(view, moduleId, group),
                own.stream().anyMatch(row -> row.holdsOn(today)),
                view.book.ofTrust(scope.id(), group, moduleId, today),
                announcedBy(own, today),
                history(view, stored),
                seen(stored.stream().map(RequirementRows.Stored::row).toList()));
    }

    private static List<RequirementSubject.Entry> history(
            View view, List<RequirementRows.Stored> stored) {
        return stored.stream()
                .sorted(
                        Comparator.comparing(
                                (RequirementRows.Stored one) -> one.row().from(),
                                Comparator.reverseOrder()))
                .map(one ->
                        new RequirementSubject.Entry(
                                view.names.getOrDefault(one.row().scopeId(), ""),
                                one.row().from(),
                                one.row().to(),
                                one.row().asked() ? one.row().terms() : null,
                                one.source(),
                                one.recordedAt()))
                .toList();
    }

    /// The days to come on which something begins or ends to hold because of these rows.
    static List<LocalDate> announcedBy(Collection<RuleBook.Row> own, LocalDate today) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (RuleBook.Row row : own) {
            days.add(row.from());
            if (row.to() != null) {
                days.add(row.to().plusDays(1));
            }
        }
        return List.copyOf(days.tailSet(today, false));
    }

    /// What a change of these would be based on.
    ///
    /// @param own what is there now of the scope itself
    String seen(
            RequirementScope scope,
            String moduleId,
            RoleGroup group,
            List<RequirementRows.Stored> own) {
        TreeSet<Long> others = new TreeSet<>(List.of(RuleBook.PORTAL));
        if (!scope.trust()) {
            others.addAll(scopes.trustsOf(scope).keySet());
        }
        List<RuleBook.Row> rows = new ArrayList<>(rows(own));
        table.of(others).stream()
                .map(RequirementRows.Stored::row)
                .filter(row -> row.moduleId().equals(moduleId) && row.group() == group)
                .forEach(rows::add);
        return seen(rows);
    }

    static List<RuleBook.Row> rows(List<RequirementRows.Stored> stored) {
        return stored.stream().map(RequirementRows.Stored::row).toList();
    }

    private static String seen(List<RuleBook.Row> rows) {
        return Integer.toHexString(rows.stream().sorted(BY_TIME).toList().toString().hashCode());
    }

    boolean isModule(String moduleId) {
        return library.catalogue().module(moduleId).isPresent();
    }

    List<TrainingModule> modules() {
        return library.catalogue().published();
    }

    private String title(String moduleId) {
        TrainingModule module = library.catalogue().modules().get(moduleId);
        return Objects.requireNonNullElse(titleOf(module), moduleId);
    }

    private static @Nullable String titleOf(@Nullable TrainingModule module) {
        return module == null ? null : module.title();
    }
}
