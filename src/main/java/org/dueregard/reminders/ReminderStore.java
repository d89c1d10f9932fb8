package org.dueregard.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what was planned. Of two programs that plan the same, the unique keys let one.
@Component
class ReminderStore {

    private static final String OPEN_AGAIN = "('NOT_NEEDED', 'LAPSED')";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReminderStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A digest with its number.
    record Kept(long id, Digest digest) {}

    Known known(Collection<Long> people, LocalDate day) {
        Map<Long, Map<ReminderRow, Known.Settled>> rows = new HashMap<>();
        Set<Long> today = new HashSet<>();
        if (!people.isEmpty()) {
            jdbc.sql(
                            "SELECT * FROM reminders WHERE staff_member_id IN (:people)"
                                    + " AND state NOT IN "
                                    + OPEN_AGAIN)
                    .param("people", people)
                    .query(row -> {
                        rows.computeIfAbsent(row.getLong("staff_member_id"), id -> new HashMap<>())
                                .put(reminder(row), settled(row));
                    });
            jdbc.sql(
                            "SELECT recipient_id FROM reminder_digests WHERE planned_on = :day"
                                    + " AND told = 'PERSON' AND recipient_id IN (:people)")
                    .param("day", day)
                    .param("people", people)
                    .query(row -> {
                        today.add(row.getLong(1));
                    });
        }
        return new Known(rows, today);
    }

    private static Known.Settled settled(ResultSet row) throws SQLException {
        return new Known.Settled(
                row.getObject("planned_on", LocalDate.class),
                ReminderState.valueOf(row.getString("state")) != ReminderState.SKIPPED);
    }

    /// Begins a digest.
    ///
    /// @return its number, or nothing where another program has begun it
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Long> begin(Digest digest) {
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        int added =
                jdbc.sql(
                                """
                                INSERT IGNORE INTO reminder_digests (id, digest_key, told,
                                    school_id, recipient_id, planned_on, planned_at, sent_by)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                                """)
                        .param(id)
                        .param(digest.key())
                        .param(digest.told().name())
                        .param(digest.schoolId())
                        .param(digest.recipientId())
                        .param(digest.plannedOn())
                        .param(Days.stored(clock.instant()))
                        .param(digest.sentBy())
                        .update();
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    /// Keeps a reminder that is not there yet, or was not told the last time.
    ///
    /// @return whether it is this one that counts
    @Transactional(propagation = Propagation.MANDATORY)
    boolean keep(
            ReminderRow reminder,
            long schoolId,
            LocalDate day,
            ReminderState state,
            @Nullable Long digestId) {
        return insert(reminder, schoolId, day, state, digestId)
                || again(reminder, schoolId, day, state, digestId);
    }

    private boolean insert(
            ReminderRow reminder,
            long schoolId,
            LocalDate day,
            ReminderState state,
            @Nullable Long digestId) {
        return jdbc.sql(
                                """
                                INSERT IGNORE INTO reminders (id, digest_id, school_id,
                                    staff_member_id, module_id, kind, due_on, step, told, state,
                                    planned_on)
                                VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                """)
                        .param(digestId)
                        .param(schoolId)
                        .param(reminder.staffMemberId())
                        .param(reminder.moduleId())
                        .param(reminder.kind().name())
                        .param(reminder.dueOn())
                        .param(reminder.step())
                        .param(reminder.told().name())
                        .param(state.name())
                        .param(day)
                        .update()
                > 0;
    }

    private boolean again(
            ReminderRow reminder,
            long schoolId,
            LocalDate day,
            ReminderState state,
            @Nullable Long digestId) {
        return jdbc.sql(
                                "UPDATE reminders SET digest_id = ?, school_id = ?, state = ?,"
                                        + " planned_on = ? WHERE staff_member_id = ?"
                                        + " AND module_id = ? AND kind = ? AND due_on = ?"
                                        + " AND step = ? AND told = ? AND state IN "
                                        + OPEN_AGAIN)
                        .param(digestId)
                        .param(schoolId)
                        .param(state.name())
                        .param(day)
                        .param(reminder.staffMemberId())
                        .param(reminder.moduleId())
                        .param(reminder.kind().name())
                        .param(reminder.dueOn())
                        .param(reminder.step())
                        .param(reminder.told().name())
                        .update()
                > 0;
    }

    Optional<Kept> digest(String key) {
        return jdbc.sql("SELECT * FROM reminder_digests WHERE digest_key = ?")
                .param(key)
                .query((row, number) ->
                        new Kept(
                                row.getLong("id"),
                                new Digest(
                                        Told.valueOf(row.getString("told")),
                                        row.getLong("school_id"),
                                        Sql.number(row, "recipient_id"),
                                        row.getObject("planned_on", LocalDate.class),
                                        Sql.number(row, "sent_by"))))
                .optional();
    }

    /// What stands in a digest, as far as it was not settled since.
    List<ReminderRow> planned(long digestId) {
        return jdbc.sql("SELECT * FROM reminders WHERE digest_id = ? AND state = 'PLANNED'")
                .param(digestId)
                .query((row, number) -> reminder(row))
                .list();
    }

    /// Says what became of reminders that stand in a digest.
    void settle(long digestId, Collection<ReminderRow> reminders, ReminderState state) {
        for (ReminderRow reminder : reminders) {
            jdbc.sql(
                            "UPDATE reminders SET state = ? WHERE digest_id = ?"
                                    + " AND staff_member_id = ? AND module_id = ? AND kind = ?"
                                    + " AND due_on = ? AND step = ? AND told = ?"
                                    + " AND state = 'PLANNED'")
                    .param(state.name())
                    .param(digestId)
                    .param(reminder.staffMemberId())
                    .param(reminder.moduleId())
                    .param(reminder.kind().name())
                    .param(reminder.dueOn())
                    .param(reminder.step())
                    .param(reminder.told().name())
                    .update();
        }
    }

    private static ReminderRow reminder(ResultSet row) throws SQLException {
        return new ReminderRow(
                row.getLong("staff_member_id"),
                row.getString("module_id"),
                ReminderKind.valueOf(row.getString("kind")),
                row.getObject("due_on", LocalDate.class),
                row.getString("step"),
                Told.valueOf(row.getString("told")));
    }
}
