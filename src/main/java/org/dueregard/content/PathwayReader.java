package org.dueregard.content;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// Reads referral steps: every second-level heading is one, with the one who answers for it in braces:
/// `## Tell the lead {owner=staff}`. A step that is only for some says `for=under-18` or `for=adult`.
final class PathwayReader {

    private static final String OWNERS = "staff, dsl, deputy, head, local-authority, police";

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
        front.refuseUnknown(Set.of("title", "sources", "reviewed", "local-authority", "formerly"));
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
                        front.optional("local-authority"),
                        introduction(document.root()),
                        steps,
                        formerly(front),
                        SourcesReader.read(front, file.path(), report),
                        front.date("reviewed"));
        return report.isClean() ? pathway : null;
    }

    private List<Pathway.Step> steps(MarkdownDocument document) {
        List<Pathway.Step> steps = new ArrayList<>();
        for (List<Node> group : QuestionReader.underSecondLevelHeadings(document.root())) {
            String title = MarkdownEngine.text(group.getFirst());
            MarkdownDocument.HeadingAttributes said =
                    document.attributes((Heading) group.getFirst());
            steps.add(
                    new Pathway.Step(
                            title,
                            html(group.subList(1, group.size())),
                            owner(document, group.getFirst(), said),
                            branch(document, group.getFirst(), said)));
        }
        return steps;
    }

    private Pathway.Owner owner(
            MarkdownDocument document, Node heading, MarkdownDocument.HeadingAttributes said) {
        String owner = said.values().getOrDefault("owner", "");
        if (!List.of(OWNERS.split(", ")).contains(owner)) {
            report.problem(document.file(), document.line(heading), "pathway.owner", OWNERS);
            return Pathway.Owner.STAFF;
        }
        return Pathway.Owner.valueOf(owner.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Pathway.Branch branch(
            MarkdownDocument document, Node heading, MarkdownDocument.HeadingAttributes said) {
        return switch (said.values().getOrDefault("for", "")) {
            case "" -> Pathway.Branch.ANYBODY;
            case "under-18" -> Pathway.Branch.UNDER_18;
            case "adult" -> Pathway.Branch.ADULT;
            default -> {
                report.problem(document.file(), document.line(heading), "pathway.branch");
                yield Pathway.Branch.ANYBODY;
            }
        };
    }

    private static List<Pathway.Formerly> formerly(FrontMatter front) {
        List<Pathway.Formerly> formerly = new ArrayList<>();
        for (FrontMatter block : front.blocks("formerly")) {
            block.refuseUnknown(Set.of("old", "now"));
            formerly.add(new Pathway.Formerly(block.required("old"), block.required("now")));
        }
        return formerly;
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
