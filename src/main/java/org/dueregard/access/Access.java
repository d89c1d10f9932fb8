package org.dueregard.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/// Answers what the caller may do, and for which schools. Every query over schools is narrowed by
/// [#schools], so that nothing of another school is found by any parameter.
@Component("access")
public class Access {

    /// Stands in a list of schools where there are none: no school has this number.
    private static final Set<Long> NOWHERE = Set.of(Long.MIN_VALUE);

    private final CurrentCaller currentCaller;
    private final ObjectProvider<SchoolTree> tree;
    private final ObjectProvider<SupportAccess> support;
    private final ObjectProvider<NameGrants> names;
    private final ApplicationEventPublisher events;

    Access(
            CurrentCaller currentCaller,
            ObjectProvider<SchoolTree> tree,
            ObjectProvider<SupportAccess> support,
            ObjectProvider<NameGrants> names,
            ApplicationEventPublisher events) {
        this.currentCaller = currentCaller;
        this.tree = tree;
        this.support = support;
        this.names = names;
        this.events = events;
    }

    /// Whether the caller may do this anywhere at all.
    public boolean may(String action) {
        return may(Action.valueOf(action));
    }

    /// Whether the caller may do this anywhere at all.
    public boolean may(Action action) {
        Optional<Caller> caller = currentCaller.find();
        return caller.isPresent()
                && !(caller.get().isAtKiosk() && action != Action.OWN_RECORD)
                && caller.get().grants().stream().anyMatch(grant -> reaches(grant, action));
    }

    private static boolean reaches(Grant grant, Action action) {
        Reach reach = AccessTable.reach(grant.role(), action);
        if (reach == null) {
            return false;
        }
        return reach != Reach.PORTAL || grant.scopeId() == Grant.EVERYWHERE;
    }

    /// The schools for which the caller may do this. Never empty, so that it can stand in a query; a
    /// number that is no school's where there are none.
    public Set<Long> schools(Action action) {
        Caller caller = currentCaller.get();
        Set<Long> schools = new TreeSet<>();
        for (Grant grant : caller.grants()) {
            Reach reach = AccessTable.reach(grant.role(), action);
            if (reach == Reach.WHILE_GRANTED) {
                support.ifAvailable(open -> schools.addAll(open.schoolsOpenTo(caller.accountId())));
            } else if (reach == Reach.SCHOOLS) {
                schools.addAll(under(caller, grant.scopeId()));
            } else if (reach == Reach.WHERE_NAMES_GRANTED) {
                schools.addAll(names.getObject().among(under(caller, grant.scopeId())));
            }
        }
        return schools.isEmpty() ? NOWHERE : Set.copyOf(schools);
    }

    private Set<Long> under(Caller caller, long scopeId) {
        if (scopeId == Grant.HOME) {
            Long home = caller.schoolId();
            return home == null ? Set.of() : Set.of(home);
        }
        return tree.getObject().schoolsUnder(scopeId);
    }

    /// Refuses whoever may not do this for that school.
    ///
    /// @throws AccessDeniedException also where there is no such school, so that numbers tell nothing
    public void require(Action action, long schoolId) {
        if (!may(action) || !schools(action).contains(schoolId)) {
            events.publishEvent(new AccessRefused(action, schoolId));
            throw new AccessDeniedException("Not allowed for that school: " + action);
        }
    }

    /// Whether the caller may do this for a trust as a whole: the role was given for it, or for the
    /// portal. A role at every one of its schools is not enough, for schools come and go.
    public boolean isForTrust(Action action, long trustId) {
        return may(action)
                && currentCaller.get().grants().stream()
                        .filter(grant -> AccessTable.reach(grant.role(), action) == Reach.SCHOOLS)
                        .mapToLong(Grant::scopeId)
                        .anyMatch(scope ->
                                scope == Grant.EVERYWHERE
                                        || (scope == trustId && scope != Grant.HOME));
    }

    /// Refuses whoever may not do this for that trust as a whole.
    public void requireTrust(Action action, long trustId) {
        if (!isForTrust(action, trustId)) {
            events.publishEvent(new AccessRefused(action, null));
            throw new AccessDeniedException("Not allowed for that trust: " + action);
        }
    }

    /// Refuses whoever may not do this for the whole portal.
    public void requirePortal(Action action) {
        if (!isForPortal(action)) {
            events.publishEvent(new AccessRefused(action, null));
            throw new AccessDeniedException("Not allowed for the portal: " + action);
        }
    }

    /// Whether the caller may do this for the whole portal.
    public boolean isForPortal(Action action) {
        Map<PortalRole, Reach> roles = AccessTable.of(action);
        return currentCaller.get().grants().stream()
                .anyMatch(grant ->
                        grant.scopeId() == Grant.EVERYWHERE
                                && roles.containsKey(grant.role())
                                && roles.get(grant.role()) != Reach.WHILE_GRANTED);
    }
}
