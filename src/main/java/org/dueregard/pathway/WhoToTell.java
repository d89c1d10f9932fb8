package org.dueregard.pathway;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.Cited;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// One school's way of passing a concern on, ready to be shown.
///
/// @param schoolName absent for somebody who works with no single school
/// @param steps empty when the steps' file has a problem
public record WhoToTell(
        @Nullable String schoolName,
        SafeHtml introduction,
        List<Step> steps,
        List<Contact> contacts,
        List<Cited> sources,
        @Nullable LocalDate reviewed) {

    /// One step with the school's names filled in.
    public record Step(String title, SafeHtml html) {}
}
