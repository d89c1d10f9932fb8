package org.dueregard.authoring;

import java.time.LocalDate;
import java.util.List;

/// The state of all content.
///
/// @param problems by item, each item left out for readers
/// @param modules that can be read, drafts too
public record ContentHealth(List<BrokenItem> problems, List<ModuleLine> modules) {

    /// An item that readers do not see until it is mended.
    public record BrokenItem(String item, List<ProblemLine> problems) {}

    /// What is wrong, where, and what to write instead.
    public record ProblemLine(String file, int line, String message) {}

    /// A module that can be read.
    ///
    /// @param reviewOverdue whether nobody has checked it for more than a year
    public record ModuleLine(
            String id,
            String title,
            String version,
            boolean draft,
            int sections,
            int questions,
            LocalDate reviewed,
            boolean reviewOverdue) {}
}
