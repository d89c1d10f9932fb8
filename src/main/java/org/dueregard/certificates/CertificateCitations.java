package org.dueregard.certificates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.Words;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Source;
import org.dueregard.content.TrainingModule;
import org.dueregard.guidance.Citation;
import org.dueregard.guidance.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many certificates were issued for the version of a module that cites something. What earlier
/// versions cited is not kept, so nothing is said of theirs.
@Component
class CertificateCitations implements Citations {

    private final ContentLibrary library;
    private final JdbcClient jdbc;
    private final Words words;

    CertificateCitations(ContentLibrary library, JdbcClient jdbc, Words words) {
        this.library = library;
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public boolean areHandedOut() {
        return true;
    }

    private record Issued(String moduleId, String version, long count) {}

    @Override
    public List<Citation> citations() {
        List<Citation> citations = new ArrayList<>();
        for (Issued issued : issued()) {
            Optional<TrainingModule> module =
                    library.catalogue()
                            .module(issued.moduleId())
                            .filter(known -> known.version().equals(issued.version()));
            module.ifPresent(known -> add(citations, known, issued.count()));
        }
        return citations;
    }

    private void add(List<Citation> citations, TrainingModule module, long count) {
        for (Source source : module.sources()) {
            if (source.id() != null) {
                citations.add(
                        new Citation(
                                source.id(),
                                Citation.Kind.CERTIFICATES,
                                "certificates/" + module.id() + "@" + module.version(),
                                words.get(
                                        "citation.certificates",
                                        count,
                                        module.title(),
                                        module.version()),
                                null,
                                module.reviewed()));
            }
        }
    }

    private List<Issued> issued() {
        return jdbc.sql(
                        "SELECT module_id, module_version, COUNT(*) FROM certificates"
                                + " GROUP BY module_id, module_version"
                                + " ORDER BY module_id, module_version")
                .query((row, number) ->
                        new Issued(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }
}
