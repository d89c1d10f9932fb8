package org.dueregard.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the `sources` of a front matter.
final class SourcesReader {

    private SourcesReader() {}

    static List<Source> read(FrontMatter front, String file, ItemReport report) {
        List<Source> sources = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (FrontMatter block : front.blocks("sources")) {
            block.refuseUnknown(Set.of("id", "title", "url"));
            String url = block.optional("url");
            if (url != null && !url.matches("https://[^\\s<>\"]+")) {
                report.problem(file, block.line("url"), "source.bad-url");
            }
            String id = block.optional("id");
            if (id != null && !ids.add(id)) {
                report.problem(file, block.line("id"), "source.twice", id);
            }
            sources.add(new Source(id, block.required("title"), url));
        }
        if (sources.isEmpty()) {
            report.problem(file, front.line("sources"), "front-matter.required", "sources");
        }
        return sources;
    }
}
