package org.dueregard.training;

import java.util.List;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.Scenario;
import org.jspecify.annotations.Nullable;

/// Where somebody is in a scenario.
///
/// @param position of the scene on the way, from 1
/// @param introduction only at the first scene
/// @param wrongTurn whether coming to this scene was one
/// @param wrongTurns how many there were so far
/// @param end how it ended, absent while it goes on
/// @param way the choices made so far, in words
/// @param next where "Continue" leads once it is passed
public record ScenarioPage(
        long runId,
        String moduleId,
        String moduleTitle,
        String scenarioId,
        String title,
        int position,
        @Nullable SafeHtml introduction,
        String sceneTitle,
        SafeHtml scene,
        boolean wrongTurn,
        int wrongTurns,
        List<Choice> choices,
        Scenario.@Nullable End end,
        List<String> way,
        String next) {

    /// Something one may do.
    public record Choice(String text, SafeHtml html) {}
}
