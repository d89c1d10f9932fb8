package org.dueregard.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/// Finds the account for an e-mail address, with all its roles, in one query.
@Component
class AccountDetailsService implements UserDetailsService {

    private static final String QUERY =
            """
            SELECT a.id, a.email, a.password_hash, a.enabled, a.staff_member_id, a.name,
                   s.given_name, s.family_name, sc.id AS school_id, sc.name AS school_name,
                   (SELECT GROUP_CONCAT(r.role) FROM account_roles r WHERE r.account_id = a.id)
                       AS roles
            FROM accounts a
            LEFT JOIN staff_members s ON s.id = a.staff_member_id
            LEFT JOIN schools sc ON sc.id = s.school_id
            WHERE a.email = ?
            """;

    private final JdbcClient jdbc;

    AccountDetailsService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        return jdbc.sql(QUERY)
                .param(EmailAddress.normalised(email))
                .query(AccountDetailsService::user)
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No account with that address"));
    }

    private static PortalUser user(ResultSet row, int number) throws SQLException {
        Set<PortalRole> roles = EnumSet.of(PortalRole.STAFF);
        String listed = row.getString("roles");
        if (listed != null) {
            Arrays.stream(listed.split(",")).map(PortalRole::valueOf).forEach(roles::add);
        }
        String name = row.getString("name");
        if (row.getString("given_name") != null) {
            name = row.getString("given_name") + " " + row.getString("family_name");
        }
        Caller caller =
                new Caller(
                        row.getLong("id"),
                        row.getObject("staff_member_id", Long.class),
                        row.getObject("school_id", Long.class),
                        row.getString("school_name"),
                        name,
                        roles);
        return new PortalUser(
                row.getString("email"),
                row.getString("password_hash"),
                row.getBoolean("enabled"),
                caller);
    }
}
