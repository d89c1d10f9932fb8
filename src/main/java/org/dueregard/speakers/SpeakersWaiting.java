package org.dueregard.speakers;

import java.time.Clock;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What waits at a school, in numbers. It checks nobody's rights: the service that asks has done so.
@Component
public class SpeakersWaiting {

    private final JdbcClient jdbc;
    private final Clock clock;

    SpeakersWaiting(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Requests to be checked, to be decided, and past the day for deciding while no advice is waited
    /// for.
    public record Waiting(long toCheck, long toDecide, long overdue) {}

    public Waiting of(long schoolId) {
        return jdbc.sql(
                        """
                        SELECT COALESCE(SUM(state IN ('SUBMITTED', 'VETTING')), 0),
                            COALESCE(SUM(state IN ('RECOMMENDED', 'APPEALED')), 0),
                            COALESCE(SUM(due_on < :today AND paused_since IS NULL
                                AND state <> 'APPEALED'), 0)
                        FROM speaker_requests WHERE school_id = :school AND state IN
                            ('SUBMITTED', 'VETTING', 'MORE_INFORMATION', 'ADVICE_REQUESTED',
                            'RECOMMENDED', 'APPEALED')
                        """)
                .param("school", schoolId)
                .param("today", Days.today(clock))
                .query((row, number) -> new Waiting(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
