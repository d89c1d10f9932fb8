package org.dueregard.security;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an invited person does with the link or code: chooses a password, or at a school without
/// mail for them a PIN, and the account is theirs.
@Component
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
class Invitations {

    /// Whom an open invitation is for.
    record Invited(
            long accountId, String name, @Nullable String email, @Nullable String kioskName) {}

    private final JdbcClient jdbc;
    private final AccountTokens tokens;
    private final AccountDetailsService accounts;
    private final AccountIdentities identities;
    private final PasswordRules rules;
    private final PasswordEncoder encoder;
    private final AuditLog audit;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            AccountTokens tokens,
            AccountDetailsService accounts,
            AccountIdentities identities,
            PasswordRules rules,
            PasswordEncoder encoder,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.accounts = accounts;
        this.identities = identities;
        this.rules = rules;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Invited> find(String secret) {
        return tokens.find(AccountTokens.Purpose.INVITATION, secret)
                .flatMap(token -> invited(token.accountId()));
    }

    private Optional<Invited> invited(@Nullable Long accountId) {
        return jdbc.sql(
                        """
                        SELECT a.id, a.email, a.kiosk_name, a.name, s.given_name, s.family_name
                        FROM accounts a LEFT JOIN staff_members s ON s.id = a.staff_member_id
                        WHERE a.id = ? AND a.enabled
                        """)
                .param(accountId)
                .query((row, number) ->
                        new Invited(
                                row.getLong("id"),
                                row.getString("given_name") == null
                                        ? row.getString("name")
                                        : row.getString("given_name")
                                                + " "
                                                + row.getString("family_name"),
                                row.getString("email"),
                                row.getString("kiosk_name")))
                .optional();
    }

    /// Takes the invitation with a password.
    ///
    /// @return the account, or nothing when the invitation cannot be used any more
    @Transactional
    public Optional<PortalUser> accept(String secret, String password, String again) {
        Optional<Invited> invited = find(secret);
        if (invited.isEmpty()) {
            return Optional.empty();
        }
        Checks checks = new Checks();
        String email = invited.get().email();
        rules.check(
                checks,
                "password",
                password,
                again,
                List.of(invited.get().name(), email == null ? "" : email, "due regard"));
        checks.done();
        return take(
                AuditAction.ACCOUNT_ACTIVATED,
                secret,
                id ->
                        jdbc.sql("UPDATE accounts SET password_hash = ? WHERE id = ?")
                                .param(encoder.encode(password))
                                .param(id)
                                .update());
    }

    /// Takes the invitation with a PIN for shared tablets.
    @Transactional
    public Optional<PortalUser> acceptWithPin(String secret, String pin, String again) {
        Checks checks = new Checks();
        checks.require(Kiosks.isUsable(pin), "pin", "kiosk.pin-rule");
        checks.require(pin.equals(again), "pin-again", "kiosk.pin-not-the-same");
        checks.done();
        return take(
                AuditAction.PIN_SET,
                secret,
                id ->
                        jdbc.sql("UPDATE accounts SET pin_hash = ? WHERE id = ?")
                                .param(encoder.encode(pin))
                                .param(id)
                                .update());
    }

    /// Takes the invitation with an account at another provider.
    @Transactional
    public Optional<Long> acceptThrough(
            String secret, String provider, String issuer, String subject) {
        return take(
                        AuditAction.ACCOUNT_ACTIVATED,
                        secret,
                        id -> {
                            if (!identities.link(provider, issuer, subject, id)) {
                                throw new UnknownIdentityException();
                            }
                        })
                .map(user -> user.caller().accountId());
    }

    private Optional<PortalUser> take(
            AuditAction action, String secret, java.util.function.LongConsumer how) {
        return tokens.use(AccountTokens.Purpose.INVITATION, secret)
                .flatMap(token -> invited(token.accountId()))
                .flatMap(invited -> {
                    how.accept(invited.accountId());
                    jdbc.sql("UPDATE accounts SET activated_at = ? WHERE id = ?")
                            .param(Days.stored(clock.instant()))
                            .param(invited.accountId())
                            .update();
                    Optional<PortalUser> user = accounts.byId(invited.accountId());
                    user.ifPresent(found ->
                            audit.recordBy(
                                    invited.accountId(),
                                    AuditEvent.of(
                                            action,
                                            found.caller().schoolId(),
                                            "account",
                                            invited.accountId(),
                                            Map.of())));
                    return user;
                });
    }

    /// The short name with which somebody signs in at a shared tablet.
    @Transactional(readOnly = true)
    public @Nullable String kioskName(PortalUser user) {
        return invited(user.caller().accountId()).map(Invited::kioskName).orElse(null);
    }
}
