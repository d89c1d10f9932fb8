package org.dueregard.content;

import com.vladsch.flexmark.util.ast.Node;
import java.util.Set;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// Reads the text that visiting speakers sign.
final class AgreementReader {

    static final String FILE = "speakers/agreement.md";

    private final MarkdownEngine engine;
    private final ItemReport report;

    AgreementReader(MarkdownEngine engine, ItemReport report) {
        this.engine = engine;
        this.report = report;
    }

    @Nullable Agreement read(ContentFile file) {
        String text = TextFiles.read(file, report);
        if (text == null) {
            return null;
        }
        FrontMatter front = FrontMatter.read(file.path(), text, true, report);
        if (!front.isReadable()
                || !Bounded.isReasonable(file.path(), front.bodyLine(), front.body(), report)) {
            return null;
        }
        front.refuseUnknown(Set.of("title", "edition", "sources", "reviewed"));
        MarkdownDocument document = engine.parse(file.path(), front.bodyLine(), front.body());
        engine.settleLinks(
                document, new MarkdownEngine.Place("speakers", "", path -> false), report);
        StringBuilder html = new StringBuilder();
        for (Node node = document.root().getFirstChild(); node != null; node = node.getNext()) {
            html.append(engine.render(node).html());
        }
        Agreement agreement =
                new Agreement(
                        front.required("title"),
                        front.required("edition"),
                        new SafeHtml(html.toString().strip()),
                        front.body().strip(),
                        SourcesReader.read(front, file.path(), report),
                        front.date("reviewed"));
        return report.isClean() ? agreement : null;
    }
}
