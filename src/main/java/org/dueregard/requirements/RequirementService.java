package org.dueregard.requirements;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.content.TrainingModule;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is asked of whom, at the schools and trusts for which the caller may say so. No change reaches
/// back: the figures of a past day use the rules of that day.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class RequirementService {

    /// How far ahead something can be announced.
    private static final Period FARTHEST = Period.ofYears(2);

    private static final int LONGEST_SOURCE = 300;
    private static final int MOST_DAYS = 365;
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 3, 1);
    private static final Period SHORTEST = Period.ofDays(28);
    private static final Period LONGEST = Period.ofYears(5);

    private final RequirementRows table;
    private final RequirementQueries queries;
    private final RequirementScopes scopes;
    private final RuleBooks books;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequirementService(
            RequirementRows table,
            RequirementQueries queries,
            RequirementScopes scopes,
            RuleBooks books,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.queries = queries;
        this.scopes = scopes;
        this.books = books;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// The trusts and schools for which the caller may say what is asked, trusts first.
    @Requires(Action.REQUIREMENTS_EDIT)
    @Transactional(readOnly = true)
    public List<RequirementScope> scopes() {
        return scopes.all();
    }

    /// What is asked there today, and what is announced.
    @Requires(Action.REQUIREMENTS_EDIT)
    @Transactional(readOnly = true)
    public RequirementOverview overview(long scopeId) {
        return queries.overview(scopes.require(scopeId), Days.today(clock));
    }

    /// One module and role group with its history.
    @Requires(Action.REQUIREMENTS_EDIT)
    @Transactional(readOnly = true)
    public RequirementSubject subject(long scopeId, String moduleId, RoleGroup group) {
        return queries.subject(scopes.require(scopeId), moduleId, group, Days.today(clock));
    }

    /// Modules and documents that can be asked, titles by id.
    @Requires(Action.REQUIREMENTS_EDIT)
    public Map<String, String> modules() {
        Map<String, String> titles = new LinkedHashMap<>();
        for (TrainingModule module : queries.modules()) {
            titles.put(module.id(), module.title());
        }
        return titles;
    }

    /// What would hold at a school, or at a trust's schools that say nothing, on the day of a change.
    @Requires(Action.REQUIREMENTS_EDIT)
    @Transactional(readOnly = true)
    public @Nullable RuleTerms outcome(RequirementChange change) {
        scopes.require(change.scopeId());
        Rule rule =
                books.with(change)
                        .on(change.scopeId(), change.group(), change.moduleId(), change.from());
        return rule == null ? null : rule.terms();
    }

    /// Whether a change could be made, without making it.
    ///
    /// @throws org.dueregard.common.InvalidInputException when it could not
    @Requires(Action.REQUIREMENTS_EDIT)
    @Transactional(readOnly = true)
    public void check(RequirementChange change) {
        RequirementScope scope = scopes.require(change.scopeId());
        RequirementSubject subject =
                queries.subject(scope, change.moduleId(), change.group(), Days.today(clock));
        check(change, scope, subject.cancellable());
    }

    /// Changes what is asked, and has everybody concerned judged anew.
    ///
    /// @param seen of the [RequirementSubject] that the change is based on
    /// @throws RequirementChangedMeanwhileException when it is not what it was any more
    /// @throws org.dueregard.common.InvalidInputException when it cannot be
    @Requires(Action.REQUIREMENTS_EDIT)
    @Transactional
    public void change(RequirementChange change, String seen) {
        RequirementScope scope = scopes.require(change.scopeId());
        List<RequirementRows.Stored> own =
                table.lock(scope.id(), change.moduleId(), change.group());
        List<RuleBook.Row> before = RequirementQueries.rows(own);
        if (change.wish() instanceof RequirementChange.Ask
                && RowChanges.apply(before, change).equals(before)) {
            return;
        }
        if (!seen.equals(queries.seen(scope, change.moduleId(), change.group(), own))) {
            throw new RequirementChangedMeanwhileException(change.moduleId());
        }
        check(change, scope, RequirementQueries.announcedBy(before, Days.today(clock)));
        List<RuleBook.Row> after = RowChanges.apply(before, change);
        table.replace(own, after, source(change));
        Set<Long> schools = scopes.schools(scope, change.from());
        record(change, scope, schools, before, after);
        if (!schools.isEmpty()) {
            events.publishEvent(new RequirementsChanged(schools));
        }
    }

    private static String source(RequirementChange change) {
        return change.wish() instanceof RequirementChange.Ask ask ? Checks.tidy(ask.source()) : "";
    }

    private void check(
            RequirementChange change, RequirementScope scope, List<LocalDate> announced) {
        LocalDate today = Days.today(clock);
        Checks checks = new Checks();
        checks.require(!change.from().isBefore(today), "from", "invalid.requirement-past");
        checks.require(
                !change.from().isAfter(today.plus(FARTHEST)), "from", "invalid.requirement-far");
        switch (change.wish()) {
            case RequirementChange.Ask ask -> check(change, ask, checks);
            case RequirementChange.Drop _ -> checkDrop(change, scope, checks);
            case RequirementChange.Follow _ ->
                    checks.require(
                            books.current()
                                    .isSaid(
                                            scope.id(),
                                            change.group(),
                                            change.moduleId(),
                                            change.from()),
                            "from",
                            "invalid.requirement-not-own");
            case RequirementChange.CancelAnnounced _ ->
                    checks.require(
                            announced.contains(change.from()),
                            "from",
                            "invalid.requirement-not-announced");
        }
        checks.done();
    }

    private void check(RequirementChange change, RequirementChange.Ask ask, Checks checks) {
        checks.require(queries.isModule(change.moduleId()), "module", "invalid.requirement-module");
        checks.optional("source", ask.source(), LONGEST_SOURCE);
        RuleTerms terms = ask.terms();
        checks.require(
                terms.graceDays() >= 0 && terms.graceDays() <= MOST_DAYS,
                "grace",
                "invalid.number",
                "0",
                Integer.toString(MOST_DAYS));
        checks.require(
                terms.dueDays() >= 0 && terms.dueDays() <= MOST_DAYS,
                "due",
                "invalid.number",
                "0",
                Integer.toString(MOST_DAYS));
        boolean possible =
                switch (terms.cycle()) {
                    case Cycle.Every every ->
                            !ANY_DAY.plus(every.period()).isBefore(ANY_DAY.plus(SHORTEST))
                                    && !ANY_DAY.plus(every.period()).isAfter(ANY_DAY.plus(LONGEST));
                    case Cycle.ByDay _, Cycle.EachEdition _ -> true;
                    case Cycle.Both _ -> false;
                };
        checks.require(possible, "every", "invalid.requirement-cycle");
    }

    private void checkDrop(RequirementChange change, RequirementScope scope, Checks checks) {
        RuleBook book = books.current();
        checks.require(
                scope.trust()
                        || book.ofTrust(
                                        scope.id(),
                                        change.group(),
                                        change.moduleId(),
                                        change.from())
                                == null,
                "wish",
                "invalid.requirement-of-trust");
        checks.require(
                book.on(scope.id(), change.group(), change.moduleId(), change.from()) != null,
                "wish",
                "invalid.requirement-not-asked");
    }

    /// In the log of every school that it concerns, or of the portal where there is none.
    private void record(
            RequirementChange change,
            RequirementScope scope,
            Set<Long> schools,
            List<RuleBook.Row> before,
            List<RuleBook.Row> after) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("module", change.moduleId());
        details.put("group", change.group().id());
        details.put("set by", scope.name());
        details.put("from", change.from().toString());
        details.put("before", before.stream().map(RequirementService::inShort).toList());
        details.put("after", after.stream().map(RequirementService::inShort).toList());
        List<@Nullable Long> logs = new ArrayList<>(schools);
        if (logs.isEmpty()) {
            logs.add(null);
        }
        for (Long school : logs) {
            audit.record(
                    AuditEvent.of(
                            change.wish() instanceof RequirementChange.Drop
                                    ? AuditAction.REQUIREMENT_DROPPED
                                    : AuditAction.REQUIREMENT_CHANGED,
                            school,
                            "requirement",
                            scope.id(),
                            details));
        }
    }

    private static String inShort(RuleBook.Row row) {
        RuleTerms terms = row.terms();
        return "%s to %s: %s"
                .formatted(
                        row.from(),
                        row.to() == null ? "-" : row.to(),
                        row.asked()
                                ? "%s %s %d %d"
                                        .formatted(
                                                terms.cycle().text(),
                                                terms.mode(),
                                                terms.graceDays(),
                                                terms.dueDays())
                                : "not asked");
    }
}
