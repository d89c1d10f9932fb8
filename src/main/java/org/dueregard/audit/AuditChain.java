package org.dueregard.audit;

import jakarta.annotation.PreDestroy;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.dueregard.common.Days;
import org.dueregard.keys.PortalKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves entries that were committed into their chains, in order, and anchors the new heads. It is
/// called after each commit; what a crash left over is chained at the next opportunity.
@Component
class AuditChain {

    private static final Logger log = LoggerFactory.getLogger(AuditChain.class);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final PortalKeys keys;
    private final AuditAnchors anchors;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("audit-chain").daemon().factory());

    AuditChain(
            JdbcClient jdbc,
            PortalKeys keys,
            AuditAnchors anchors,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.anchors = anchors;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /// Has whatever waits chained at once, on a thread of its own: the caller still holds a connection
    /// and must not wait for another.
    void drainSoon() {
        if (asked.compareAndSet(false, true)) {
            worker.execute(() -> {
                asked.set(false);
                drain();
            });
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(5, TimeUnit.SECONDS);
        drain();
    }

    /// Chains whatever waits. A failure is no failure of what was committed: it is tried again.
    @Scheduled(fixedDelay = 5_000)
    void drain() {
        writing.lock();
        try {
            int moved;
            do {
                List<AuditAnchors.Anchor> heads = new ArrayList<>();
                Integer count = transaction.execute(status -> move(heads));
                anchors.add(heads);
                moved = count == null ? 0 : count;
            } while (moved == BATCH);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Audit entries wait to be chained", e);
        } catch (UncheckedIOException e) {
            log.error("The audit chain is not anchored: see to the folder for keys", e);
        } finally {
            writing.unlock();
        }
    }

    private int move(List<AuditAnchors.Anchor> heads) {
        List<Pending> waiting =
                jdbc.sql(
                                "SELECT p.*, CURRENT_TIMESTAMP(6) AS at FROM audit_pending p ORDER BY id LIMIT "
                                        + BATCH
                                        + " FOR UPDATE")
                        .query(AuditChain::pending)
                        .list();
        Map<Long, Head> touched = new HashMap<>();
        for (Pending pending : waiting) {
            AuditLink found = pending.link();
            Head head = touched.computeIfAbsent(found.stream(), this::head);
            // Within a chain time never runs backwards, whatever the clock did.
            LocalDateTime now = Days.stored(clock.instant());
            LocalDateTime at = now.isBefore(head.at()) ? head.at() : now;
            AuditLink link = found.withPlace(head.seq() + 1, at);
            String mac = link.code(keys, head.mac());
            insert(link, mac);
            touched.put(found.stream(), new Head(link.seq(), at, mac));
            jdbc.sql("DELETE FROM audit_pending WHERE id = ?").param(pending.id()).update();
        }
        touched.forEach((stream, head) -> {
            jdbc.sql("UPDATE audit_streams SET seq = ?, at = ?, mac = ? WHERE stream = ?")
                    .param(head.seq())
                    .param(head.at())
                    .param(head.mac())
                    .param(stream)
                    .update();
            heads.add(new AuditAnchors.Anchor(clock.instant(), stream, head.seq(), head.mac()));
        });
        return waiting.size();
    }

    private Head head(long stream) {
        jdbc.sql("INSERT IGNORE INTO audit_streams (stream, seq, at, mac) VALUES (?, 0, ?, ?)")
                .param(stream)
                .param(Days.stored(java.time.Instant.EPOCH))
                .param(AuditLink.NOTHING_BEFORE)
                .update();
        return jdbc.sql("SELECT seq, at, mac FROM audit_streams WHERE stream = ? FOR UPDATE")
                .param(stream)
                .query((row, number) ->
                        new Head(
                                row.getLong(1),
                                row.getObject(2, LocalDateTime.class),
                                row.getString(3)))
                .single();
    }

    private void insert(AuditLink link, String mac) {
        jdbc.sql(
                        "INSERT INTO audit_entries (stream, seq, at, actor_id, action, object_type,"
                                + " object_id, subject_id, details, mac)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(link.stream())
                .param(link.seq())
                .param(link.at())
                .param(link.actorId())
                .param(link.action())
                .param(link.objectType())
                .param(link.objectId())
                .param(link.subjectId())
                .param(link.details())
                .param(mac)
                .update();
    }

    private static Pending pending(ResultSet row, int number) throws SQLException {
        return new Pending(row.getLong("id"), AuditLink.of(row, 0));
    }

    private record Pending(long id, AuditLink link) {}

    private record Head(long seq, LocalDateTime at, String mac) {}
}
