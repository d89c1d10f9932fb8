package org.dueregard.coverage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Has evidence packs made in the background. Whoever asked can leave and come back; a pack is kept for a
/// week. One that a stop of the program cut short says so and is asked for again.
@Service
public class EvidencePackService {

    private static final Logger log = LoggerFactory.getLogger(EvidencePackService.class);
    private static final int KEPT_DAYS = 7;
    private static final int SHOWN = 10;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int HOUR = 3_600_000;

    private final EvidencePack packs;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    EvidencePackService(
            EvidencePack packs,
            CurrentCaller currentCaller,
            Access access,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.packs = packs;
        this.currentCaller = currentCaller;
        this.access = access;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// How far a pack is.
    public enum State {
        RUNNING,
        READY,
        FAILED
    }

    /// One pack.
    ///
    /// @param percent how far it is
    /// @param sha256 its hash, once it is ready
    public record Pack(
            long id,
            LocalDate asAt,
            Instant requestedAt,
            State state,
            int percent,
            @Nullable String sha256) {}

    /// A pack as a file.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record File(String name, byte[] bytes) {}

    /// The latest packs of a school.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public List<Pack> list(long schoolId) {
        access.require(Action.COVERAGE_SEE, schoolId);
        return jdbc.sql(
                        "SELECT id, as_at, requested_at, state, parts_done, sha256"
                                + " FROM evidence_packs WHERE school_id = ?"
                                + " ORDER BY requested_at DESC LIMIT ?")
                .param(schoolId)
                .param(SHOWN)
                .query((row, number) -> {
                    Instant at = Objects.requireNonNull(Sql.instant(row, "requested_at"));
                    State state = State.valueOf(row.getString("state"));
                    boolean lost =
                            state == State.RUNNING && at.plus(LONGEST).isBefore(clock.instant());
                    return new Pack(
                            row.getLong("id"),
                            row.getObject("as_at", LocalDate.class),
                            at,
                            lost ? State.FAILED : state,
                            row.getInt("parts_done") * 100 / EvidencePack.PARTS,
                            row.getString("sha256"));
                })
                .list();
    }

    /// Begins one.
    ///
    /// @param asAt a day to come counts as today
    @Requires(Action.COVERAGE_SEE)
    public long begin(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_SEE, schoolId);
        LocalDate today = Days.today(clock);
        LocalDate day = asAt.isAfter(today) ? today : asAt;
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        "INSERT INTO evidence_packs (id, school_id, as_at, requested_by,"
                                + " requested_at, parts_done, state)"
                                + " VALUES (?, ?, ?, ?, ?, 0, 'RUNNING')")
                .param(id)
                .param(schoolId)
                .param(day)
                .param(currentCaller.get().accountId())
                .param(Days.stored(clock.instant()))
                .update();
        Thread.ofVirtual()
                .name("evidence-pack-" + id)
                .start(new DelegatingSecurityContextRunnable(() -> make(id, schoolId, day)));
        return id;
    }

    private void make(long id, long schoolId, LocalDate day) {
        try {
            byte[] bytes = packs.make(schoolId, day, done -> progress(id, done));
            jdbc.sql(
                            "UPDATE evidence_packs SET state = 'READY', sha256 = ?, bytes = ?"
                                    + " WHERE id = ?")
                    .param(PackZip.hash(bytes))
                    .param(bytes)
                    .param(id)
                    .update();
        } catch (RuntimeException e) {
            log.warn("Evidence pack {} was not made", id, e);
            jdbc.sql("UPDATE evidence_packs SET state = 'FAILED' WHERE id = ?").param(id).update();
        }
    }

    private void progress(long id, int done) {
        jdbc.sql("UPDATE evidence_packs SET parts_done = ? WHERE id = ?")
                .param(done)
                .param(id)
                .update();
    }

    /// A pack that is ready. Taking it away is written down.
    ///
    /// @throws ReportMissingException when there is none of that number, or it is not ready
    @Requires(Action.COVERAGE_SEE)
    @Transactional
    public File file(long packId) {
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record Row(long school, LocalDate asAt, byte[] bytes) {}
        Row row =
                jdbc.sql(
                                "SELECT school_id, as_at, bytes FROM evidence_packs"
                                        + " WHERE id = ? AND state = 'READY'")
                        .param(packId)
                        .query((found, number) ->
                                new Row(
                                        found.getLong(1),
                                        found.getObject(2, LocalDate.class),
                                        found.getBytes(3)))
                        .optional()
                        .orElseThrow(ReportMissingException::new);
        access.require(Action.COVERAGE_SEE, row.school);
        audit.record(
                AuditEvent.of(
                        AuditAction.EVIDENCE_PACK_MADE,
                        row.school,
                        "school",
                        row.school,
                        Map.of("asAt", row.asAt.toString())));
        return new File("evidence-pack-" + row.asAt + ".zip", row.bytes);
    }

    @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
    void forgetOld() {
        jdbc.sql("DELETE FROM evidence_packs WHERE requested_at < ?")
                .param(Days.stored(clock.instant().minus(Duration.ofDays(KEPT_DAYS))))
                .update();
    }
}
