package org.dueregard.audit;

import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.ObjectMapper;

/// Where other rooms write down what happened. An entry is part of the change it tells of: it is there
/// if, and only if, that change was committed.
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final AuditKeys keys;
    private final AuditChain chain;
    private final CurrentCaller currentCaller;
    private final ObjectMapper json;

    AuditLog(
            JdbcClient jdbc,
            AuditKeys keys,
            AuditChain chain,
            CurrentCaller currentCaller,
            ObjectMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.chain = chain;
        this.currentCaller = currentCaller;
        this.json = json;
    }

    /// Writes down what the caller did, as part of the caller's transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEvent event) {
        write(currentCaller.find().map(Caller::accountId).orElse(null), event);
    }

    /// Writes down what an account did while nobody is signed in, such as signing in.
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordBy(@Nullable Long accountId, AuditEvent event) {
        write(accountId, event);
    }

    /// Writes down what came of something that is itself undone or was never allowed.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordApart(@Nullable Long accountId, AuditEvent event) {
        write(accountId, event);
    }

    private void write(@Nullable Long accountId, AuditEvent event) {
        String details = json.writeValueAsString(event.details());
        Long subject = event.subjectId();
        boolean nothing = event.details().isEmpty();
        jdbc.sql(
                        "INSERT INTO audit_pending (stream, actor_id, action, object_type,"
                                + " object_id, subject_id, details)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(event.schoolId() == null ? 0L : event.schoolId())
                .param(accountId)
                .param(event.action().name())
                .param(event.objectType())
                .param(event.objectId())
                .param(subject)
                .param(subject == null || nothing ? details : keys.seal(subject, details))
                .update();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        chain.drainSoon();
                    }
                });
    }
}
