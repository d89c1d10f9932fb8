package org.dueregard.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Requires;
import org.dueregard.access.SupportAccess;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.dueregard.database.TransientDatabaseFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Letting somebody from outside look at a school's people and log: opened by the school, for a
/// reason and for hours, and ended by the school at any moment.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class SupportService implements SupportAccess {

    /// The longest a school can open itself at once.
    public static final Duration LONGEST = Duration.ofDays(3);

    private static final int LONGEST_REASON = 300;

    /// A school's opening.
    public record Opening(
            long id,
            long schoolId,
            String schoolName,
            String supporter,
            String reason,
            Instant endsAt) {}

    private final JdbcClient jdbc;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final Clock clock;

    SupportService(
            JdbcClient jdbc,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.clock = clock;
    }

    /// See [SupportAccess]. Asked at each use, so that an ending is felt at once.
    @Override
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Set<Long> schoolsOpenTo(long accountId) {
        return new HashSet<>(
                jdbc.sql(
                                "SELECT school_id FROM support_grants WHERE account_id = ?"
                                        + " AND revoked_at IS NULL AND ends_at > ?")
                        .param(accountId)
                        .param(Days.stored(clock.instant()))
                        .query((row, number) -> row.getLong(1))
                        .list());
    }

    /// What is open at the caller's schools.
    @Requires(Action.SUPPORT_GRANT)
    @Transactional(readOnly = true)
    public List<Opening> list() {
        return jdbc.sql(
                        """
                        SELECT g.*, s.name AS school_name, a.email FROM support_grants g
                        JOIN schools s ON s.id = g.school_id JOIN accounts a ON a.id = g.account_id
                        WHERE g.school_id IN (:schools) AND g.revoked_at IS NULL AND g.ends_at > :now
                        ORDER BY g.ends_at
                        """)
                .param("schools", access.schools(Action.SUPPORT_GRANT))
                .param("now", Days.stored(clock.instant()))
                .query((row, number) ->
                        new Opening(
                                row.getLong("id"),
                                row.getLong("school_id"),
                                row.getString("school_name"),
                                row.getString("email"),
                                row.getString("reason"),
                                java.util.Objects.requireNonNull(Sql.instant(row, "ends_at"))))
                .list();
    }

    /// Opens a school to somebody who has the role of support.
    @Requires(Action.SUPPORT_GRANT)
    @Transactional
    public void open(long schoolId, String email, String reason, int hours) {
        access.require(Action.SUPPORT_GRANT, schoolId);
        Checks checks = new Checks();
        String why = checks.required("support-reason", reason, LONGEST_REASON);
        checks.require(
                hours > 0 && hours <= LONGEST.toHours(), "support-hours", "invalid.support-hours");
        List<Long> account =
                jdbc.sql(
                                "SELECT a.id FROM accounts a JOIN account_roles r"
                                        + " ON r.account_id = a.id AND r.role = ?"
                                        + " WHERE a.email = ? AND a.enabled LIMIT 1")
                        .param(PortalRole.SUPPORT.name())
                        .param(EmailAddress.normalised(email))
                        .query((row, number) -> row.getLong(1))
                        .list();
        checks.require(!account.isEmpty(), "support-email", "invalid.no-supporter");
        checks.done();
        Instant now = clock.instant();
        jdbc.sql(
                        "INSERT INTO support_grants (id, school_id, account_id, reason, granted_by,"
                                + " granted_at, ends_at)"
                                + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?)")
                .param(schoolId)
                .param(account.getFirst())
                .param(why)
                .param(currentCaller.get().accountId())
                .param(Days.stored(now))
                .param(Days.stored(now.plus(Duration.ofHours(hours))))
                .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.SUPPORT_GRANTED,
                        schoolId,
                        "account",
                        account.getFirst(),
                        Map.of("hours", hours, "reason", why)));
    }

    /// Ends an opening at once.
    @Requires(Action.SUPPORT_GRANT)
    @Transactional
    public void close(long id) {
        list().stream()
                .filter(opening -> opening.id() == id)
                .findFirst()
                .ifPresent(opening -> {
                    jdbc.sql("UPDATE support_grants SET revoked_at = ? WHERE id = ?")
                            .param(Days.stored(clock.instant()))
                            .param(id)
                            .update();
                    audit.record(
                            AuditEvent.of(
                                    AuditAction.SUPPORT_REVOKED,
                                    opening.schoolId(),
                                    "support",
                                    id,
                                    Map.of()));
                });
    }
}
