package org.dueregard.speakers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file in the order in which it is printed, in the words that are printed.
///
/// @param timeline nothing where it is not shown
/// @param footer stands on every page
record PrintedFile(
        String title,
        String school,
        String lead,
        List<Section> sections,
        List<Row> timeline,
        List<String> closing,
        String footer) {

    PrintedFile {
        sections = List.copyOf(sections);
        timeline = List.copyOf(timeline);
        closing = List.copyOf(closing);
    }

    record Section(String heading, List<Block> blocks) {

        Section {
            blocks = List.copyOf(blocks);
        }
    }

    /// @param heading absent where the section's own is enough
    record Block(@Nullable String heading, List<Fact> facts, List<String> lines) {

        Block {
            facts = List.copyOf(facts);
            lines = List.copyOf(lines);
        }
    }

    record Fact(String name, String value) {}

    /// @param said what was written on that occasion and stands nowhere else
    /// @param code over the entry and all before it; empty in a copy that leaves words out
    record Row(String number, String when, String what, String who, List<Fact> said, String code) {

        Row {
            said = List.copyOf(said);
        }
    }
}
