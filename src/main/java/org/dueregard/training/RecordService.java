package org.dueregard.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
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
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.people.StaffDirectory;
import org.dueregard.people.StaffMemberDetails;
import org.dueregard.standing.Standings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One person's whole record, for those who look after training at the person's school, and what they
/// may do about it: withdraw an entry, offer a check again after a briefing, give more time.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class RecordService {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_EXTRA = 200;

    private final StaffDirectory staff;
    private final ContentLibrary library;
    private final Ledger ledger;
    private final Standings standings;
    private final DelayedCheckOffers offers;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecordService(
            StaffDirectory staff,
            ContentLibrary library,
            Ledger ledger,
            Standings standings,
            DelayedCheckOffers offers,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.staff = staff;
        this.library = library;
        this.ledger = ledger;
        this.standings = standings;
        this.offers = offers;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A person of a school whose training the caller looks after.
    ///
    /// @throws org.dueregard.people.StaffMemberMissingException when there is none
    /// @throws org.springframework.security.access.AccessDeniedException at another school
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public TrainingRecord find(long staffMemberId) {
        StaffMemberDetails person = allowed(staffMemberId);
        return new TrainingRecord(
                person.id(),
                person.name(),
                person.jobTitle(),
                person.schoolId(),
                person.schoolName(),
                asked(staffMemberId),
                entries(staffMemberId),
                checks(staffMemberId),
                sureAndWrong(staffMemberId),
                jdbc.sql("SELECT percent FROM extra_times WHERE staff_member_id = ?")
                        .param(staffMemberId)
                        .query(Integer.class)
                        .optional()
                        .orElse(0));
    }

    private List<TrainingRecord.Asked> asked(long staffMemberId) {
        return standings.ofPerson(staffMemberId, Days.today(clock)).stream()
                .map(owed ->
                        new TrainingRecord.Asked(
                                owed.moduleId(),
                                title(owed.moduleId(), ""),
                                owed.verdict().standing(),
                                owed.verdict().dueOn()))
                .toList();
    }

    private StaffMemberDetails allowed(long staffMemberId) {
        StaffMemberDetails person = staff.details(staffMemberId);
        access.require(Action.TRAINING_MANAGE, person.schoolId());
        return person;
    }

    /// What the caller was certain of and not right about, by subject.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public List<TrainingRecord.SureAndWrong> ownSureAndWrong() {
        Long person = currentCaller.get().staffMemberId();
        return person == null ? List.of() : sureAndWrong(person);
    }

    private List<TrainingRecord.Entry> entries(long staffMemberId) {
        return jdbc.sql(
                        """
                        SELECT c.*, w.reason FROM completions c
                        LEFT JOIN completion_withdrawals w ON w.completion_id = c.id
                        WHERE c.staff_member_id = ? ORDER BY c.recorded_at DESC, c.id DESC
                        """)
                .param(staffMemberId)
                .query((row, number) ->
                        new TrainingRecord.Entry(
                                row.getLong("id"),
                                title(row.getString("module_id"), row.getString("module_title")),
                                row.getString("module_version"),
                                CompletionKind.valueOf(row.getString("how")),
                                row.getBoolean("face_to_face"),
                                row.getObject("effective_on", LocalDate.class),
                                row.getObject("expires_on", LocalDate.class).minusDays(1),
                                Days.restored(row.getObject("recorded_at", LocalDateTime.class)),
                                row.getString("reason")))
                .list();
    }

    private String title(String moduleId, String kept) {
        return kept.isEmpty()
                ? library.catalogue().module(moduleId).map(TrainingModule::title).orElse(moduleId)
                : kept;
    }

    private List<TrainingRecord.Check> checks(long staffMemberId) {
        LocalDate today = Days.today(clock);
        List<TrainingRecord.Check> checks = new ArrayList<>();
        jdbc.sql(
                        """
                        SELECT d.*, NOT EXISTS (SELECT 1 FROM delayed_checks l
                                WHERE l.completion_id = d.completion_id AND l.round > d.round)
                            AND NOT EXISTS (SELECT 1 FROM completion_withdrawals w
                                WHERE w.completion_id = c.id)
                            AND NOT EXISTS (
                        """
                                + NewestCompletions.NEWER
                                + """
                                    ) AS newest
                                FROM delayed_checks d JOIN completions c ON c.id = d.completion_id
                                WHERE d.staff_member_id = ? ORDER BY d.offered_on DESC, d.id DESC
                                """)
                .param(staffMemberId)
                .query(row -> {
                    String result = row.getString("result");
                    LocalDate closes = row.getObject("closes_on", LocalDate.class);
                    boolean open = result == null && !closes.isBefore(today);
                    boolean passed = "PASSED".equals(result);
                    checks.add(
                            new TrainingRecord.Check(
                                    row.getString("module_id"),
                                    title(row.getString("module_id"), ""),
                                    row.getInt("round"),
                                    row.getObject("offered_on", LocalDate.class),
                                    closes,
                                    result == null ? null : passed,
                                    open,
                                    row.getInt("newest") == 1 && !open && !passed));
                });
        return checks;
    }

    private List<TrainingRecord.SureAndWrong> sureAndWrong(long staffMemberId) {
        return jdbc.sql(
                        """
                        SELECT a.module_id, q.objective, COUNT(*) FROM attempt_questions q
                        JOIN attempts a ON a.id = q.attempt_id
                        WHERE a.staff_member_id = ? AND a.submitted_at IS NOT NULL
                            AND q.confidence = 3 AND q.score < 1 AND q.objective IS NOT NULL
                            AND q.answer IS NOT NULL
                        GROUP BY a.module_id, q.objective ORDER BY COUNT(*) DESC, q.objective
                        """)
                .param(staffMemberId)
                .query((row, number) ->
                        new TrainingRecord.SureAndWrong(
                                row.getString(1),
                                sentence(row.getString(1), row.getString(2)),
                                row.getLong(3)))
                .list();
    }

    private String sentence(String moduleId, String objective) {
        return library.catalogue()
                .module(moduleId)
                .map(module -> module.objectives().getOrDefault(objective, objective))
                .orElse(objective);
    }

    /// Says that an entry does not stand. It stays in the ledger, with the reason beside it.
    @Requires(Action.TRAINING_MANAGE)
    @Transactional
    public void withdraw(long staffMemberId, long completionId, String reason) {
        StaffMemberDetails person = allowed(staffMemberId);
        Checks checks = new Checks();
        String tidy = checks.required("reason", reason, LONGEST_REASON);
        checks.done();
        TrainingRecord.Entry entry =
                entries(staffMemberId).stream()
                        .filter(one -> one.completionId() == completionId)
                        .findFirst()
                        .orElseThrow(() -> new AttemptMissingException(completionId));
        if (entry.withdrawn() != null) {
            throw new InvalidInputException("reason", "record.withdrawn-before");
        }
        String moduleId =
                jdbc.sql("SELECT module_id FROM completions WHERE id = ?")
                        .param(completionId)
                        .query(String.class)
                        .single();
        ledger.withdraw(
                completionId, staffMemberId, moduleId, tidy, currentCaller.get().accountId());
        audit.record(
                AuditEvent.about(
                        AuditAction.COMPLETION_WITHDRAWN,
                        person.schoolId(),
                        staffMemberId,
                        Map.of("module", moduleId)));
    }

    /// Offers a check again, after a briefing.
    ///
    /// @throws InvalidInputException when there is none that was failed or left unanswered
    @Requires(Action.TRAINING_MANAGE)
    @Transactional
    public void offerAgain(long staffMemberId, String moduleId) {
        StaffMemberDetails person = allowed(staffMemberId);
        boolean due =
                checks(staffMemberId).stream()
                        .anyMatch(check ->
                                check.moduleId().equals(moduleId) && check.canBeOfferedAgain());
        if (!due) {
            throw new InvalidInputException("", "record.nothing-to-offer");
        }
        record Latest(long completionId, int round) {}
        Latest latest =
                jdbc.sql(
                                """
                                SELECT d.completion_id, d.round FROM delayed_checks d
                                JOIN completions c ON c.id = d.completion_id
                                WHERE d.staff_member_id = ? AND d.module_id = ? AND NOT EXISTS (
                                """
                                        + NewestCompletions.NEWER
                                        + ") ORDER BY d.round DESC LIMIT 1")
                        .param(staffMemberId)
                        .param(moduleId)
                        .query((row, number) -> new Latest(row.getLong(1), row.getInt(2)))
                        .single();
        offers.offer(
                latest.completionId(),
                latest.round() + 1,
                staffMemberId,
                moduleId,
                currentCaller.get().accountId());
        audit.record(
                AuditEvent.about(
                        AuditAction.CHECK_OFFERED_AGAIN,
                        person.schoolId(),
                        staffMemberId,
                        Map.of("module", moduleId)));
    }

    /// Gives more time in quizzes that have a limit.
    ///
    /// @param percent from 0 to 200
    @Requires(Action.TRAINING_MANAGE)
    @Transactional
    public void giveExtraTime(long staffMemberId, String percent) {
        StaffMemberDetails person = allowed(staffMemberId);
        Checks checks = new Checks();
        checks.require(
                percent.matches("\\d{1,3}") && Integer.parseInt(percent) <= MOST_EXTRA,
                "extra",
                "invalid.number",
                "0",
                Integer.toString(MOST_EXTRA));
        checks.done();
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        INSERT INTO extra_times (staff_member_id, percent, set_by, set_at)
                        VALUES (:person, :percent, :by, :at)
                        ON DUPLICATE KEY UPDATE percent = :percent, set_by = :by, set_at = :at
                        """)
                .param("person", staffMemberId)
                .param("percent", Integer.parseInt(percent))
                .param("by", currentCaller.get().accountId())
                .param("at", Days.stored(now))
                .update();
        audit.record(
                AuditEvent.about(
                        AuditAction.EXTRA_TIME_SET,
                        person.schoolId(),
                        staffMemberId,
                        Map.of("percent", percent)));
    }
}
