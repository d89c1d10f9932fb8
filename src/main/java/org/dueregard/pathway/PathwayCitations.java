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
        Pathway pathway = library.catalogue().pathway();
        return pathway == null
                ? List.of()
                : pathway.sources().stream()
                        .map(Source::id)
                        .filter(Objects::nonNull)
                        .map(id ->
                                new Citation(
                                        id,
                                        Citation.Kind.PATHWAY,
                                        "pathway@" + pathway.reviewed(),
                                        pathway.title(),
                                        PathwayRoutes.WHO_TO_TELL,
                                        pathway.reviewed()))
                        .toList();
    }
}
