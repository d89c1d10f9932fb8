package org.dueregard.speakers;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.security.PublicAddress;
import org.dueregard.security.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The address of one's own calendar of visits: made, made anew, ended.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class VisitCalendarService {

    private final CurrentCaller currentCaller;
    private final PublicAddress publicAddress;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    VisitCalendarService(
            CurrentCaller currentCaller,
            PublicAddress publicAddress,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.publicAddress = publicAddress;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Since when the caller has an address, or nothing where there is none.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public Optional<Instant> since() {
        return jdbc.sql("SELECT created_at FROM speaker_calendar_tokens WHERE account_id = ?")
                .param(currentCaller.get().accountId())
                .query((row, number) -> Objects.requireNonNull(Sql.instant(row, "created_at")))
                .optional();
    }

    /// A new address; an earlier one stops working. It is readable this once.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public String renew() {
        String secret = Secrets.link();
        jdbc.sql(
                        "INSERT INTO speaker_calendar_tokens (account_id, token_hash, created_at)"
                                + " VALUES (:account, :hash, :now) ON DUPLICATE KEY UPDATE"
                                + " token_hash = :hash, created_at = :now")
                .param("account", currentCaller.get().accountId())
                .param("hash", Secrets.hash(secret))
                .param("now", Days.stored(clock.instant()))
                .update();
        written("calendar-made");
        return publicAddress.of(SpeakersRoutes.calendarFeed(secret));
    }

    /// Ends the address.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void revoke() {
        int gone =
                jdbc.sql("DELETE FROM speaker_calendar_tokens WHERE account_id = ?")
                        .param(currentCaller.get().accountId())
                        .update();
        if (gone > 0) {
            written("calendar-ended");
        }
    }

    private void written(String what) {
        audit.record(
                AuditEvent.of(
                        AuditAction.SPEAKER_SETTING_CHANGED,
                        currentCaller.get().schoolId(),
                        "account",
                        currentCaller.get().accountId(),
                        Map.of("what", what)));
    }
}
