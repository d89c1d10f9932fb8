package org.dueregard.speakers;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows that lists, search and the front door read. They follow the file in the transaction that
/// writes into it.
@Component
class SpeakerLists {

    private final JdbcClient jdbc;
    private final VettingClock vettingClock;
    private final Clock clock;

    SpeakerLists(JdbcClient jdbc, VettingClock vettingClock, Clock clock) {
        this.jdbc = jdbc;
        this.vettingClock = vettingClock;
        this.clock = clock;
    }

    void insert(
            long id,
            String reference,
            long schoolId,
            long requester,
            RequestForm form,
            String fileKey,
            String identityKey,
            Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO speaker_requests (id, reference, school_id, kind, title, state,
                            tier, topic, first_day, last_day, late, requested_by, submitted_at,
                            due_on, seq, mac, file_key, identity_key)
                        VALUES (:id, :reference, :school, :kind, :title, 'SUBMITTED', 'AMBER',
                            :topic, :first, :last, FALSE, :requester, :now, :first, 0, :mac,
                            :fileKey, :identityKey)
                        """)
                .param("id", id)
                .param("reference", reference)
                .param("school", schoolId)
                .param("kind", form.kind().name())
                .param("title", form.title().strip())
                .param("topic", form.topic().name())
                .param("first", form.firstDay())
                .param("last", form.lastDay())
                .param("requester", requester)
                .param("now", Days.stored(now))
                .param("mac", FileSeal.NOTHING_BEFORE)
                .param("fileKey", fileKey)
                .param("identityKey", identityKey)
                .update();
    }

    /// Brings the rows to where the file is.
    void follow(SpeakerFile file, long seq, String mac) {
        RequestForm form = file.form();
        Instant paused = file.pausedSince();
        RequestState decision = file.decision();
        LocalDate appeal =
                file.state() == RequestState.DECLINED
                        ? VettingClock.appealUntil(Objects.requireNonNull(file.decidedAt()))
                        : null;
        jdbc.sql(
                        """
                        UPDATE speaker_requests SET title = :title, state = :state, tier = :tier,
                            topic = :topic, first_day = COALESCE(:first, first_day),
                            last_day = COALESCE(:last, last_day), late = :late,
                            decided_by = :decider, due_on = :due, paused_since = :paused,
                            decided_at = :decided, decision = :decision, checks_done = :checks,
                            appeal_until = :appeal,
                            closed_on = IF(:over, COALESCE(closed_on, :today), NULL), seq = :seq, mac = :mac
                        WHERE id = :id
                        """)
                .param("title", form.title().strip())
                .param("state", file.state().name())
                .param("tier", file.tier().name())
                .param("topic", form.topic().name())
                .param("first", form.firstDay(), Types.DATE)
                .param("last", form.lastDay(), Types.DATE)
                .param("late", file.isLate())
                .param("decider", file.decider(), Types.BIGINT)
                .param("due", vettingClock.due(file))
                .param("paused", day(paused), Types.DATE)
                .param("decided", stored(file.decidedAt()), Types.TIMESTAMP)
                .param("decision", decision == null ? null : decision.name(), Types.VARCHAR)
                .param(
                        "checks",
                        file.checks().stream()
                                .filter(item -> item.state() == CheckItem.State.DONE)
                                .count())
                .param("appeal", appeal, Types.DATE)
                .param("over", file.state().isOver())
                .param("today", Days.today(clock))
                .param("seq", seq)
                .param("mac", mac)
                .param("id", file.id())
                .update();
        people(file);
        file.visits().forEach(visit -> visit(file, visit));
    }

    private static java.time.@Nullable LocalDateTime stored(@Nullable Instant moment) {
        return moment == null ? null : Days.stored(moment);
    }

    private static @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : moment.atZone(Days.LONDON).toLocalDate();
    }

    private void people(SpeakerFile file) {
        for (int number = 1; number <= file.form().speakers().size(); number++) {
            RequestForm.Speaker speaker = file.speaker(number);
            jdbc.sql(
                            "INSERT INTO speaker_people (request_id, number, name, organisation,"
                                    + " organisation_type) VALUES (:id, :number, :name,"
                                    + " :organisation, :type) ON DUPLICATE KEY UPDATE name = :name,"
                                    + " organisation = :organisation, organisation_type = :type")
                    .param("id", file.id())
                    .param("number", number)
                    .param("name", speaker.name().strip())
                    .param("organisation", speaker.organisation().strip())
                    .param("type", speaker.organisationType().name())
                    .update();
        }
        jdbc.sql("DELETE FROM speaker_people WHERE request_id = ? AND number > ?")
                .param(file.id())
                .param(file.form().speakers().size())
                .update();
    }

    private void visit(SpeakerFile file, Visit visit) {
        jdbc.sql(
                        """
                        INSERT INTO speaker_visits (request_id, speaker, day, school_id, visits_on,
                            begins, ends, state, arrived_at, left_at, badge)
                        VALUES (:id, :speaker, :day, :school, :on, :begins, :ends, :state,
                            :arrived, :left, :badge)
                        ON DUPLICATE KEY UPDATE visits_on = :on, begins = :begins, ends = :ends,
                            state = :state, arrived_at = :arrived, left_at = :left, badge = :badge
                        """)
                .param("id", file.id())
                .param("speaker", visit.speaker())
                .param("day", visit.day())
                .param("school", file.schoolId())
                .param("on", visit.on())
                .param("begins", visit.begins())
                .param("ends", visit.ends())
                .param("state", visit.state().name())
                .param("arrived", stored(visit.arrivedAt()), Types.TIMESTAMP)
                .param("left", stored(visit.leftAt()), Types.TIMESTAMP)
                .param("badge", visit.badge())
                .update();
    }
}
