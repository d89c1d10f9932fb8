package org.dueregard.content;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.SafeHtml;

/// A school's way of passing a concern on, step by step.
public record Pathway(
        String title,
        SafeHtml introduction,
        List<Step> steps,
        List<Source> sources,
        LocalDate reviewed) {

    public Pathway {
        steps = List.copyOf(steps);
        sources = List.copyOf(sources);
    }

    /// One step.
    ///
    /// @param title what to do, in a few words
    public record Step(String title, SafeHtml html) {}
}
