package org.dueregard.imports;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dueregard.common.BeforeOpening;
import org.dueregard.common.Days;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.stereotype.Component;

/// Compares and applies, one import after the other. What a crash interrupted had changed nothing, and
/// is put back to where it can be begun again.
@Component
class ImportWorker extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final int PHASE = 25;
    private static final Duration CELLS_KEPT = Duration.ofDays(7);

    private final ImportStore store;
    private final Clock clock;
    private final ExecutorService one =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("imports").daemon().factory());
    private final ExecutorService worker = new DelegatingSecurityContextExecutorService(one);

    ImportWorker(ImportStore store, Clock clock) {
        super(PHASE);
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected void prepare() {
        int recovered = store.recover();
        if (recovered > 0) {
            log.info(
                    "{} interrupted imports can be begun again; nothing of them was applied",
                    recovered);
        }
    }

    void run(long importId, Runnable work) {
        worker.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.error("Import {} failed", importId, e);
                store.setState(importId, ImportState.FAILED, "import.problem.failed");
            }
        });
    }

    @Scheduled(cron = "0 40 2 * * *", zone = "Europe/London")
    void forget() {
        store.forget(Days.stored(clock.instant().minus(CELLS_KEPT)));
    }

    @PreDestroy
    void close() throws InterruptedException {
        one.shutdown();
        if (!one.awaitTermination(5, TimeUnit.SECONDS)) {
            one.shutdownNow();
        }
    }
}
