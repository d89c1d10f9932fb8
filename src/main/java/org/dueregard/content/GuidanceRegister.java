package org.dueregard.content;

import java.time.LocalDate;
import java.util.List;

/// The guidance register as its file has it.
///
/// @param reviewed when somebody last looked whether it is still right
public record GuidanceRegister(String title, LocalDate reviewed, List<GuidanceEntry> entries) {

    public GuidanceRegister {
        entries = List.copyOf(entries);
    }
}
