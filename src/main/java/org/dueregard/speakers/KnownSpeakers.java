package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who was here in the last twelve months, about the same, with everything as agreed.
@Component
class KnownSpeakers {

    private static final int MONTHS = 12;

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownSpeakers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A visit has to be later than that day to count.
    LocalDate since() {
        return Days.today(clock).minusMonths(MONTHS);
    }

    /// Whether every speaker is known.
    boolean areAll(long school, RequestForm form) {
        return !form.speakers().isEmpty()
                && form.speakers().stream().allMatch(speaker -> is(school, form, speaker));
    }

    private boolean is(long school, RequestForm form, RequestForm.Speaker speaker) {
        return jdbc.sql(
                        """
                        SELECT COUNT(*) > 0 AND MIN(kept) = 1 FROM speaker_register
                        WHERE school_id = ? AND name = ? AND organisation = ? AND topic = ?
                            AND visited_on > ?
                        """)
                .param(school)
                .param(speaker.name().strip())
                .param(speaker.organisation().strip())
                .param(form.topic().name())
                .param(since())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
