package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What has to be so of every file, whatever happened to it.
final class FileChecks {

    private FileChecks() {}

    static void entriesAreWhole(SpeakerFile file, Supplier<String> story) {
        List<FileEntry> entries = file.entries();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).seq()).as(story).isEqualTo(i + 1L);
        }
        assertThat(entries.getFirst().kind()).as(story).isEqualTo(StepKind.SUBMITTED);
    }

    /// Reads the entries alone: who approved what, and what was open when somebody came in.
    static void nothingWithoutItsPeople(SpeakerFile file, Supplier<String> story) {
        List<FileEntry> before = new ArrayList<>();
        for (FileEntry entry : file.entries()) {
            SpeakerFile then = SpeakerFile.of(file.id(), file.reference(), file.schoolId(), before);
            switch (entry.kind()) {
                case APPROVED, APPROVED_WITH_CONDITIONS -> approved(then, entry, story);
                case DECLINED, UPHELD, OVERTURNED ->
                        assertThat(entry.actorId()).as(story).isNotEqualTo(then.requester());
                case ARRIVED -> {
                    Visit visit = then.visit(entry.fact("visit")).orElseThrow();
                    LocalDate day = entry.at().atZone(Days.LONDON).toLocalDate();
                    boolean overridden = entry.facts().containsKey("override");
                    assertThat(then.open(visit, day).isEmpty() || overridden).as(story).isTrue();
                    assertThat(!overridden || !entry.word("override-reason").isEmpty())
                            .as(story)
                            .isTrue();
                }
                default -> {
                    // Told by the model.
                }
            }
            before.add(entry);
        }
    }

    private static void approved(SpeakerFile then, FileEntry entry, Supplier<String> story) {
        assertThat(then.state()).as(story).isEqualTo(RequestState.RECOMMENDED);
        assertThat(then.checks())
                .as(story)
                .allMatch(item -> item.state() != CheckItem.State.OPEN)
                .filteredOn(item -> item.kind().isMandatory())
                .isNotEmpty()
                .allMatch(item -> item.state() == CheckItem.State.DONE);
        assertThat(then.matches()).as(story).allMatch(match -> match.matters() != null);
        assertThat(entry.actorId()).as(story).isNotNull().isNotEqualTo(then.requester());
        if (then.tier() != Tier.GREEN) {
            FileEntry recommended = then.last(StepKind.RECOMMENDED).orElseThrow();
            assertThat(recommended.actorId())
                    .as(story)
                    .isNotEqualTo(then.requester())
                    .isNotEqualTo(entry.actorId());
        }
    }

    /// The rows that lists read are what the file says.
    static void listsAreTheFile(JdbcClient jdbc, SpeakerFile file, Supplier<String> story) {
        Map<String, Object> row =
                jdbc.sql("SELECT * FROM speaker_requests WHERE id = ?")
                        .param(file.id())
                        .query()
                        .singleRow();
        FileEntry last = file.entries().getLast();
        Map<String, Object> expected = new HashMap<>();
        expected.put("reference", file.reference());
        expected.put("title", file.form().title());
        expected.put("state", file.state().name());
        expected.put("tier", file.tier().name());
        expected.put("topic", file.form().topic().name());
        expected.put("late", file.isLate());
        expected.put("requested_by", file.requester());
        expected.put("decided_by", file.decider());
        expected.put("seq", last.seq());
        expected.put("first_day", file.form().firstDay());
        expected.put("last_day", file.form().lastDay());
        RequestState decision = file.decision();
        expected.put("decision", decision == null ? null : decision.name());
        expected.put("paused_since", file.pausedSince());
        expected.forEach((column, value) ->
                assertThat(plain(row.get(column)))
                        .as(() -> column + ", " + story.get())
                        .isEqualTo(
                                column.equals("paused_since") && value != null
                                        ? file.pausedSince()
                                                .atZone(Days.LONDON)
                                                .toLocalDate()
                                                .toString()
                                        : plain(value)));
        assertThat(visits(jdbc, file.id())).as(story).isEqualTo(visits(file));
    }

    private static String plain(Object value) {
        return switch (value) {
            case null -> "none";
            case Boolean truth -> truth ? "1" : "0";
            case java.sql.Date day -> day.toLocalDate().toString();
            default -> value.toString().replaceFirst("^true$", "1").replaceFirst("^false$", "0");
        };
    }

    private static List<String> visits(SpeakerFile file) {
        return file.visits().stream()
                .map(visit ->
                        "%s %s %s %s %s %s"
                                .formatted(
                                        visit.key(),
                                        visit.on(),
                                        visit.begins(),
                                        visit.state(),
                                        visit.badge(),
                                        visit.arrivedAt() == null
                                                ? null
                                                : Days.stored(
                                                        Objects.requireNonNull(visit.arrivedAt()))))
                .sorted()
                .toList();
    }

    private static List<String> visits(JdbcClient jdbc, long id) {
        return jdbc
                .sql("SELECT * FROM speaker_visits WHERE request_id = ?")
                .param(id)
                .query((row, number) ->
                        "%d-%d %s %s %s %s %s"
                                .formatted(
                                        row.getInt("speaker"),
                                        row.getInt("day"),
                                        row.getObject("visits_on", LocalDate.class),
                                        row.getObject("begins", java.time.LocalTime.class),
                                        row.getString("state"),
                                        row.getString("badge"),
                                        row.getObject("arrived_at", LocalDateTime.class)))
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
