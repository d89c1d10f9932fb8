package org.dueregard.audit;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.aopalliance.intercept.MethodInvocation;
import org.dueregard.access.AccessRefused;
import org.dueregard.access.Caller;
import org.dueregard.access.CallerHolder;
import org.dueregard.access.CurrentCaller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Writes down what signed-in people asked for and were refused.
@Component
public class Refusals {

    private final AuditLog audit;
    private final CurrentCaller currentCaller;

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final int MOST_WAITING = 1_000;

    private final ExecutorService writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("refusals").daemon().factory());

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
            String what =
                    refused.getObject() instanceof MethodInvocation call
                            ? call.getMethod().getDeclaringClass().getSimpleName()
                                    + "."
                                    + call.getMethod().getName()
                            : "a page";
            write(holder.caller(), what, 0);
        }
    }

    /// A page of the portal that was not for the caller.
    public void page(String path) {
        currentCaller.find().ifPresent(caller -> write(caller, "/" + path, 0));
    }

    /// On a thread of its own: the caller may hold a connection, and must not wait for another. More
    /// refusals at once than can be written are counted by their first thousand.
    private void write(Caller caller, String what, long school) {
        try {
            writer.execute(() -> record(caller, what, school));
        } catch (RejectedExecutionException e) {
            log.warn("A refusal was not written down: {}", what);
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        writer.shutdown();
        writer.awaitTermination(2, TimeUnit.SECONDS);
    }

    private void record(Caller caller, String what, long school) {
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
