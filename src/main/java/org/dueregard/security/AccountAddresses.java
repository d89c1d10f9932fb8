package org.dueregard.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the addresses people sign in with the same as those on their staff records, after many were
/// changed at once.
@Component
public class AccountAddresses {

    private final JdbcClient jdbc;

    AccountAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Follows every difference there is, as part of the caller's transaction; sessions of those
    /// accounts end.
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow() {
        jdbc.sql(
                        """
                        UPDATE accounts a JOIN staff_members p ON p.id = a.staff_member_id
                        SET a.email = LOWER(p.email), a.epoch = a.epoch + 1
                        WHERE p.email IS NOT NULL AND NOT (a.email <=> LOWER(p.email))
                        """)
                .update();
    }
}
