package org.dueregard.training;

import java.time.LocalDate;
import java.util.List;

/// Everything somebody owes, has done, and may do.
///
/// @param checks what is asked again, weeks after a completion
/// @param changes what is asked because a version is newer than the one completed
/// @param unavailable how many things are owed that cannot be shown at the moment
/// @param others what nobody asks for but anybody may read
public record TrainingOverview(
        List<CheckTask> checks,
        List<ChangeTask> changes,
        List<TrainingTask> toDo,
        List<TrainingTask> done,
        int unavailable,
        List<TrainingTask> others) {

    /// A few questions to answer by a day.
    public record CheckTask(String moduleId, String title, int questions, LocalDate closesOn) {}

    /// A new version to take note of.
    ///
    /// @param asked to confirm it, or to answer a few questions
    public record ChangeTask(String moduleId, String title, VersionChoice asked) {}

    public boolean hasAnythingToDo() {
        return !checks.isEmpty() || !changes.isEmpty() || !toDo.isEmpty() || unavailable > 0;
    }
}
