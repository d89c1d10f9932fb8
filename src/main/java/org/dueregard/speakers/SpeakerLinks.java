package org.dueregard.speakers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.security.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Private links for people without an account. The database holds their hashes only.
@Component
class SpeakerLinks {

    /// What a link opens.
    enum Purpose {
        AGREEMENT,
        ADVICE
    }

    /// Whom a link that still works is for.
    ///
    /// @param speaker the number of the speaker, 0 for an adviser
    /// @param used whether what it is for has been done
    record Link(long requestId, int speaker, boolean used) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SpeakerLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A new link; earlier ones for the same stop working.
    ///
    /// @param lastDay the last day on which it works
    @Transactional(propagation = Propagation.MANDATORY)
    String create(long requestId, Purpose purpose, int speaker, LocalDate lastDay) {
        end(requestId, purpose, speaker);
        String secret = Secrets.link();
        jdbc.sql(
                        "INSERT INTO speaker_links (token_hash, request_id, purpose, speaker,"
                                + " created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
                .param(Secrets.hash(secret))
                .param(requestId)
                .param(purpose.name())
                .param(speaker)
                .param(Days.stored(clock.instant()))
                .param(Days.stored(lastDay.plusDays(1).atStartOfDay(Days.LONDON).toInstant()))
                .update();
        return secret;
    }

    /// Makes links stop working.
    @Transactional(propagation = Propagation.MANDATORY)
    void end(long requestId, Purpose purpose, int speaker) {
        jdbc.sql(
                        "DELETE FROM speaker_links WHERE request_id = ? AND purpose = ?"
                                + " AND speaker = ?")
                .param(requestId)
                .param(purpose.name())
                .param(speaker)
                .update();
    }

    /// The link, while it has not run out.
    @Transactional(readOnly = true)
    Optional<Link> find(Purpose purpose, String secret) {
        Instant now = clock.instant();
        return jdbc.sql(
                        "SELECT request_id, speaker, used_at FROM speaker_links"
                                + " WHERE token_hash = ? AND purpose = ? AND expires_at > ?")
                .param(Secrets.hash(secret))
                .param(purpose.name())
                .param(Days.stored(now))
                .query((row, number) ->
                        new Link(
                                row.getLong("request_id"),
                                row.getInt("speaker"),
                                row.getObject("used_at") != null))
                .optional();
    }

    /// Uses a link up; of two at the same moment one gets it.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean use(String secret) {
        return jdbc.sql(
                                "UPDATE speaker_links SET used_at = ? WHERE token_hash = ?"
                                        + " AND used_at IS NULL")
                        .param(Days.stored(clock.instant()))
                        .param(Secrets.hash(secret))
                        .update()
                == 1;
    }
}
