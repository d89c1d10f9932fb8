package org.dueregard.training;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.Scenario;
import org.dueregard.content.StoredHtml;
import org.dueregard.content.TrainingModule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Ways through scenarios, as rows. Each keeps its scenario as it was when it began.
@Component
class ScenarioRuns {

    /// @param open whether it goes on
    record Run(
            long id,
            String moduleId,
            String moduleVersion,
            Scenario scenario,
            boolean open,
            boolean passed,
            int wrongTurns) {}

    /// @param choice what was chosen in the scene before, absent at the start
    record Step(int position, String sceneId, int choice, Instant at) {}

    private static final int NO_CHOICE = -1;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ScenarioRuns(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Run> findOpen(long staffMemberId, String moduleId, String scenarioId) {
        return find(
                "staff_member_id = ? AND module_id = ? AND scenario_id = ? AND open_marker = 1",
                staffMemberId,
                moduleId,
                scenarioId);
    }

    Optional<Run> findLatest(long staffMemberId, String moduleId, String scenarioId) {
        return find(
                "staff_member_id = ? AND module_id = ? AND scenario_id = ?"
                        + " ORDER BY open_marker DESC, finished_at DESC, id DESC LIMIT 1",
                staffMemberId,
                moduleId,
                scenarioId);
    }

    /// Held against the same run in another window.
    Optional<Run> lockOwn(long runId, long staffMemberId) {
        return find("id = ? AND staff_member_id = ? FOR UPDATE", runId, staffMemberId);
    }

    private Optional<Run> find(String which, Object... parameters) {
        return jdbc.sql(
                        "SELECT id, module_id, module_version, shown, open_marker, passed, wrong_turns"
                                + " FROM scenario_runs WHERE "
                                + which)
                .params(parameters)
                .query((row, number) ->
                        new Run(
                                row.getLong("id"),
                                row.getString("module_id"),
                                row.getString("module_version"),
                                clean(json.readValue(row.getString("shown"), Scenario.class)),
                                row.getInt("open_marker") == 1,
                                row.getBoolean("passed"),
                                row.getInt("wrong_turns")))
                .optional();
    }

    /// What was allowed when it was written may not be allowed any more.
    private static Scenario clean(Scenario kept) {
        return new Scenario(
                kept.id(),
                kept.title(),
                StoredHtml.of(kept.introduction().html()),
                kept.scenes().stream()
                        .map(scene ->
                                new Scenario.Scene(
                                        scene.id(),
                                        scene.title(),
                                        StoredHtml.of(scene.html().html()),
                                        scene.wrongTurn(),
                                        scene.end(),
                                        scene.choices().stream().map(ScenarioRuns::clean).toList()))
                        .toList());
    }

    private static Scenario.Choice clean(Scenario.Choice choice) {
        SafeHtml html = StoredHtml.of(choice.html().html());
        return new Scenario.Choice(choice.text(), html, choice.to());
    }

    /// The scenarios of a version that somebody passed after a moment.
    Set<String> passedSince(long staffMemberId, String moduleId, String version, Instant since) {
        return Set.copyOf(
                jdbc.sql(
                                "SELECT DISTINCT scenario_id FROM scenario_runs"
                                        + " WHERE staff_member_id = ? AND module_id = ?"
                                        + " AND module_version = ? AND passed AND finished_at > ?")
                        .param(staffMemberId)
                        .param(moduleId)
                        .param(version)
                        .param(Days.stored(since))
                        .query(String.class)
                        .list());
    }

    long insert(long staffMemberId, TrainingModule module, Scenario scenario, Instant at) {
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        """
                        INSERT INTO scenario_runs (id, staff_member_id, module_id, module_version,
                            scenario_id, shown, started_at, open_marker)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 1)
                        """)
                .param(id)
                .param(staffMemberId)
                .param(module.id())
                .param(module.version())
                .param(scenario.id())
                .param(json.writeValueAsString(scenario))
                .param(Days.stored(at))
                .update();
        addStep(id, 1, scenario.scenes().getFirst().id(), NO_CHOICE, at);
        return id;
    }

    List<Step> steps(long runId) {
        return jdbc.sql(
                        "SELECT position, scene_id, COALESCE(choice, -1), taken_at FROM scenario_steps"
                                + " WHERE run_id = ? ORDER BY position")
                .param(runId)
                .query((row, number) ->
                        new Step(
                                row.getInt(1),
                                row.getString(2),
                                row.getInt(3),
                                Days.restored(row.getObject(4, LocalDateTime.class))))
                .list();
    }

    void addStep(long runId, int position, String sceneId, int choice, Instant at) {
        jdbc.sql(
                        "INSERT INTO scenario_steps (run_id, position, scene_id, choice, taken_at)"
                                + " VALUES (?, ?, ?, ?, ?)")
                .param(runId)
                .param(position)
                .param(sceneId)
                .param(choice == NO_CHOICE ? null : choice)
                .param(Days.stored(at))
                .update();
    }

    void countWrongTurn(long runId) {
        jdbc.sql("UPDATE scenario_runs SET wrong_turns = wrong_turns + 1 WHERE id = ?")
                .param(runId)
                .update();
    }

    void finish(long runId, boolean passed, Instant at) {
        jdbc.sql(
                        "UPDATE scenario_runs SET open_marker = NULL, finished_at = ?, passed = ?"
                                + " WHERE id = ?")
                .param(Days.stored(at))
                .param(passed)
                .param(runId)
                .update();
    }
}
