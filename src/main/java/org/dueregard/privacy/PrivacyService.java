package org.dueregard.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PersonalRecords;
import org.dueregard.common.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Retention, legal holds, giving a person everything about them, and forgetting them.
@Service
public class PrivacyService {

    private static final Logger log = LoggerFactory.getLogger(PrivacyService.class);
    private static final int LONGEST_REASON = 300;
    private static final int MOST_MONTHS = 1_200;

    private static final String NOT_HELD =
            " NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.staff_member_id = p.id"
                    + " AND h.released_at IS NULL)";

    private final JdbcClient jdbc;
    private final Erasure erasure;
    private final List<PersonalRecords> records;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final Clock clock;

    PrivacyService(
            JdbcClient jdbc,
            Erasure erasure,
            List<PersonalRecords> records,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.erasure = erasure;
        this.records = records;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.clock = clock;
    }

    /// Each rule with what it would remove tonight: the dry run. The counts are over all schools, so
    /// only whoever looks after all of them is told; others get -1.
    @Requires(Action.PRIVACY_MANAGE)
    @Transactional(readOnly = true)
    public List<RetentionRule> rules() {
        boolean portal = access.isForPortal(Action.PRIVACY_MANAGE);
        return Arrays.stream(RetentionKind.values())
                .map(this::rule)
                .map(rule ->
                        portal
                                ? rule
                                : new RetentionRule(rule.kind(), rule.months(), rule.enabled(), -1))
                .toList();
    }

    private RetentionRule rule(RetentionKind kind) {
        record Stored(int months, boolean enabled) {}
        Stored stored =
                jdbc.sql("SELECT months, enabled FROM retention_rules WHERE kind = ?")
                        .param(kind.name())
                        .query((row, number) -> new Stored(row.getInt(1), row.getBoolean(2)))
                        .optional()
                        .orElse(new Stored(kind.defaultMonths(), kind != RetentionKind.LEAVERS));
        return new RetentionRule(
                kind, stored.months(), stored.enabled(), count(kind, before(stored.months())));
    }

    private LocalDate before(int months) {
        return Days.today(clock).minusMonths(months);
    }

    private long count(RetentionKind kind, LocalDate before) {
        return statement("SELECT COUNT(*)", kind, before).query(Long.class).single();
    }

    private JdbcClient.StatementSpec statement(String verb, RetentionKind kind, LocalDate before) {
        LocalDateTime moment = Days.stored(before.atStartOfDay(Days.LONDON).toInstant());
        String from =
                switch (kind) {
                    case LEAVERS ->
                            " FROM staff_members p WHERE p.left_on < :day AND p.erased_at IS NULL AND"
                                    + NOT_HELD;
                    case QUIZ_ANSWERS ->
                            " FROM attempt_questions WHERE attempt_id IN (SELECT a.id FROM attempts a"
                                    + " JOIN staff_members p ON p.id = a.staff_member_id"
                                    + " WHERE COALESCE(a.submitted_at, a.started_at) < :moment AND"
                                    + NOT_HELD
                                    + ")";
                    case MESSAGES ->
                            " FROM outbox_messages WHERE state IN ('SENT', 'FAILED', 'NOT_NEEDED')"
                                    + " AND created_at < :moment AND NOT EXISTS (SELECT 1"
                                    + " FROM legal_holds h WHERE h.released_at IS NULL"
                                    + " AND h.staff_member_id = outbox_messages.staff_member_id)";
                    case SESSIONS -> " FROM account_sessions WHERE last_seen_at < :moment";
                    case IMPORTED_LINES ->
                            " FROM import_rows WHERE import_id IN (SELECT id FROM imports"
                                    + " WHERE uploaded_at < :moment)";
                    case LINKS -> " FROM account_tokens WHERE expires_at < :moment";
                };
        return jdbc.sql(verb + from).param("day", before).param("moment", moment);
    }

