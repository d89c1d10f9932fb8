package org.dueregard.sessions;

import java.time.Clock;
import org.dueregard.common.Days;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes the names of guests once their session is long enough ago. It may run in two programs at once.
@Component
class GuestRetention {

    private static final Logger log = LoggerFactory.getLogger(GuestRetention.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    GuestRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(cron = "0 50 2 * * *", zone = "Europe/London")
    void deleteOld() {
        int gone =
                jdbc.sql(
                                "DELETE g FROM session_guests g JOIN training_sessions s"
                                        + " ON s.id = g.session_id WHERE s.held_on < ?")
                        .param(Days.today(clock).minusDays(GuestService.KEPT_DAYS))
                        .update();
        if (gone > 0) {
            log.info("{} guests of past sessions deleted", gone);
        }
    }
}
