package org.dueregard.requirements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.people.SchoolNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Trusts and schools for which the caller may say what is asked.
@Component
public class RequirementScopes {

    private final SchoolNames schoolNames;
    private final Access access;
    private final JdbcClient jdbc;

    RequirementScopes(SchoolNames schoolNames, Access access, JdbcClient jdbc) {
        this.schoolNames = schoolNames;
        this.access = access;
        this.jdbc = jdbc;
    }

    /// All of them, trusts first.
    List<RequirementScope> all() {
        List<RequirementScope> scopes = new ArrayList<>();
        trusts().stream()
                .filter(trust -> access.isForTrust(Action.REQUIREMENTS_EDIT, trust.id()))
                .forEach(scopes::add);
        schoolNames
                .names(access.schools(Action.REQUIREMENTS_EDIT))
                .forEach((id, name) -> scopes.add(new RequirementScope(id, name, false)));
        return scopes;
    }

    private List<RequirementScope> trusts() {
        return jdbc.sql("SELECT id, name FROM trusts ORDER BY name, id")
                .query((row, number) ->
                        new RequirementScope(row.getLong(1), row.getString(2), true))
                .list();
    }

    /// Refuses whoever may not say what is asked there.
    ///
    /// @throws org.springframework.security.access.AccessDeniedException also where there is neither
    ///     such a trust nor such a school
    public RequirementScope require(long scopeId) {
        Optional<RequirementScope> trust =
                trusts().stream().filter(one -> one.id() == scopeId).findFirst();
        if (trust.isPresent()) {
            access.requireTrust(Action.REQUIREMENTS_EDIT, scopeId);
            return trust.get();
        }
        access.require(Action.REQUIREMENTS_EDIT, scopeId);
        return new RequirementScope(scopeId, schoolNames.name(scopeId), false);
    }

    /// The schools that it concerns from a day on: the school itself, or those that are in the trust
    /// on that day or later.
    public Set<Long> schools(RequirementScope scope, LocalDate from) {
        if (!scope.trust()) {
            return Set.of(scope.id());
        }
        return new TreeSet<>(
                jdbc.sql(
                                "SELECT school_id FROM trust_memberships WHERE trust_id = :trust"
                                        + " AND (to_date IS NULL OR to_date >= :from)")
                        .param("trust", scope.id())
                        .param("from", from)
                        .query(Long.class)
                        .list());
    }

    /// Trusts to which a school ever belonged, by number.
    Map<Long, String> trustsOf(RequirementScope scope) {
        Map<Long, String> names = new TreeMap<>();
        jdbc.sql(
                        "SELECT DISTINCT t.id, t.name FROM trusts t JOIN trust_memberships m"
                                + " ON m.trust_id = t.id WHERE m.school_id = ?")
                .param(scope.id())
                .query(row -> {
                    names.put(row.getLong(1), row.getString(2));
                });
        return names;
    }
}
