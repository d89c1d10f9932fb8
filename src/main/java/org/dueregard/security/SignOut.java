package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/// Notes that a session is over, in the list of sessions and in the log.
@Component
class SignOut implements LogoutHandler {

    private final AccountSessions sessions;
    private final AuditLog audit;

    SignOut(AccountSessions sessions, AuditLog audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @Override
    public void logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication) {
        sessions.end(request.getSession(false));
        if (authentication != null && authentication.getPrincipal() instanceof PortalUser user) {
            audit.recordApart(
                    user.caller().accountId(),
                    AuditEvent.of(
                            AuditAction.SIGNED_OUT,
                            user.caller().schoolId(),
                            "account",
                            user.caller().accountId(),
                            Map.of()));
        }
    }
}
