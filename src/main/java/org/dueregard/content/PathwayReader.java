package org.dueregard.content;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// Reads the referral steps: every second-level heading is one.
final class PathwayReader {

    static final String FILE = "pathway/steps.md";

    private final MarkdownEngine engine;
    private final ItemReport report;

    PathwayReader(MarkdownEngine engine, ItemReport report) {
        this.engine = engine;
        this.report = report;
    }

    @Nullable Pathway read(ContentFile file) {
        String text = TextFiles.read(file, report);
        if (text == null) {
            return null;
        }
        FrontMatter front = FrontMatter.read(file.path(), text, true, report);
        if (!front.isReadable()
                || !Bounded.isReasonable(file.path(), front.bodyLine(), front.body(), report)) {
            return null;
        }
        front.refuseUnknown(Set.of("title", "sources", "reviewed"));
        TextFiles.tellUnknownPlaceholders(file.path(), front, report);
        MarkdownDocument document = engine.parse(file.path(), front.bodyLine(), front.body());
        engine.settleLinks(
                document, new MarkdownEngine.Place("pathway", "", path -> false), report);
        List<Pathway.Step> steps = steps(document);
        if (steps.isEmpty()) {
            report.problem(file.path(), front.bodyLine(), "pathway.no-steps");
        }
        Pathway pathway =
                new Pathway(
                        front.required("title"),
                        introduction(document.root()),
                        steps,
                        SourcesReader.read(front, file.path(), report),
                        front.date("reviewed"));
        return report.isClean() ? pathway : null;
    }

    private List<Pathway.Step> steps(MarkdownDocument document) {
        List<Pathway.Step> steps = new ArrayList<>();
        for (List<Node> group : QuestionReader.underSecondLevelHeadings(document.root())) {
            String title = MarkdownEngine.text(group.getFirst());
            steps.add(new Pathway.Step(title, html(group.subList(1, group.size()))));
        }
        return steps;
    }

    private SafeHtml introduction(Document root) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = root.getFirstChild();
                node != null && !(node instanceof Heading);
                node = node.getNext()) {
            nodes.add(node);
        }
        return html(nodes);
    }

    private SafeHtml html(List<Node> nodes) {
        StringBuilder html = new StringBuilder();
        nodes.forEach(node -> html.append(engine.render(node).html()));
        return new SafeHtml(html.toString().strip());
    }
}
