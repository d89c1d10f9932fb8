package org.dueregard.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dueregard.keys.PortalKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Walks the chains and names, for each, the first entry that is not as it was written: altered,
/// missing, added, cut off at the end, or dated other than when it came.
@Component
@EnableConfigurationProperties(AuditProperties.class)
class AuditVerifier {

    private static final Long CONFLICT = 0L;

    private final JdbcClient jdbc;
    private final PortalKeys keys;
    private final AuditAnchors anchors;
    private final Duration tolerance;

    AuditVerifier(
            JdbcClient jdbc, PortalKeys keys, AuditAnchors anchors, AuditProperties properties) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.anchors = anchors;
        this.tolerance = properties.clockTolerance();
    }

    /// @param stream one chain, or all
    AuditVerdict verify(@Nullable Long stream) {
        Map<Long, Walk> walks = new TreeMap<>();
        Map<Long, Map<Long, Long>> anchored = anchored(stream);
        jdbc.sql(
                        "SELECT * FROM audit_entries WHERE (:all OR stream = :stream)"
                                + " ORDER BY stream, seq")
                .param("all", stream == null)
                .param("stream", stream == null ? 0L : stream)
                .withFetchSize(1_000)
                .query(row -> {
                    long found = row.getLong("stream");
                    walks.computeIfAbsent(
                                    found, key -> new Walk(anchored.getOrDefault(key, Map.of())))
                            .step(row);
                });
        anchored.forEach(
                (key, marks) -> walks.computeIfAbsent(key, absent -> new Walk(marks)).end());
        List<AuditVerdict.Break> breaks = new ArrayList<>();
        walks.forEach((key, walk) -> {
            if (walk.fault != null) {
                breaks.add(new AuditVerdict.Break(key, walk.faultAt, walk.fault));
            }
        });
        return new AuditVerdict(walks.values().stream().mapToLong(w -> w.entries).sum(), breaks);
    }

    private Map<Long, Map<Long, Long>> anchored(@Nullable Long stream) {
        Map<Long, Map<Long, Long>> found = new HashMap<>();
        anchors.read(anchor -> {
            if (stream == null || stream == anchor.stream()) {
                found.computeIfAbsent(anchor.stream(), key -> new HashMap<>())
                        .merge(
                                anchor.seq(),
                                mark(anchor.mac()),
                                // Two codes for one place: something was rewritten between.
                                (first, second) -> first.equals(second) ? first : CONFLICT);
            }
        });
        return found;
    }

    /// Enough of a code to know it again, in little memory.
    private static long mark(String mac) {
        return Long.parseUnsignedLong(mac.substring(0, 16), 16);
    }

    /// One chain, entry by entry.
    private final class Walk {

        private final Map<Long, Long> marks;
        private long entries;
        private long last;
        private String before = AuditLink.NOTHING_BEFORE;
        private @Nullable LocalDateTime lastAt;
        private @Nullable LocalDateTime lastRecordedAt;
        private AuditVerdict.@Nullable Fault fault;
        private long faultAt;

        Walk(Map<Long, Long> marks) {
            this.marks = marks;
        }

        void step(ResultSet row) throws SQLException {
            entries++;
            long seq = row.getLong("seq");
            if (seq != last + 1) {
                broken(last + 1, AuditVerdict.Fault.MISSING);
            }
            AuditLink link = AuditLink.of(row, seq);
            String mac = row.getString("mac");
            LocalDateTime recorded = row.getObject("recorded_at", LocalDateTime.class);
            if (!mac.equals(link.code(keys, before))) {
                broken(seq, AuditVerdict.Fault.ALTERED);
            } else if (marks.containsKey(seq) && mark(mac) != marks.get(seq)) {
                broken(seq, AuditVerdict.Fault.NOT_AS_ANCHORED);
            } else if (isOutOfTime(link.at(), recorded)) {
                broken(seq, AuditVerdict.Fault.OUT_OF_TIME);
            }
            last = seq;
            before = mac;
            lastAt = link.at();
            lastRecordedAt = recorded;
        }

        private boolean isOutOfTime(LocalDateTime at, LocalDateTime recorded) {
            boolean backwards = lastAt != null && at.isBefore(lastAt);
            boolean recordedBackwards =
                    lastRecordedAt != null && recorded.plus(tolerance).isBefore(lastRecordedAt);
            return backwards
                    || recordedBackwards
                    || Duration.between(at, recorded).abs().compareTo(tolerance) > 0;
        }

        void end() {
            long furthest = marks.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            if (furthest > last) {
                broken(last + 1, AuditVerdict.Fault.CUT_OFF);
            }
        }

        private void broken(long seq, AuditVerdict.Fault what) {
            if (fault == null) {
                fault = what;
                faultAt = seq;
            }
        }
    }
}
