package org.dueregard.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dueregard.common.PageOf;
import org.dueregard.mail.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists who was told what.
@Component
class ReminderLog {

    /// What was sent by hand stands in the list once, and not also as the step it was.
    private static final String TOLD =
            """
            FROM reminders r JOIN staff_members s ON s.id = r.staff_member_id
            LEFT JOIN reminder_digests d ON d.id = r.digest_id
            WHERE r.school_id = :school AND r.state <> 'SKIPPED'
                AND (d.sent_by IS NULL OR r.step LIKE 'NOW-%')
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final MatterWords matters;

    ReminderLog(JdbcClient jdbc, Outbox outbox, MatterWords matters) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.matters = matters;
    }

    private record Line(LogRow row, @Nullable String digestKey) {}

    PageOf<LogRow> page(long schoolId, int page) {
        long total =
                jdbc.sql("SELECT COUNT(*) " + TOLD)
                        .param("school", schoolId)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<Line> lines =
                jdbc.sql(
                                "SELECT r.*, s.given_name, s.family_name, d.digest_key, d.sent_by "
                                        + TOLD
                                        + " ORDER BY r.planned_on DESC, r.id DESC"
                                        + " LIMIT :size OFFSET :from")
                        .param("school", schoolId)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) ->
                                new Line(
                                        new LogRow(
                                                row.getObject("planned_on", LocalDate.class),
                                                row.getString("given_name")
                                                        + " "
                                                        + row.getString("family_name"),
                                                matters.title(row.getString("module_id")),
                                                ReminderKind.valueOf(row.getString("kind")),
                                                row.getObject("due_on", LocalDate.class),
                                                Told.valueOf(row.getString("told")),
                                                row.getString("sent_by") != null,
                                                ReminderState.valueOf(row.getString("state")),
                                                null,
                                                null),
                                        row.getString("digest_key")))
                        .list();
        return PageOf.of(withFates(lines), total, slice);
    }

    private List<LogRow> withFates(List<Line> lines) {
        Map<String, Outbox.Fate> fates =
                outbox.fates(
                        lines.stream()
                                .map(Line::digestKey)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> {
                    String key = line.digestKey();
                    return with(line.row(), key == null ? null : fates.get(key));
                })
                .toList();
    }

    private static LogRow with(LogRow row, Outbox.@Nullable Fate fate) {
        return new LogRow(
                row.on(),
                row.person(),
                row.title(),
                row.kind(),
                row.dueOn(),
                row.told(),
                row.byHand(),
                row.state(),
                fate == null ? null : fate.state(),
                fate == null ? null : fate.sentAt());
    }
}
