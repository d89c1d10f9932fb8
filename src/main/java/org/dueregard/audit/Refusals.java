package org.dueregard.audit;

import java.util.Map;
import org.dueregard.access.AccessRefused;
import org.dueregard.access.Caller;
import org.dueregard.access.CallerHolder;
import org.dueregard.access.CurrentCaller;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Writes down what signed-in people asked for and were refused.
@Component
public class Refusals {

    private final AuditLog audit;
    private final CurrentCaller currentCaller;

    Refusals(AuditLog audit, CurrentCaller currentCaller) {
        this.audit = audit;
        this.currentCaller = currentCaller;
    }

    @EventListener
    void on(AccessRefused refused) {
        currentCaller
                .find()
                .ifPresent(caller ->
                        write(
                                caller,
                                refused.action().name(),
                                refused.schoolId() == null ? 0 : refused.schoolId()));
    }

    @EventListener
    void on(AuthorizationDeniedEvent<?> refused) {
        Authentication who = refused.getAuthentication().get();
        if (who != null && who.getPrincipal() instanceof CallerHolder holder) {
            write(holder.caller(), refused.getSource().getClass().getSimpleName(), 0);
        }
    }

    /// A page of the portal that was not for the caller.
    public void page(String path) {
        currentCaller.find().ifPresent(caller -> write(caller, "/" + path, 0));
    }

    private void write(Caller caller, String what, long school) {
        audit.recordApart(
                caller.accountId(),
                AuditEvent.of(
                        AuditAction.ACCESS_REFUSED,
                        caller.schoolId(),
                        "access",
                        school == 0 ? null : school,
                        Map.of("asked for", what.length() > 200 ? what.substring(0, 200) : what)));
    }
}
