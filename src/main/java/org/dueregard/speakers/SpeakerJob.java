package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.Days;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What time alone brings about: undecided requests lapse when their day has passed, what is over is
/// closed, identity details go after the visit, files go when their time is over, and who has not said
/// how a visit went is asked again. Each request by itself, so that one that fails stops no other.
@Component
class SpeakerJob {

    private static final Logger log = LoggerFactory.getLogger(SpeakerJob.class);

    /// Visits are confirmed within the forty-eight hours before them.
    private static final int CONFIRM_DAYS = 2;

    private static final int LEFT_OPEN_DAYS = 90;

    private final SpeakerFiles files;
    private final FileSteps steps;
    private final SpeakerMails mails;
    private final SpeakerRetention retention;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SpeakerJob(
            SpeakerFiles files,
            FileSteps steps,
            SpeakerMails mails,
            SpeakerRetention retention,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.steps = steps;
        this.mails = mails;
        this.retention = retention;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 20 4 * * *", zone = "Europe/London")
    void nightly() {
        LocalDate today = Days.today(clock);
        each(
                "SELECT id FROM speaker_requests WHERE state IN ('SUBMITTED', 'VETTING',"
                        + " 'MORE_INFORMATION', 'ADVICE_REQUESTED', 'RECOMMENDED')"
                        + " AND last_day < ?",
                today,
                id -> step(id, StepKind.LAPSED));
        each(
                "SELECT id FROM speaker_requests WHERE state = 'DECLINED' AND appeal_until < ?",
                today,
                id -> step(id, StepKind.CLOSED));
        each(
                "SELECT id FROM speaker_requests r WHERE state IN ('APPROVED',"
                        + " 'APPROVED_WITH_CONDITIONS') AND last_day < ? AND NOT EXISTS (SELECT 1"
                        + " FROM speaker_visits v WHERE v.request_id = r.id AND v.state NOT IN"
                        + " ('CLOSED', 'CANCELLED'))",
                today,
                id -> step(id, StepKind.CLOSED));
        // Whatever nobody said anything about any more, so that its time for being kept can run
        // out.
        each(
                "SELECT id FROM speaker_requests WHERE state IN ('APPROVED',"
                        + " 'APPROVED_WITH_CONDITIONS') AND last_day < ?",
                today.minusDays(LEFT_OPEN_DAYS),
                id -> step(id, StepKind.CLOSED));
        each(
                "SELECT DISTINCT request_id FROM speaker_visits WHERE state IN ('FINISHED',"
                        + " 'STOPPED') AND visits_on < ? AND request_id IN (SELECT id FROM"
                        + " speaker_requests WHERE state IN ('APPROVED',"
                        + " 'APPROVED_WITH_CONDITIONS'))",
                today.minusDays(1),
                this::chase);
        each(
                "SELECT DISTINCT request_id FROM speaker_visits WHERE state IN ('APPROVED',"
                        + " 'AGREEMENT_SIGNED') AND visits_on = ?",
                today.plusDays(CONFIRM_DAYS),
                id -> mails.askToConfirm(files.read(id), today));
        retention.apply();
    }

    private void each(String sql, LocalDate day, java.util.function.LongConsumer what) {
        List<Long> found = jdbc.sql(sql).param(day).query((row, number) -> row.getLong(1)).list();
        for (long id : found) {
            try {
                transaction.executeWithoutResult(status -> what.accept(id));
            } catch (RuntimeException e) {
                log.error("The request {} was left as it is", id, e);
            }
        }
    }

    private void step(long id, StepKind kind) {
        steps.take(id, kind, school -> Actor.PORTAL, file -> List.of(NewEntry.of(kind)));
    }

    private void chase(long id) {
        mails.chase(files.read(id), Days.today(clock));
    }
}
