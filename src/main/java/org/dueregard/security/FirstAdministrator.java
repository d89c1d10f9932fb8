package org.dueregard.security;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes the very first account of a portal, through a link that the program prints once.
@Component
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
class FirstAdministrator {

    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final AccountTokens tokens;
    private final AccountDetailsService accounts;
    private final PasswordRules rules;
    private final PasswordEncoder encoder;
    private final AuditLog audit;
    private final Clock clock;

    FirstAdministrator(
            JdbcClient jdbc,
            AccountTokens tokens,
            AccountDetailsService accounts,
            PasswordRules rules,
            PasswordEncoder encoder,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.accounts = accounts;
        this.rules = rules;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    /// A fresh link where nobody can sign in at all yet; an earlier unused one stops working.
    @Transactional
    public Optional<String> newLink() {
        boolean nobody =
                jdbc.sql("SELECT COUNT(*) FROM accounts WHERE NOT demonstration OR enabled")
                                .query(Long.class)
                                .single()
                        == 0;
        return nobody
                ? Optional.of(tokens.create(AccountTokens.Purpose.SET_UP, null, null))
                : Optional.empty();
    }

    boolean isOpen(String secret) {
        return tokens.find(AccountTokens.Purpose.SET_UP, secret).isPresent();
    }

    /// Makes the account.
    ///
    /// @return nothing when the link cannot be used any more
    @Transactional
    public Optional<PortalUser> create(
            String secret, String name, String email, String password, String again) {
        if (!isOpen(secret)) {
            return Optional.empty();
        }
        Checks checks = new Checks();
        String tidyName = checks.required("name", name, LONGEST_NAME);
        @Nullable String address = checks.email("email", email);
        checks.require(address != null, "email", "invalid.required");
        rules.check(checks, "password", password, again, List.of(name, email, "due regard"));
        checks.require(isFree(address), "email", "invalid.email-taken");
        checks.done();
        if (tokens.use(AccountTokens.Purpose.SET_UP, secret).isEmpty()) {
            return Optional.empty();
        }
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        try {
            jdbc.sql(
                            "INSERT INTO accounts (id, email, password_hash, enabled, demonstration,"
                                    + " name, created_at, activated_at)"
                                    + " VALUES (?, ?, ?, TRUE, FALSE, ?, ?, ?)")
                    .param(id)
                    .param(EmailAddress.normalised(String.valueOf(address)))
                    .param(encoder.encode(password))
                    .param(tidyName)
                    .param(Days.stored(clock.instant()))
                    .param(Days.stored(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
        jdbc.sql("INSERT INTO account_roles (account_id, role, scope_id) VALUES (?, ?, ?)")
                .param(id)
                .param(PortalRole.ADMIN.name())
                .param(Grant.EVERYWHERE)
                .update();
        audit.recordBy(id, AuditEvent.of(AuditAction.SET_UP_BEGUN, null, "account", id, Map.of()));
        return accounts.byId(id);
    }

    private boolean isFree(@Nullable String address) {
        return address == null
                || jdbc.sql("SELECT COUNT(*) FROM accounts WHERE email = ?")
                                .param(EmailAddress.normalised(address))
                                .query(Long.class)
                                .single()
                        == 0;
    }
}
