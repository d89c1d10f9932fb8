package org.dueregard.security;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.Days;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose account a provider's person is. Never by e-mail address: those change hands.
@Component
class AccountIdentities {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountIdentities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Long> accountOf(String issuer, String subject) {
        return jdbc.sql(
                        "SELECT account_id FROM account_identities WHERE issuer = ? AND subject = ?")
                .param(issuer)
                .param(subject)
                .query(Long.class)
                .optional();
    }

    /// Whether the identity is the account's now; not so when it is another's, or the account has
    /// another one of the same provider.
    boolean link(String provider, String issuer, String subject, long account) {
        try {
            jdbc.sql(
                            "INSERT INTO account_identities"
                                    + " (issuer, subject, account_id, provider, linked_at)"
                                    + " VALUES (?, ?, ?, ?, ?)")
                    .param(issuer)
                    .param(subject)
                    .param(account)
                    .param(provider)
                    .param(Days.stored(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return accountOf(issuer, subject).filter(owner -> owner == account).isPresent();
        }
    }

    /// The providers through which an account can be opened.
    List<String> providersOf(long account) {
        return jdbc.sql("SELECT provider FROM account_identities WHERE account_id = ?")
                .param(account)
                .query((row, number) -> row.getString(1))
                .list();
    }

    void unlink(long account, String provider) {
        jdbc.sql("DELETE FROM account_identities WHERE account_id = ? AND provider = ?")
                .param(account)
                .param(provider)
                .update();
    }
}
