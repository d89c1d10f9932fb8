package org.dueregard.content;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// Reads a single page: for parents, or why the school may act.
final class PageReader {

    static final String PARENTS = "parents/";
    static final String WHY = "pathway/why-we-may-act";

    private final MarkdownEngine engine;
    private final ItemReport report;

    PageReader(MarkdownEngine engine, ItemReport report) {
        this.engine = engine;
        this.report = report;
    }

    @Nullable ContentPage read(String id, ContentFile file) {
        String text = TextFiles.read(file, report);
        FrontMatter front = text == null ? null : FrontMatter.read(file.path(), text, true, report);
        if (front == null
                || !front.isReadable()
                || !Bounded.isReasonable(file.path(), front.bodyLine(), front.body(), report)) {
            return null;
        }
        front.refuseUnknown(Set.of("title", "reviewed", "sources", "resources"));
        TextFiles.tellUnknownPlaceholders(file.path(), front, report);
        MarkdownDocument document = engine.parse(file.path(), front.bodyLine(), front.body());
        MarkdownEngine.takeFirstLevelHeading(document);
        engine.settleLinks(document, new MarkdownEngine.Place(id, "", path -> false), report);
        ContentPage page =
                new ContentPage(
                        id,
                        front.required("title"),
                        front.date("reviewed"),
                        html(introduction(document)),
                        sections(document),
                        resources(front, file.path()),
                        front.has("sources")
                                ? SourcesReader.read(front, file.path(), report)
                                : List.of());
        return report.isClean() ? page : null;
    }

    private static List<Node> introduction(MarkdownDocument document) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : document.blocks()) {
            if (node instanceof Heading) {
                break;
            }
            nodes.add(node);
        }
        return nodes;
    }

    private List<ContentPage.Section> sections(MarkdownDocument document) {
        List<ContentPage.Section> sections = new ArrayList<>();
        for (List<Node> group : QuestionReader.underSecondLevelHeadings(document.root())) {
            sections.add(
                    new ContentPage.Section(
                            MarkdownEngine.text(group.getFirst()),
                            html(group.subList(1, group.size()))));
        }
        return sections;
    }

    private SafeHtml html(List<Node> nodes) {
        StringBuilder html = new StringBuilder();
        nodes.forEach(node -> html.append(engine.render(node).html()));
        return new SafeHtml(html.toString().strip());
    }

    private List<ContentPage.Resource> resources(FrontMatter front, String file) {
        List<ContentPage.Resource> resources = new ArrayList<>();
        for (FrontMatter block : front.blocks("resources")) {
            block.refuseUnknown(Set.of("title", "status", "url", "replacement", "note", "checked"));
            String status = block.required("status").toUpperCase(Locale.ROOT);
            if (!status.matches("LIVE|MOVED|RETIRED")) {
                report.problem(file, block.line("status"), "resource.unknown-status");
                continue;
            }
            ContentPage.Resource.Status known = ContentPage.Resource.Status.valueOf(status);
            String url = block.optional("url");
            boolean retired = known == ContentPage.Resource.Status.RETIRED;
            if (url != null && !url.matches("https://[^\\s<>\"]+")) {
                report.problem(file, block.line("url"), "source.bad-url");
            } else if (retired == (url != null)) {
                report.problem(file, block.line("status"), "resource.address");
            }
            resources.add(
                    new ContentPage.Resource(
                            block.required("title"),
                            known,
                            url,
                            block.optional("replacement"),
                            block.required("note"),
                            block.has("checked") ? block.date("checked") : null));
        }
        return resources;
    }
}
