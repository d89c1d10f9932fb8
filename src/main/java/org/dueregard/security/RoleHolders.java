package org.dueregard.security;

import java.time.Clock;
import java.util.List;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who holds a role at a school, for rooms that write to them. It checks nobody's rights.
@Component
public class RoleHolders {

    private final JdbcClient jdbc;
    private final Clock clock;

    RoleHolders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody with an account that is switched on.
    ///
    /// @param staffMemberId absent for somebody who works for no school here
    public record Holder(long accountId, @Nullable Long staffMemberId, String name, String email) {}

    /// Whoever holds the role for that very school; a role for a whole trust does not count.
    public List<Holder> at(long schoolId, PortalRole role) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT a.id, a.staff_member_id, a.name, a.email
                        FROM account_roles r
                        JOIN accounts a ON a.id = r.account_id AND a.enabled
                        LEFT JOIN staff_members p ON p.id = a.staff_member_id
                        WHERE r.role = :role AND a.email IS NOT NULL AND (r.scope_id = :school
                                OR (r.scope_id = :home AND p.school_id = :school))
                            AND (p.left_on IS NULL OR p.left_on >= :today)
                        ORDER BY a.id
                        """)
                .param("role", role.name())
                .param("school", schoolId)
                .param("home", Grant.HOME)
                .param("today", Days.today(clock))
                .query((row, number) ->
                        new Holder(
                                row.getLong("id"),
                                Sql.number(row, "staff_member_id"),
                                row.getString("name"),
                                row.getString("email")))
                .list();
    }
}
