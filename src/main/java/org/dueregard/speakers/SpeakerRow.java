package org.dueregard.speakers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A request in a list.
///
/// @param names of those who speak, or who hire
/// @param dueOn the last day for deciding; while advice is waited for the clock stands
/// @param paused whether advice is waited for
/// @param own whether the reader asked for it
public record SpeakerRow(
        String reference,
        String title,
        String names,
        String schoolName,
        Choices.Kind kind,
        RequestState state,
        Tier tier,
        LocalDate firstDay,
        LocalDate dueOn,
        boolean paused,
        boolean late,
        @Nullable LocalDate submittedOn,
        boolean own) {}
