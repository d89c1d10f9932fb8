package org.dueregard.training;

import java.util.List;

/// All of somebody's training.
///
/// @param toDo what is owed and not done, next first
/// @param done what is owed and in date
/// @param unavailable how many are owed that cannot be shown at the moment
/// @param others what nobody asks for but anybody may read
public record TrainingOverview(
        List<TrainingTask> toDo,
        List<TrainingTask> done,
        int unavailable,
        List<TrainingTask> others) {}
