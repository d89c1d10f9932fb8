package org.dueregard.training;

import java.util.List;
import org.dueregard.content.SectionPart;

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
        List<SectionPart> parts) {}
