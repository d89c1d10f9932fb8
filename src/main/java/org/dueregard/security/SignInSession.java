package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Says whom a session belongs to, what they proved, and when.
@Component
class SignInSession {

    /// How long something proved stays fresh enough for what matters (ASVS 5.0.0, 7.5).
    static final Duration FRESH = Duration.ofMinutes(10);

    /// Not `FACTOR_…`, to which the framework gives a meaning.
    static final String PENDING = "SECOND_FACTOR_PENDING";

    /// A PIN at a shared tablet.
    static final String PIN = "FACTOR_PIN";

    /// A code from an app, or one of the printed spare ones.
    static final String CODE = "FACTOR_CODE";

    private final HttpSessionSecurityContextRepository contexts =
            new HttpSessionSecurityContextRepository();
    private final AccountSessions sessions;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignInSession(
            AccountSessions sessions,
            JdbcClient jdbc,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The first factor was right, and another is owed.
    void pending(
            PortalUser user,
            String factor,
            HttpServletRequest request,
            HttpServletResponse response) {
        replace(
                new PendingSignIn(user),
                List.of(new SimpleGrantedAuthority(PENDING), proved(factor)),
                request,
                response);
    }

    /// Everything owed is proved: the session is theirs.
    void complete(
            PortalUser user,
            @Nullable Authentication before,
            String factor,
            HttpServletRequest request,
            HttpServletResponse response) {
        replace(user, authorities(user, before, factor), request, response);
        transaction.executeWithoutResult(status -> {
            long account = user.caller().accountId();
            // First, so that two sign-ins of one account wait for each other in one order.
            jdbc.sql("UPDATE accounts SET last_sign_in_at = ? WHERE id = ?")
                    .param(Days.stored(clock.instant()))
                    .param(account)
                    .update();
            sessions.begin(request, account);
            audit.recordBy(
                    account,
                    AuditEvent.of(
                            AuditAction.SIGNED_IN,
                            user.caller().schoolId(),
                            "account",
                            account,
                            Map.of("with", factor)));
        });
    }

    /// Somebody who is signed in proved again who they are.
    void refresh(
            PortalUser user,
            Authentication before,
            String factor,
            HttpServletRequest request,
            HttpServletResponse response) {
        save(user, authorities(user, before, factor), request, response);
    }

    /// A provider's answer has replaced what was known of the session: it is still the same person's,
    /// and they have just proved it.
    void connected(
            Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (authentication.getPrincipal() instanceof PortalUser user) {
            refresh(
                    user,
                    authentication,
                    FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY,
                    request,
                    response);
        }
    }

    private List<GrantedAuthority> authorities(
            PortalUser user, @Nullable Authentication before, String factor) {
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        authorities.add(proved(factor));
        if (before != null) {
            before.getAuthorities().stream()
                    .filter(FactorGrantedAuthority.class::isInstance)
                    .filter(earlier -> !factor.equals(earlier.getAuthority()))
                    .forEach(authorities::add);
        }
        return authorities;
    }

    /// The framework's own would carry the time of the machine, not of the portal's clock.
    private FactorGrantedAuthority proved(String factor) {
        return FactorGrantedAuthority.withAuthority(factor).issuedAt(clock.instant()).build();
    }

    private void replace(
            Object principal,
            List<? extends GrantedAuthority> authorities,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.getSession();
        Authentication authentication = save(principal, authorities, request, response);
        new ChangeSessionIdAuthenticationStrategy()
                .onAuthentication(authentication, request, response);
        new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository())
                .onAuthentication(authentication, request, response);
    }

    private Authentication save(
            Object principal,
            List<? extends GrantedAuthority> authorities,
            HttpServletRequest request,
            HttpServletResponse response) {
        UsernamePasswordAuthenticationToken authentication =
                UsernamePasswordAuthenticationToken.authenticated(principal, null, authorities);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return authentication;
    }

    /// Whether something was proved within the last minutes.
    boolean isFresh(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority ->
                                authority instanceof FactorGrantedAuthority factor
                                        && factor.getIssuedAt()
                                                .plus(FRESH)
                                                .isAfter(clock.instant()));
    }
}
