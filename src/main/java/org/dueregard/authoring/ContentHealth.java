package org.dueregard.authoring;

import java.time.LocalDate;
import java.util.List;

/// The state of all content.
///
/// @param problems by item
/// @param modules that can be read, drafts too
/// @param lessons that can be read, drafts too
public record ContentHealth(
        List<BrokenItem> problems, List<ModuleLine> modules, List<LessonLine> lessons) {

    /// An item with something to mend.
    ///
    /// @param leftOut whether readers do not see it until it is mended
    public record BrokenItem(String item, boolean leftOut, List<ProblemLine> problems) {}

    /// A lesson that can be read.
    ///
    /// @param reviewOverdue whether nobody has checked it for more than a year
    public record LessonLine(
            String id, String title, String version, LocalDate reviewed, boolean reviewOverdue) {}

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
