package org.dueregard.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Links and codes that open something once and for a while. The database holds their hashes only,
/// and a single statement decides who uses one.
@Component
class AccountTokens {

    /// What a token opens, and for how long.
    enum Purpose {
        INVITATION(Duration.ofDays(14)),
        PASSWORD(Duration.ofHours(2)),
        ADDRESS(Duration.ofHours(24)),
        SET_UP(Duration.ofDays(7));

        private final Duration lifetime;

        Purpose(Duration lifetime) {
            this.lifetime = lifetime;
        }

        Duration lifetime() {
            return lifetime;
        }
    }

    /// An open token.
    record Token(@Nullable Long accountId, @Nullable String detail, Instant expiresAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A new token for a link; earlier ones of the same purpose and account stop working.
    @Transactional(propagation = Propagation.MANDATORY)
    public String create(Purpose purpose, @Nullable Long accountId, @Nullable String detail) {
        return create(purpose, accountId, detail, Secrets.link());
    }

    /// The same for paper.
    @Transactional(propagation = Propagation.MANDATORY)
    public String createCode(Purpose purpose, long accountId) {
        return create(purpose, accountId, null, Secrets.code());
    }

    private String create(
            Purpose purpose, @Nullable Long accountId, @Nullable String detail, String secret) {
        revoke(purpose, accountId);
        Instant now = clock.instant();
        jdbc.sql(
                        "INSERT INTO account_tokens (token_hash, purpose, account_id, detail,"
                                + " created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
                .param(Secrets.hash(secret))
                .param(purpose.name())
                .param(accountId)
                .param(detail)
                .param(Days.stored(now))
                .param(Days.stored(now.plus(purpose.lifetime())))
                .update();
        return secret;
    }

    @Transactional
    public void revoke(Purpose purpose, @Nullable Long accountId) {
        jdbc.sql(
                        "DELETE FROM account_tokens WHERE purpose = ? AND account_id <=> ?"
                                + " AND used_at IS NULL")
                .param(purpose.name())
                .param(accountId)
                .update();
    }

    /// The token while it can still be used.
    @Transactional(readOnly = true)
    public Optional<Token> find(Purpose purpose, String secret) {
        return jdbc.sql(
                        "SELECT account_id, detail, expires_at FROM account_tokens"
                                + " WHERE token_hash = ? AND purpose = ? AND used_at IS NULL"
                                + " AND expires_at > ?")
                .param(Secrets.hash(Secrets.normalised(secret)))
                .param(purpose.name())
                .param(now())
                .query((row, number) ->
                        new Token(
                                Sql.number(row, "account_id"),
                                row.getString("detail"),
                                java.util.Objects.requireNonNull(Sql.instant(row, "expires_at"))))
                .optional();
    }

    /// Uses a token up; of two at the same moment one gets it.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Token> use(Purpose purpose, String secret) {
        Optional<Token> token = find(purpose, secret);
        if (token.isEmpty()) {
            return token;
        }
        int used =
                jdbc.sql(
                                "UPDATE account_tokens SET used_at = ? WHERE token_hash = ?"
                                        + " AND used_at IS NULL AND expires_at > ?")
                        .param(now())
                        .param(Secrets.hash(Secrets.normalised(secret)))
                        .param(now())
                        .update();
        return used == 1 ? token : Optional.empty();
    }

    private LocalDateTime now() {
        return Days.stored(clock.instant());
    }
}
