package org.dueregard.security;

import java.util.Map;
import java.util.Optional;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes down that signing in failed: for an account by its number, otherwise without what was
/// typed, which may be a password in the wrong field.
@Component
class FailedSignIns {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    FailedSignIns(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    void record(String email) {
        Optional<Long> account =
                jdbc.sql("SELECT id FROM accounts WHERE email = ?")
                        .param(EmailAddress.normalised(email))
                        .query(Long.class)
                        .optional();
        audit.recordApart(
                null,
                AuditEvent.of(
                        AuditAction.SIGN_IN_FAILED,
                        null,
                        "account",
                        account.orElse(null),
                        Map.of()));
    }
}