    /// Changes a rule.
    @Requires(Action.PRIVACY_MANAGE)
    @Transactional
    public void setRule(RetentionKind kind, int months, boolean enabled) {
        access.requirePortal(Action.PRIVACY_MANAGE);
        Checks checks = new Checks();
        checks.require(months > 0 && months <= MOST_MONTHS, "months", "invalid.months");
        checks.done();
        jdbc.sql(
                        "INSERT INTO retention_rules (kind, months, enabled) VALUES (:kind, :months,"
                                + " :enabled) ON DUPLICATE KEY UPDATE months = :months,"
                                + " enabled = :enabled")
                .param("kind", kind.name())
                .param("months", months)
                .param("enabled", enabled)
                .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.SETTING_CHANGED,
                        null,
                        "retention rule",
                        null,
                        Map.of("kind", kind.name(), "months", months, "enabled", enabled)));
    }

    /// The nightly round. Each kind by itself, so that one that fails stops no other.
    @Scheduled(cron = "0 15 3 * * *", zone = "Europe/London")
    void nightly() {
        for (RetentionKind kind : RetentionKind.values()) {
            try {
                apply(kind);
            } catch (RuntimeException e) {
                log.error("Retention of {} failed", kind, e);
            }
        }
    }

    long apply(RetentionKind kind) {
        RetentionRule rule = rule(kind);
        if (!rule.enabled() || rule.due() == 0) {
            return 0;
        }
        long gone = 0;
        if (kind == RetentionKind.LEAVERS) {
            List<Long> leavers =
                    statement("SELECT p.id", kind, before(rule.months()))
                            .query((row, number) -> row.getLong(1))
                            .list();
            for (long id : leavers) {
                try {
                    erasure.forget(id, null, "retention");
                    gone++;
                } catch (RuntimeException e) {
                    log.error("Staff member {} was not forgotten", id, e);
                }
            }
        } else {
            gone = statement("DELETE", kind, before(rule.months())).update();
        }
        audit.recordApart(
                null,
                AuditEvent.of(
                        AuditAction.RETENTION_APPLIED,
                        null,
                        "retention rule",
                        null,
                        Map.of("kind", kind.name(), "how many", gone)));
        return gone;
    }

    /// Open holds at the caller's schools.
    @Requires(Action.PRIVACY_MANAGE)
    @Transactional(readOnly = true)
    public List<LegalHold> holds() {
        return jdbc.sql(
                        """
                        SELECT h.*, p.given_name, p.family_name FROM legal_holds h
                        JOIN staff_members p ON p.id = h.staff_member_id
                        WHERE h.released_at IS NULL AND p.school_id IN (:schools)
                        ORDER BY h.placed_at
                        """)
                .param("schools", access.schools(Action.PRIVACY_MANAGE))
                .query((row, number) ->
                        new LegalHold(
                                row.getLong("id"),
                                row.getLong("staff_member_id"),
                                row.getString("given_name") + " " + row.getString("family_name"),
                                row.getString("reason"),
                                java.util.Objects.requireNonNull(Sql.instant(row, "placed_at"))))
                .list();
    }

    /// Keeps a person's data from being deleted, by anybody and by night.
    @Requires(Action.PRIVACY_MANAGE)
    @Transactional
    public void placeHold(long staffMemberId, String reason) {
        long school = requireOwn(staffMemberId);
        Checks checks = new Checks();
        String why = checks.required("hold-reason", reason, LONGEST_REASON);
        checks.done();
        jdbc.sql(
                        "INSERT INTO legal_holds (id, staff_member_id, reason, placed_by, placed_at)"
                                + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?)")
                .param(staffMemberId)
                .param(why)
                .param(currentCaller.get().accountId())
                .param(Days.stored(clock.instant()))
                .update();
        audit.record(
                AuditEvent.about(
                        AuditAction.LEGAL_HOLD_PLACED, school, staffMemberId, Map.of("why", why)));
    }

    /// Lets the usual rules hold again.
    @Requires(Action.PRIVACY_MANAGE)
    @Transactional
    public void releaseHold(long holdId) {
        holds().stream()
                .filter(hold -> hold.id() == holdId)
                .findFirst()
                .ifPresent(hold -> {
                    jdbc.sql("UPDATE legal_holds SET released_at = ? WHERE id = ?")
                            .param(Days.stored(clock.instant()))
                            .param(holdId)
                            .update();
                    audit.record(
                            AuditEvent.about(
                                    AuditAction.LEGAL_HOLD_RELEASED,
                                    requireOwn(hold.staffMemberId()),
                                    hold.staffMemberId(),
                                    Map.of()));
                });
    }

    private long requireOwn(long staffMemberId) {
        return jdbc.sql(
                        "SELECT school_id FROM staff_members WHERE id = :id AND school_id IN (:schools)")
                .param("id", staffMemberId)
                .param("schools", access.schools(Action.PRIVACY_MANAGE))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new AccessDeniedException("Not one of the caller's people"));
    }

    /// Everything the portal keeps about the caller.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional
    public Map<String, Object> exportOwn() {
        if (currentCaller.get().isAtKiosk()) {
            throw new AccessDeniedException("Not at a shared tablet");
        }
        return export(currentCaller.staffMemberId());
    }

    /// The name of one of the caller's people.
    @Requires(Action.PRIVACY_MANAGE)
    @Transactional(readOnly = true)
    public String nameOf(long staffMemberId) {
        requireOwn(staffMemberId);
        return erasure.person(staffMemberId)
                .map(person -> person.givenName() + " " + person.familyName())
                .orElse("");
    }

    /// Everything the portal keeps about one of the caller's people, for a request by that person.
    @Requires(Action.PRIVACY_MANAGE)
    @Transactional
    public Map<String, Object> exportOf(long staffMemberId) {
        long school = requireOwn(staffMemberId);
        audit.record(
                AuditEvent.about(AuditAction.PERSON_EXPORTED, school, staffMemberId, Map.of()));
        return export(staffMemberId);
    }

    private Map<String, Object> export(long staffMemberId) {
        PersonalRecords.Person person =
                erasure.person(staffMemberId)
                        .orElseThrow(() -> new AccessDeniedException("No such person"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", person.givenName() + " " + person.familyName());
        all.put("made on", Days.today(clock).toString());
        for (PersonalRecords one : records) {
            all.put(one.title(), new ArrayList<>(one.of(person)));
        }
        return all;
    }

    /// Forgets somebody who has left. It cannot be taken back, and holds after a restore too.
    ///
    /// @throws InvalidInputException while the person still works here or a legal hold is open
    @Requires(Action.PRIVACY_MANAGE)
    public void forget(long staffMemberId) {
        requireOwn(staffMemberId);
        Checks checks = new Checks();
        boolean left =
                jdbc.sql("SELECT COUNT(*) FROM staff_members p WHERE p.id = ? AND p.left_on < ?")
                                .param(staffMemberId)
                                .param(Days.today(clock))
                                .query(Long.class)
                                .single()
                        > 0;
        checks.require(left, "", "privacy.forget.not-left");
        boolean free =
                jdbc.sql("SELECT COUNT(*) FROM staff_members p WHERE p.id = ? AND" + NOT_HELD)
                                .param(staffMemberId)
                                .query(Long.class)
                                .single()
                        > 0;
        checks.require(free, "", "privacy.forget.held");
        checks.done();
        erasure.forget(staffMemberId, currentCaller.get().accountId(), "asked");
    }
}
