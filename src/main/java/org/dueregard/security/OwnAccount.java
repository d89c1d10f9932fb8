package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.Words;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.people.StaffAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a person does with their own account.
@Component
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
class OwnAccount {

    private static final Duration IDLE = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final AccountSessions sessions;
    private final AccountIdentities identities;
    private final AccountTokens tokens;
    private final SecondFactors factors;
    private final SignInSession signIn;
    private final SignInThrottle throttle;
    private final PasswordEncoder encoder;
    private final StaffAddress staffAddress;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Words words;
    private final PublicAddress publicAddress;

    OwnAccount(
            JdbcClient jdbc,
            AccountSessions sessions,
            AccountIdentities identities,
            AccountTokens tokens,
            SecondFactors factors,
            SignInSession signIn,
            SignInThrottle throttle,
            PasswordEncoder encoder,
            StaffAddress staffAddress,
            Outbox outbox,
            AuditLog audit,
            Words words,
            PublicAddress publicAddress) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.identities = identities;
        this.tokens = tokens;
        this.factors = factors;
        this.signIn = signIn;
        this.throttle = throttle;
        this.encoder = encoder;
        this.staffAddress = staffAddress;
        this.outbox = outbox;
        this.audit = audit;
        this.words = words;
        this.publicAddress = publicAddress;
    }

    List<AccountSessions.Row> sessions(long account, @Nullable HttpSession here) {
        return sessions.list(account, here, IDLE);
    }

    @Transactional
    public void endSession(PortalUser user, String id) {
        if (sessions.end(user.caller().accountId(), id) > 0) {
            record(user, AuditAction.SESSIONS_ENDED, Map.of("how many", 1));
        }
    }

    @Transactional
    public void endOthers(PortalUser user, @Nullable HttpSession here) {
        sessions.endAll(user.caller().accountId(), here);
        if (here != null) {
            sessions.keep(here);
        }
        record(user, AuditAction.SESSIONS_ENDED, Map.of("how many", "all others"));
    }

    List<String> providers(long account) {
        return identities.providersOf(account);
    }

    boolean hasPassword(PortalUser user) {
        return passwordHash(user).isPresent();
    }

    private Optional<String> passwordHash(PortalUser user) {
        return jdbc.sql("SELECT password_hash FROM accounts WHERE id = ? AND password_hash <> ''")
                .param(user.caller().accountId())
                .query(String.class)
                .optional();
    }

    /// @return whether there is another way in left
    @Transactional
    public boolean disconnect(PortalUser user, String provider) {
        long account = user.caller().accountId();
        if (!hasPassword(user) && identities.providersOf(account).size() < 2) {
            return false;
        }
        identities.unlink(account, provider);
        record(user, AuditAction.FACTOR_REMOVED, Map.of("what", provider));
        return true;
    }

    /// Checks a password or a code of somebody who is signed in.
    boolean proveAgain(
            PortalUser user,
            Authentication who,
            String password,
            String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        String key = Long.toString(user.caller().accountId());
        String address = request.getRemoteAddr();
        if (throttle.isBlocked("confirm", key, address)) {
            return false;
        }
        String factor = null;
        boolean has = factors.of(user.caller().accountId()).hasAny();
        if (!code.isBlank() && factors.isRightCode(user, code)) {
            factor = SignInSession.CODE;
        } else if (!has
                && !password.isEmpty()
                && passwordHash(user).filter(hash -> encoder.matches(password, hash)).isPresent()) {
            factor = FactorGrantedAuthority.PASSWORD_AUTHORITY;
        }
        if (factor == null) {
            throttle.failed("confirm", key, address);
            return false;
        }
        throttle.succeeded("confirm", key, address);
        signIn.refresh(user, who, factor, request, response);
        return true;
    }

    void provedByPasskey(
            PortalUser user,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        signIn.refresh(user, who, FactorGrantedAuthority.WEBAUTHN_AUTHORITY, request, response);
    }

    /// Sends a link to a new address; until it is followed nothing changes.
    @Transactional
    public void askForAddress(PortalUser user, String email) {
        Checks checks = new Checks();
        String tidy = checks.email("email", email);
        checks.require(tidy != null, "email", "invalid.required");
        checks.done();
        String wanted = EmailAddress.normalised(String.valueOf(tidy));
        long account = user.caller().accountId();
        String secret = tokens.create(AccountTokens.Purpose.ADDRESS, account, wanted);
        outbox.put(
                new NewMessage(
                        "address|" + UUID.randomUUID(),
                        wanted,
                        words.get("mail.address.subject"),
                        words.get("mail.address.body", user.caller().name(), NewMessage.LINK),
                        user.caller().schoolId(),
                        user.caller().staffMemberId(),
                        new NewMessage.Link(
                                NewMessage.LinkKind.ADDRESS,
                                publicAddress.of(SecurityRoutes.ACCOUNT + "/address/" + secret))));
    }

    /// Follows that link; the old address is told, and every session ends.
    ///
    /// @return whether the link could still be used by this person
    @Transactional
    public boolean changeAddress(PortalUser user, String secret) {
        long account = user.caller().accountId();
        Optional<AccountTokens.Token> token = tokens.find(AccountTokens.Purpose.ADDRESS, secret);
        String address = token.map(AccountTokens.Token::detail).orElse(null);
        if (token.isEmpty()
                || address == null
                || !Optional.of(account).equals(Optional.ofNullable(token.get().accountId()))
                || tokens.use(AccountTokens.Purpose.ADDRESS, secret).isEmpty()) {
            return false;
        }
        try {
            tokens.revoke(AccountTokens.Purpose.PASSWORD, account);
            jdbc.sql("UPDATE accounts SET email = ?, epoch = epoch + 1 WHERE id = ?")
                    .param(address)
                    .param(account)
                    .update();
            Long person = user.caller().staffMemberId();
            if (person != null) {
                staffAddress.change(person, address);
            }
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException("email", "invalid.email-taken");
        }
        outbox.put(
                new NewMessage(
                        "address-changed|" + UUID.randomUUID(),
                        user.getUsername(),
                        words.get("mail.address-changed.subject"),
                        words.get("mail.address-changed.body", user.caller().name()),
                        user.caller().schoolId(),
                        user.caller().staffMemberId()));
        record(user, AuditAction.ACCOUNT_ADDRESS_CHANGED, Map.of());
        sessions.endAll(account, null);
        return true;
    }

    private void record(PortalUser user, AuditAction action, Map<String, Object> details) {
        audit.recordBy(
                user.caller().accountId(),
                AuditEvent.of(
                        action,
                        user.caller().schoolId(),
                        "account",
                        user.caller().accountId(),
                        details));
    }
}
