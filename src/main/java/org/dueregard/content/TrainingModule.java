package org.dueregard.content;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.SafeHtml;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// Something to learn: sections to read, scenarios to play and, mostly, a quiz to pass. A document to
/// acknowledge has the same shape: one section, a short check, and its edition for a version.
///
/// @param id its folder's name, never changed
/// @param version `YYYY-MM`, raised when the meaning changes
/// @param audience who owes it unless the school says otherwise
/// @param renew how long a completion counts unless the school says otherwise
/// @param minutes how long it takes
/// @param reviewed when somebody last checked that it is true
/// @param objectives sentences by id
/// @param draft not shown to readers yet
/// @param edition who publishes a document, and where; absent for a module
public record TrainingModule(
        String id,
        Kind kind,
        String title,
        String summary,
        String version,
        Set<RoleGroup> audience,
        Period renew,
        int minutes,
        List<Source> sources,
        LocalDate reviewed,
        Map<String, String> objectives,
        @Nullable String changeNote,
        boolean draft,
        SafeHtml introduction,
        List<Section> sections,
        List<Scenario> scenarios,
        @Nullable Quiz quiz,
        @Nullable Edition edition) {

    /// How long reading a document counts: until its next edition, which no calendar knows.
    public static final Period UNTIL_NEXT_EDITION = Period.ofYears(50);

    /// What it is to the reader.
    public enum Kind {
        MODULE,
        DOCUMENT
    }

    /// Where a document comes from.
    ///
    /// @param url where the text itself is read
    public record Edition(String publisher, String url, LocalDate inForceFrom) {}

    public TrainingModule {
        audience = Set.copyOf(audience);
        sources = List.copyOf(sources);
        objectives = Map.copyOf(objectives);
        sections = List.copyOf(sections);
        scenarios = List.copyOf(scenarios);
    }

    public boolean isDocument() {
        return kind == Kind.DOCUMENT;
    }

    /// The scenario with that id.
    public Optional<Scenario> scenario(String scenarioId) {
        return scenarios.stream().filter(s -> s.id().equals(scenarioId)).findFirst();
    }

    /// The section with that id.
    public Optional<Section> section(String sectionId) {
        return sections.stream().filter(section -> section.id().equals(sectionId)).findFirst();
    }

    /// The section after that one.
    public Optional<Section> sectionAfter(String sectionId) {
        for (int i = 0; i + 1 < sections.size(); i++) {
            if (sections.get(i).id().equals(sectionId)) {
                return Optional.of(sections.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /// The sections that rehearse an objective; all of them where none says so.
    public List<Section> sectionsFor(String objective) {
        List<Section> found =
                sections.stream().filter(s -> s.objectives().contains(objective)).toList();
        return found.isEmpty() ? sections : found;
    }
}
