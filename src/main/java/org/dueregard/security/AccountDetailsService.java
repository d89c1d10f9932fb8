package org.dueregard.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/// Finds an account with all its roles, in one query. Whoever moved to another school works there
/// from the day their role groups there begin, and roles held for a school end with the work there;
/// whoever has left is not let in.
@Component
class AccountDetailsService implements UserDetailsService {

    private static final String QUERY =
            """
            SELECT a.id, a.email, a.password_hash, a.pin_hash, a.demonstration, a.epoch,
                   (a.enabled AND (s.left_on IS NULL OR s.left_on >= :today)) AS enabled,
                   a.staff_member_id, a.name, s.given_name, s.family_name,
                   sc.id AS school_id, sc.name AS school_name,
                   (SELECT GROUP_CONCAT(CONCAT(r.role, ':', r.scope_id)) FROM account_roles r
                        WHERE r.account_id = a.id AND NOT (
                            EXISTS (SELECT 1 FROM role_group_memberships m
                                WHERE m.staff_member_id = s.id AND m.school_id = r.scope_id
                                    AND m.to_date < :today)
                            AND NOT EXISTS (SELECT 1 FROM role_group_memberships m
                                WHERE m.staff_member_id = s.id AND m.school_id = r.scope_id
                                    AND (m.to_date IS NULL OR m.to_date >= :today)))) AS grants
            FROM accounts a
            LEFT JOIN staff_members s ON s.id = a.staff_member_id
            LEFT JOIN schools sc ON sc.id = COALESCE((
                SELECT m.school_id FROM role_group_memberships m
                WHERE m.staff_member_id = s.id AND m.from_date <= :today
                    AND (m.to_date IS NULL OR m.to_date >= :today)
                ORDER BY m.school_id = s.school_id DESC, m.from_date DESC, m.school_id LIMIT 1),
                s.school_id)
            WHERE\
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountDetailsService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        return find(" a.email = :key", EmailAddress.normalised(email), false)
                .orElseThrow(() -> new UsernameNotFoundException("No account with that address"));
    }

    Optional<PortalUser> byId(long accountId) {
        return find(" a.id = :key", accountId, false);
    }

    /// Somebody at a shared tablet: their own training and nothing else.
    Optional<PortalUser> byKioskName(String kioskName) {
        return find(" a.kiosk_name = :key", kioskName, true);
    }

    private Optional<PortalUser> find(String where, Object key, boolean atKiosk) {
        return jdbc.sql(QUERY + where)
                .param("key", key)
                .param("today", Days.today(clock))
                .query((row, number) -> user(row, atKiosk))
                .optional();
    }

    private static PortalUser user(ResultSet row, boolean atKiosk) throws SQLException {
        String name = row.getString("name");
        if (row.getString("given_name") != null) {
            name = row.getString("given_name") + " " + row.getString("family_name");
        }
        Caller caller =
                new Caller(
                        row.getLong("id"),
                        Sql.number(row, "staff_member_id"),
                        Sql.number(row, "school_id"),
                        row.getString("school_name"),
                        name,
                        grants(atKiosk ? null : row.getString("grants")),
                        atKiosk);
        String email = row.getString("email");
        return new PortalUser(
                email == null ? "account-" + row.getLong("id") : email,
                row.getString(atKiosk ? "pin_hash" : "password_hash"),
                row.getBoolean("enabled"),
                row.getBoolean("demonstration"),
                row.getInt("epoch"),
                caller);
    }

    private static Set<Grant> grants(@Nullable String listed) {
        Set<Grant> grants = new HashSet<>();
        grants.add(new Grant(PortalRole.STAFF, Grant.HOME));
        if (listed != null) {
            Arrays.stream(listed.split(","))
                    .map(text -> {
                        int colon = text.indexOf(':');
                        return new Grant(
                                PortalRole.valueOf(text.substring(0, colon)),
                                Long.parseLong(text.substring(colon + 1)));
                    })
                    .forEach(grants::add);
        }
        return grants;
    }
}
