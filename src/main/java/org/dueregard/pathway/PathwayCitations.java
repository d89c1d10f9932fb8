package org.dueregard.pathway;

import java.util.List;
import java.util.Objects;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Pathway;
import org.dueregard.content.Source;
import org.dueregard.guidance.Citation;
import org.dueregard.guidance.Citations;
import org.springframework.stereotype.Component;

/// What the steps of "Who to tell" cite.
@Component
class PathwayCitations implements Citations {

    private final ContentLibrary library;

    PathwayCitations(ContentLibrary library) {
        this.library = library;
    }

    @Override
    public List<Citation> citations() {
        return library.catalogue().pathways().values().stream()
                .flatMap(pathway ->
                        pathway.sources().stream()
                                .map(Source::id)
                                .filter(Objects::nonNull)
                                .map(id -> citation(id, pathway)))
                .toList();
    }

    private static Citation citation(String entry, Pathway pathway) {
        String authority = pathway.localAuthority();
        return new Citation(
                entry,
                Citation.Kind.PATHWAY,
                "pathway " + Pathway.key(authority) + "@" + pathway.reviewed(),
                authority == null ? pathway.title() : pathway.title() + ": " + authority,
                PathwayRoutes.WHO_TO_TELL,
                pathway.reviewed());
    }
}
