package org.dueregard.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a document to acknowledge: an edition of guidance that is read elsewhere, what to know about
/// it here, and a short check. To everything else it is a module whose version is its edition and
/// which counts until the next one.
final class DocumentReader {

    private static final Set<String> KEYS =
            Set.of(
                    "title",
                    "summary",
                    "edition",
                    "publisher",
                    "url",
                    "in-force-from",
                    "register",
                    "audience",
                    "minutes",
                    "reviewed",
                    "objectives",
                    "change-note",
                    "draft");
    private static final int LONGEST_MINUTES = 600;
    private static final int USUAL_MINUTES = 30;

    private final MarkdownEngine engine;
    private final String item;
    private final SortedMap<String, ContentFile> files;
    private final ItemReport report;

    DocumentReader(
            MarkdownEngine engine,
            String item,
            SortedMap<String, ContentFile> files,
            ItemReport report) {
        this.engine = engine;
        this.item = item;
        this.files = new TreeMap<>(files);
        this.report = report;
    }

    /// The document, or nothing when there was a problem, which has been told.
    @Nullable TrainingModule read() {
        String id = item.substring(item.indexOf('/') + 1);
        if (!id.matches("[a-z0-9][a-z0-9-]{0,79}")) {
            report.problem(item, 1, "module.bad-id", id);
            return null;
        }
        files.keySet().stream()
                .filter(path -> !path.matches(".*/(document|check)\\.md"))
                .forEach(path -> report.problem(path, 1, "document.unknown-file"));
        ContentFile main = files.get(item + "/document.md");
        ContentFile check = files.get(item + "/check.md");
        if (main == null || check == null) {
            report.problem(item, 1, "document.missing");
            return null;
        }
        String text = TextFiles.read(main, report);
        FrontMatter front = text == null ? null : FrontMatter.read(main.path(), text, true, report);
        if (front == null || !front.isReadable()) {
            return null;
        }
        front.refuseUnknown(KEYS);
        String edition = front.required("edition");
        if (!edition.isEmpty() && !Versions.isReadable(edition)) {
            report.problem(main.path(), front.line("edition"), "document.bad-edition");
        }
        String url = front.required("url");
        if (!url.isEmpty() && !url.matches("https://[^\\s<>\"]+")) {
            report.problem(main.path(), front.line("url"), "source.bad-url");
        }
        Source source = new Source(id, front.required("title"), url);
        String entry = front.optional("register");
        if (entry != null && !entry.matches(GuidanceEntry.ID)) {
            report.problem(main.path(), front.line("register"), "register.bad-id", entry);
        }
        // Readers are told where it stands by the entry of the register, if it names one.
        Source cited = entry == null ? source : new Source(entry, source.title(), url);
        List<Source> known = entry == null ? List.of(source) : List.of(cited, source);
        ModuleReader parts = new ModuleReader(engine, item, files, report);
        MarkdownDocument body = parts.parse(main.path(), front);
        Section section =
                body == null ? null : parts.section(Section.ONLY, source.title(), body, known);
        Quiz quiz = new QuizReader(engine, report, parts::parse).read(check, known);
        TrainingModule document =
                new TrainingModule(
                        id,
                        TrainingModule.Kind.DOCUMENT,
                        source.title(),
                        front.required("summary"),
                        edition,
                        parts.audience(front, main.path()),
                        TrainingModule.UNTIL_NEXT_EDITION,
                        front.number("minutes", 1, LONGEST_MINUTES, USUAL_MINUTES),
                        List.of(cited),
                        front.date("reviewed"),
                        objectives(front),
                        front.optional("change-note"),
                        front.flag("draft", false),
                        org.dueregard.common.SafeHtml.NONE,
                        section == null ? List.of() : List.of(section),
                        List.of(),
                        quiz,
                        new TrainingModule.Edition(
                                front.required("publisher"), url, front.date("in-force-from")));
        return report.isClean() ? document : null;
    }

    private static Map<String, String> objectives(FrontMatter front) {
        return new LinkedHashMap<>(front.sentences("objectives"));
    }
}
