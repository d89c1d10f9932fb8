package org.dueregard.content;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// One screen of a module.
///
/// @param id its file name without `.md`
public record Section(String id, String title, List<SectionPart> parts) {

    /// The id of the one section that a document has.
    public static final String ONLY = "read";

    public Section {
        parts = List.copyOf(parts);
    }

    /// The objectives that its knowledge checks rehearse.
    public Set<String> objectives() {
        return parts.stream()
                .filter(SectionPart.KnowledgeCheck.class::isInstance)
                .map(part -> ((SectionPart.KnowledgeCheck) part).question().objective())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
