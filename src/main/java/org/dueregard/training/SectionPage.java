package org.dueregard.training;

import java.util.List;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// One section, for one reader.
///
/// @param number from 1
/// @param of how many sections the module has
/// @param previous where "Back" leads, below the base address
/// @param next where "Continue" leads
/// @param parts with the reader's school filled in
public record SectionPage(
        String moduleId,
        String moduleTitle,
        String sectionId,
        String title,
        int number,
        int of,
        String previous,
        String next,
        List<Part> parts) {

    /// A stretch of the section: something to read, or something to try.
    public record Part(@Nullable SafeHtml prose, @Nullable TriedQuestion check) {}
}
