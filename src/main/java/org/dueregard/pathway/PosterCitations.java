package org.dueregard.pathway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Words;
import org.dueregard.content.Catalogue;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Pathway;
import org.dueregard.content.Source;
import org.dueregard.guidance.Citation;
import org.dueregard.guidance.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many posters hang whose steps cite something.
@Component
class PosterCitations implements Citations {

    private final ContentLibrary library;
    private final JdbcClient jdbc;
    private final Words words;

    PosterCitations(ContentLibrary library, JdbcClient jdbc, Words words) {
        this.library = library;
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public boolean areHandedOut() {
        return true;
    }

    @Override
    public List<Citation> citations() {
        Map<String, Long> hanging = hanging();
        List<Citation> citations = new ArrayList<>();
        library.catalogue()
                .pathways()
                .forEach((key, pathway) -> {
                    long count = hanging.getOrDefault(key, 0L);
                    if (count > 0) {
                        add(citations, pathway, count);
                    }
                });
        return citations;
    }

    /// By whose steps they show: the school's authority's own, or those for everywhere else.
    private Map<String, Long> hanging() {
        Catalogue catalogue = library.catalogue();
        Map<String, Long> hanging = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT a.name, COUNT(*) FROM poster_copies p
                        JOIN schools s ON s.id = p.school_id
                        LEFT JOIN local_authorities a ON a.id = s.local_authority_id
                        WHERE p.taken_down_on IS NULL GROUP BY a.name
                        """)
                .query(row -> {
                    Pathway shown = catalogue.pathway(row.getString(1));
                    if (shown != null) {
                        hanging.merge(
                                Pathway.key(shown.localAuthority()), row.getLong(2), Long::sum);
                    }
                });
        return hanging;
    }

    private void add(List<Citation> citations, Pathway pathway, long count) {
        for (Source source : pathway.sources()) {
            if (source.id() != null) {
                citations.add(
                        new Citation(
                                source.id(),
                                Citation.Kind.POSTER,
                                "posters " + Pathway.key(pathway.localAuthority()),
                                words.get("citation.posters", count),
                                null,
                                pathway.reviewed()));
            }
        }
    }
}
