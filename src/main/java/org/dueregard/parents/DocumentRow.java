package org.dueregard.parents;

import java.time.LocalDate;

/// A document of a school.
///
/// @param kilobytes rounded up
/// @param published whether everybody may have it, once the page is published too
public record DocumentRow(
        long id,
        String title,
        String fileName,
        long kilobytes,
        boolean published,
        LocalDate addedOn) {}
