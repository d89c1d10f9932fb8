package org.dueregard.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Words;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changing a password, and finding back in without it. Asking for help tells nobody whether an
/// account exists; a second factor stays what it was (ASVS 5.0.0, 6.4.3).
@Component
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
class Passwords {

    private final JdbcClient jdbc;
    private final AccountDetailsService accounts;
    private final AccountTokens tokens;
    private final AccountSessions sessions;
    private final PasswordRules rules;
    private final PasswordEncoder encoder;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Words words;
    private final PublicAddress publicAddress;

    Passwords(
            JdbcClient jdbc,
            AccountDetailsService accounts,
            AccountTokens tokens,
            AccountSessions sessions,
            PasswordRules rules,
            PasswordEncoder encoder,
            Outbox outbox,
            AuditLog audit,
            Words words,
            PublicAddress publicAddress) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.tokens = tokens;
        this.sessions = sessions;
        this.rules = rules;
        this.encoder = encoder;
        this.outbox = outbox;
        this.audit = audit;
        this.words = words;
        this.publicAddress = publicAddress;
    }

    /// Sends a link to the address, if it is an active account's.
    @Transactional
    public void forgotten(String email) {
        Optional<PortalUser> user =
                jdbc.sql(
                                "SELECT id FROM accounts WHERE email = ? AND enabled"
                                        + " AND activated_at IS NOT NULL")
                        .param(EmailAddress.normalised(email))
                        .query(Long.class)
                        .optional()
                        .flatMap(accounts::byId);
        if (user.isEmpty()) {
            return;
        }
        long account = user.get().caller().accountId();
        String secret = tokens.create(AccountTokens.Purpose.PASSWORD, account, null);
        outbox.put(
                new NewMessage(
                        "password|" + UUID.randomUUID(),
                        user.get().getUsername(),
                        words.get("mail.password.subject"),
                        words.get(
                                "mail.password.body", user.get().caller().name(), NewMessage.LINK),
                        user.get().caller().schoolId(),
                        user.get().caller().staffMemberId(),
                        new NewMessage.Link(
                                NewMessage.LinkKind.PASSWORD,
                                publicAddress.of(SecurityRoutes.PASSWORD + "/" + secret))));
        record(user.get(), AuditAction.PASSWORD_FORGOTTEN);
    }

    boolean isOpen(String secret) {
        return tokens.find(AccountTokens.Purpose.PASSWORD, secret).isPresent();
    }

    /// Sets a new password by the link; every session ends.
    ///
    /// @return whether the link could still be used
    @Transactional
    public boolean reset(String secret, String password, String again) {
        Optional<PortalUser> owner =
                tokens.find(AccountTokens.Purpose.PASSWORD, secret)
                        .flatMap(token -> Optional.ofNullable(token.accountId()))
                        .flatMap(accounts::byId)
                        .filter(PortalUser::isEnabled);
        if (owner.isEmpty()) {
            return false;
        }
        check(owner.get(), password, again);
        if (tokens.use(AccountTokens.Purpose.PASSWORD, secret).isEmpty()) {
            return false;
        }
        set(owner.get(), password);
        sessions.endAll(owner.get().caller().accountId(), null);
        return true;
    }

    /// Changes the password of somebody who is signed in.
    @Transactional
    public void change(PortalUser user, String password, String again) {
        check(user, password, again);
        set(user, password);
    }

    private void check(PortalUser user, String password, String again) {
        Checks checks = new Checks();
        rules.check(
                checks,
                "password",
                password,
                again,
                List.of(user.caller().name(), user.getUsername(), "due regard"));
        checks.done();
    }

    private void set(PortalUser user, String password) {
        tokens.revoke(AccountTokens.Purpose.PASSWORD, user.caller().accountId());
        jdbc.sql("UPDATE accounts SET password_hash = ?, epoch = epoch + 1 WHERE id = ?")
                .param(encoder.encode(password))
                .param(user.caller().accountId())
                .update();
        record(user, AuditAction.PASSWORD_CHANGED);
        outbox.put(
                new NewMessage(
                        "password-changed|" + UUID.randomUUID(),
                        user.getUsername(),
                        words.get("mail.password-changed.subject"),
                        words.get("mail.password-changed.body", user.caller().name()),
                        user.caller().schoolId(),
                        user.caller().staffMemberId()));
    }

    private void record(PortalUser user, AuditAction action) {
        audit.recordBy(
                user.caller().accountId(),
                AuditEvent.of(
                        action,
                        user.caller().schoolId(),
                        "account",
                        user.caller().accountId(),
                        Map.of()));
    }
}
