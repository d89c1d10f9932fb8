package org.dueregard.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.NameGrants;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A school lets the lead of its trust or local authority see names behind its figures, until a day.
@Service
public class NameGrantService implements NameGrants {

    private static final int LONGEST_MONTHS = 13;

    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    NameGrantService(
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// See [NameGrants]. Asked at each use, so that an ending is felt at once.
    @Override
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Set<Long> among(Collection<Long> schools) {
        return schools.isEmpty()
                ? Set.of()
                : new TreeSet<>(
                        jdbc
                                .sql(
                                        "SELECT school_id FROM name_grants WHERE ends_on >= ?"
                                                + " ORDER BY school_id")
                                .param(Days.today(clock))
                                .query(Long.class)
                                .list()
                                .stream()
                                .filter(schools::contains)
                                .toList());
    }

    /// The last day on which names are shown, if they are.
    @Requires(Action.SUPPORT_GRANT)
    @Transactional(readOnly = true)
    public Optional<LocalDate> until(long schoolId) {
        access.require(Action.SUPPORT_GRANT, schoolId);
        return jdbc.sql("SELECT ends_on FROM name_grants WHERE school_id = ? AND ends_on >= ?")
                .param(schoolId)
                .param(Days.today(clock))
                .query(LocalDate.class)
                .optional();
    }

    /// Lets names be seen until a day, that day included.
    ///
    /// @throws org.dueregard.common.InvalidInputException when the day is past or too far away
    @Requires(Action.SUPPORT_GRANT)
    @Transactional
    public void grant(long schoolId, LocalDate until) {
        access.require(Action.SUPPORT_GRANT, schoolId);
        LocalDate today = Days.today(clock);
        Checks checks = new Checks();
        checks.require(
                !until.isBefore(today) && !until.isAfter(today.plusMonths(LONGEST_MONTHS)),
                "until",
                "invalid.names-until");
        checks.done();
        jdbc.sql(
                        "INSERT INTO name_grants (school_id, ends_on, granted_by, granted_at)"
                                + " VALUES (:school, :until, :by, :at) ON DUPLICATE KEY UPDATE"
                                + " ends_on = :until, granted_by = :by, granted_at = :at")
                .param("school", schoolId)
                .param("until", until)
                .param("by", currentCaller.get().accountId())
                .param("at", Days.stored(clock.instant()))
                .update();
        record(AuditAction.NAMES_GRANTED, schoolId, until.toString());
    }

    /// Ends it at once.
    @Requires(Action.SUPPORT_GRANT)
    @Transactional
    public void end(long schoolId) {
        access.require(Action.SUPPORT_GRANT, schoolId);
        jdbc.sql("DELETE FROM name_grants WHERE school_id = ?").param(schoolId).update();
        record(AuditAction.NAMES_GRANT_ENDED, schoolId, "");
    }

    private void record(AuditAction action, long schoolId, String until) {
        audit.record(AuditEvent.of(action, schoolId, "school", schoolId, Map.of("until", until)));
    }
}
