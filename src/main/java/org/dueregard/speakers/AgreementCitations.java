package org.dueregard.speakers;

import java.util.List;
import java.util.Objects;
import org.dueregard.common.Words;
import org.dueregard.content.Agreement;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Source;
import org.dueregard.guidance.Citation;
import org.dueregard.guidance.Citations;
import org.springframework.stereotype.Component;

/// What the agreement for visitors cites. It has no page for staff: each speaker sees it behind a
/// private link.
@Component
class AgreementCitations implements Citations {

    private final ContentLibrary library;
    private final Words words;

    AgreementCitations(ContentLibrary library, Words words) {
        this.library = library;
        this.words = words;
    }

    @Override
    public List<Citation> citations() {
        Agreement agreement = library.catalogue().agreement();
        return agreement == null
                ? List.of()
                : agreement.sources().stream()
                        .map(Source::id)
                        .filter(Objects::nonNull)
                        .map(id ->
                                new Citation(
                                        id,
                                        Citation.Kind.AGREEMENT,
                                        "agreement@" + agreement.edition(),
                                        words.get(
                                                "citation.agreement",
                                                agreement.title(),
                                                agreement.edition()),
                                        null,
                                        agreement.reviewed()))
                        .toList();
    }
}
