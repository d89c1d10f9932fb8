package org.dueregard.content;

import java.util.List;
import java.util.Optional;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A situation to play through, scene by scene. Passing it is reaching an end that passes.
///
/// @param id its file name without `.md`
/// @param scenes the first is the start
public record Scenario(String id, String title, SafeHtml introduction, List<Scene> scenes) {

    public Scenario {
        scenes = List.copyOf(scenes);
    }

    /// One scene.
    ///
    /// @param wrongTurn whether coming here is a wrong turn, which is counted
    /// @param end how the scenario ends here, absent where it goes on
    public record Scene(
            String id,
            String title,
            SafeHtml html,
            boolean wrongTurn,
            @Nullable End end,
            List<Choice> choices) {

        public Scene {
            choices = List.copyOf(choices);
        }
    }

    /// What one may do in a scene.
    ///
    /// @param to the scene it leads to
    public record Choice(String text, SafeHtml html, String to) {}

    /// How a scenario ends.
    public enum End {
        PASS,
        FAIL
    }

    /// The scene with that id.
    public Optional<Scene> scene(String sceneId) {
        return scenes.stream().filter(scene -> scene.id().equals(sceneId)).findFirst();
    }
}
