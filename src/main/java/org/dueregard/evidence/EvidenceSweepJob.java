package org.dueregard.evidence;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes what a crash left behind: files that no row names, once they are a day old.
@Component
class EvidenceSweepJob {

    private static final Logger log = LoggerFactory.getLogger(EvidenceSweepJob.class);
    private static final Duration LEFT_ALONE = Duration.ofDays(1);

    private final EvidenceFiles files;
    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceSweepJob(EvidenceFiles files, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(cron = "0 50 2 * * *", zone = "Europe/London")
    void sweep() {
        int swept = files.sweep(clock.instant().minus(LEFT_ALONE), this::needed);
        if (swept > 0) {
            log.info("{} files of evidence belonged to nothing and are deleted", swept);
        }
    }

    private Set<String> needed(List<String> keys) {
        return new HashSet<>(
                jdbc.sql("SELECT file_key FROM evidence WHERE file_key IN (:keys)")
                        .param("keys", keys)
                        .query((row, number) -> row.getString(1))
                        .list());
    }
}
