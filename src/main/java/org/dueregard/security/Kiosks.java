package org.dueregard.security;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shared tablets that a school has allowed. On one of them, and nowhere else, people sign in with a
/// short name and a PIN, to their own training alone.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class Kiosks {

    static final int PIN_DIGITS = 6;
    private static final int LONGEST_NAME = 80;

    /// A tablet.
    public record Kiosk(
            long id, long schoolId, String schoolName, String name, java.time.Instant createdAt) {}

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    Kiosks(JdbcClient jdbc, Access access, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /// Six digits that are not the first ones anybody would try.
    static boolean isUsable(String pin) {
        return pin.matches("\\d{" + PIN_DIGITS + "}")
                && !pin.matches("(\\d)\\1+")
                && !"01234567890".contains(pin)
                && !"09876543210".contains(pin)
                && !pin.matches("(\\d{2,3})\\1+");
    }

    /// Allows the tablet in hand.
    ///
    /// @return what its cookie is to hold
    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional
    public String allow(long schoolId, String name) {
        access.require(Action.SCHOOL_SETTINGS, schoolId);
        Checks checks = new Checks();
        String tidy = checks.required("name", name, LONGEST_NAME);
        checks.done();
        String secret = Secrets.link();
        jdbc.sql(
                        "INSERT INTO kiosks (id, school_id, name, token_hash, created_at)"
                                + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?)")
                .param(schoolId)
                .param(tidy)
                .param(Secrets.hash(secret))
                .param(Days.stored(clock.instant()))
                .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.KIOSK_ALLOWED, schoolId, "kiosk", null, Map.of("name", tidy)));
        return secret;
    }

    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional(readOnly = true)
    public List<Kiosk> list() {
        return jdbc.sql(
                        """
                        SELECT k.*, s.name AS school_name FROM kiosks k
                        JOIN schools s ON s.id = k.school_id
                        WHERE k.revoked_at IS NULL AND k.school_id IN (:schools)
                        ORDER BY s.name, k.name
                        """)
                .param("schools", access.schools(Action.SCHOOL_SETTINGS))
                .query((row, number) ->
                        new Kiosk(
                                row.getLong("id"),
                                row.getLong("school_id"),
                                row.getString("school_name"),
                                row.getString("name"),
                                java.util.Objects.requireNonNull(Sql.instant(row, "created_at"))))
                .list();
    }

    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional
    public void revoke(long id) {
        Optional<Kiosk> kiosk = list().stream().filter(k -> k.id() == id).findFirst();
        kiosk.ifPresent(found -> {
            jdbc.sql("UPDATE kiosks SET revoked_at = ? WHERE id = ?")
                    .param(Days.stored(clock.instant()))
                    .param(id)
                    .update();
            audit.record(
                    AuditEvent.of(
                            AuditAction.KIOSK_REVOKED,
                            found.schoolId(),
                            "kiosk",
                            id,
                            Map.of("name", found.name())));
        });
    }

    /// The school whose tablet holds that cookie, if it is still allowed.
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public Optional<Long> schoolOf(@Nullable String secret) {
        if (secret == null) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT school_id FROM kiosks WHERE token_hash = ? AND revoked_at IS NULL")
                .param(Secrets.hash(secret))
                .query(Long.class)
                .optional();
    }
}
