package org.dueregard.speakers;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Destroys what is no longer needed by destroying its key, which leaves the chain sound: identity
/// details after the visit, the words of a file when the school's time for its outcome is over.
@Component
class SpeakerRetention {

    private static final Logger log = LoggerFactory.getLogger(SpeakerRetention.class);

    /// What goes.
    enum What {
        IDENTITY,
        APPROVED_FILES,
        DECLINED_FILES,
        WITHDRAWN_FILES,
        REGISTER,
        DRAFTS
    }

    private static final int IDENTITY_DAYS = SpeakerMails.LINK_DAYS_AFTER;
    private static final int DRAFT_DAYS = 180;

    private static final String IDENTITY =
            "SELECT id FROM speaker_requests r WHERE identity_key IS NOT NULL AND (closed_on IS NOT"
                    + " NULL OR last_day < :day) AND COALESCE(GREATEST(closed_on, last_day),"
                    + " last_day) < :day AND NOT EXISTS (SELECT 1 FROM speaker_visits v WHERE"
                    + " v.request_id = r.id AND v.state = 'ARRIVED')";
    private static final String FILES =
            "SELECT r.id FROM speaker_requests r LEFT JOIN speaker_school_settings s ON s.school_id ="
                    + " r.school_id WHERE r.file_key IS NOT NULL AND r.closed_on IS NOT NULL AND"
                    + " GREATEST(r.closed_on, r.last_day) < DATE_SUB(:today, INTERVAL"
                    + " COALESCE(s.%1$s_months, %2$d) MONTH) AND %3$s";

    private final FileSteps steps;
    private final AttachmentStore attachments;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SpeakerRetention(
            FileSteps steps,
            AttachmentStore attachments,
            AuditLog audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.steps = steps;
        this.attachments = attachments;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// How much of a school would go tonight, of each.
    Map<What, Integer> due(long schoolId) {
        Map<What, Integer> due = new EnumMap<>(What.class);
        for (What what : What.values()) {
            due.put(what, found(what, schoolId).size());
        }
        return due;
    }

    /// @param school one, or all
    private List<Long> found(What what, @Nullable Long school) {
        LocalDate today = Days.today(clock);
        return switch (what) {
            case IDENTITY -> ids(IDENTITY, "day", today.minusDays(IDENTITY_DAYS), school);
            case APPROVED_FILES ->
                    ids(
                            FILES.formatted(
                                    "approved",
                                    36,
                                    "r.decision IN ('APPROVED'," + " 'APPROVED_WITH_CONDITIONS')"),
                            "today",
                            today,
                            school);
            case DECLINED_FILES ->
                    ids(
                            FILES.formatted("declined", 36, "r.decision = 'DECLINED'"),
                            "today",
                            today,
                            school);
            case WITHDRAWN_FILES ->
                    ids(
                            FILES.formatted("withdrawn", 12, "r.decision IS NULL"),
                            "today",
                            today,
                            school);
            case REGISTER ->
                    ids(
                            "SELECT id FROM speaker_register r WHERE expires_on <= :today",
                            "today",
                            today,
                            school);
            case DRAFTS ->
                    ids(
                            "SELECT id FROM speaker_drafts r WHERE changed_at < :day",
                            "day",
                            today.minusDays(DRAFT_DAYS),
                            school);
        };
    }

    private List<Long> ids(String sql, String name, LocalDate day, @Nullable Long school) {
        return jdbc.sql(sql + " AND (:school IS NULL OR r.school_id = :school)")
                .param(name, day)
                .param("school", school, Types.BIGINT)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Destroys what is due, each by itself.
    void apply() {
        for (What what : What.values()) {
            int gone = 0;
            for (long id : found(what, null)) {
                try {
                    transaction.executeWithoutResult(status -> destroy(what, id));
                    gone++;
                } catch (RuntimeException e) {
                    log.error("{} of {} was not destroyed", what, id, e);
                }
            }
            if (gone > 0) {
                int how = gone;
                transaction.executeWithoutResult(status ->
                        audit.recordBy(
                                null,
                                AuditEvent.of(
                                        AuditAction.RETENTION_APPLIED,
                                        null,
                                        "visitor retention",
                                        null,
                                        Map.of("kind", what.name(), "how many", how))));
            }
        }
    }

    private void destroy(What what, long id) {
        switch (what) {
            case IDENTITY -> {
                steps.take(
                        id,
                        StepKind.IDENTITY_DESTROYED,
                        school -> Actor.PORTAL,
                        file -> List.of(NewEntry.of(StepKind.IDENTITY_DESTROYED)));
                jdbc.sql("UPDATE speaker_requests SET identity_key = NULL WHERE id = ?")
                        .param(id)
                        .update();
                jdbc.sql("DELETE FROM speaker_links WHERE request_id = ?").param(id).update();
            }
            case APPROVED_FILES, DECLINED_FILES, WITHDRAWN_FILES -> {
                // The rows of lists would be written from the file, so they are blanked last.
                attachments.destroy(id);
                jdbc.sql(
                                "UPDATE speaker_requests SET file_key = NULL, identity_key = NULL,"
                                        + " title = '' WHERE id = ?")
                        .param(id)
                        .update();
                jdbc.sql(
                                "UPDATE speaker_people SET name = '', organisation = '' WHERE request_id = ?")
                        .param(id)
                        .update();
                jdbc.sql("DELETE FROM speaker_links WHERE request_id = ?").param(id).update();
            }
            case REGISTER ->
                    jdbc.sql("DELETE FROM speaker_register WHERE id = ?").param(id).update();
            case DRAFTS -> jdbc.sql("DELETE FROM speaker_drafts WHERE id = ?").param(id).update();
        }
    }
}
