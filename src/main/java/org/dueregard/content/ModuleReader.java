package org.dueregard.content;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.dueregard.common.SafeHtml;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// Reads one module's folder.
final class ModuleReader {

    private static final Set<String> MODULE_KEYS =
            Set.of(
                    "title",
                    "summary",
                    "version",
                    "audience",
                    "renew",
                    "minutes",
                    "sources",
                    "reviewed",
                    "objectives",
                    "change-note",
                    "draft");
    private static final String SCENARIO = "scenario-[a-z0-9][a-z0-9-]*\\.md";
    private static final String CHECK_MARK = "\uE001";
    private static final int LONGEST_MINUTES = 600;

    private final MarkdownEngine engine;
    private final String item;
    private final String id;
    private final SortedMap<String, ContentFile> files;
    private final ItemReport report;

    /// @param files of this module, by path below the content folder
    ModuleReader(
            MarkdownEngine engine,
            String item,
            SortedMap<String, ContentFile> files,
            ItemReport report) {
        this.engine = engine;
        this.item = item;
        this.id = item.substring(item.indexOf('/') + 1);
        this.files = files;
        this.report = report;
    }

    /// The module, or nothing when there was a problem, which has been told.
    @Nullable TrainingModule read() {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,79}")) {
            report.problem(item, 1, "module.bad-id", id);
            return null;
        }
        ContentFile main = files.get(item + "/module.md");
        if (main == null) {
            report.problem(item + "/module.md", 1, "module.missing");
            return null;
        }
        String text = TextFiles.read(main, report);
        if (text == null) {
            return null;
        }
        FrontMatter front = FrontMatter.read(main.path(), text, true, report);
        if (!front.isReadable()) {
            return null;
        }
        front.refuseUnknown(MODULE_KEYS);
        List<Source> sources = SourcesReader.read(front, main.path(), report);
        TrainingModule module =
                new TrainingModule(
                        id,
                        TrainingModule.Kind.MODULE,
                        front.required("title"),
                        front.required("summary"),
                        version(front, main.path()),
                        audience(front, main.path()),
                        front.period("renew"),
                        front.requiredNumber("minutes", 1, LONGEST_MINUTES),
                        sources,
                        front.date("reviewed"),
                        front.sentences("objectives"),
                        front.optional("change-note"),
                        front.flag("draft", false),
                        introduction(main.path(), front),
                        sections(sources),
                        scenarios(),
                        quiz(sources),
                        null);
        if (module.sections().isEmpty() && report.isClean()) {
            report.problem(main.path(), 1, "module.no-sections");
        }
        return report.isClean() ? module : null;
    }

    private String version(FrontMatter front, String file) {
        String version = front.required("version");
        if (!version.isEmpty() && !version.matches("\\d{4}-(0[1-9]|1[0-2])(\\.\\d{1,3})?")) {
            report.problem(file, front.line("version"), "module.bad-version");
        }
        return version;
    }

    Set<RoleGroup> audience(FrontMatter front, String file) {
        List<FrontMatter.Item> wanted = front.list("audience");
        if (wanted.isEmpty()) {
            report.problem(file, front.line("audience"), "front-matter.required", "audience");
        }
        Set<RoleGroup> groups = EnumSet.noneOf(RoleGroup.class);
        for (FrontMatter.Item group : wanted) {
            if (group.text().equals(RoleGroup.ALL_STAFF_ID)) {
                groups.addAll(RoleGroup.allStaff());
            } else {
                RoleGroup.find(group.text())
                        .ifPresentOrElse(
                                groups::add,
                                () ->
                                        report.problem(
                                                file,
                                                group.line(),
                                                "module.unknown-group",
                                                group.text()));
            }
        }
        return groups;
    }

    private SafeHtml introduction(String file, FrontMatter front) {
        MarkdownDocument document = parse(file, front);
        if (document == null) {
            return new SafeHtml("");
        }
        MarkdownEngine.takeFirstLevelHeading(document);
        return engine.render(document.root());
    }

    @Nullable MarkdownDocument parse(String file, FrontMatter front) {
        MarkdownDocument document = parseOnly(file, front);
        if (document != null) {
            settle(document);
        }
        return document;
    }

    private @Nullable MarkdownDocument parseOnly(String file, FrontMatter front) {
        if (!Bounded.isReasonable(file, front.bodyLine(), front.body(), report)) {
            return null;
        }
        TextFiles.tellUnknownPlaceholders(file, front, report);
        return engine.parse(file, front.bodyLine(), front.body());
    }

    private void settle(MarkdownDocument document) {
        engine.settleLinks(
                document,
                new MarkdownEngine.Place(
                        item, ContentAddresses.TRAINING + id, path -> files.containsKey(path)),
                report);
    }

    private List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        for (ContentFile file : files.values()) {
            if (!file.name().matches(SCENARIO)) {
                continue;
            }
            String text = TextFiles.read(file, report);
            if (text == null) {
                continue;
            }
            FrontMatter none = FrontMatter.read(file.path(), text, false, report);
            none.refuseUnknown(Set.of());
            MarkdownDocument document = none.isReadable() ? parseOnly(file.path(), none) : null;
            Scenario scenario =
                    document == null
                            ? null
                            : new ScenarioReader(engine, report)
                                    .read(idOf(file), document, this::settle);
            if (scenario != null) {
                scenarios.add(scenario);
            }
        }
        return scenarios;
    }

    private static String idOf(ContentFile file) {
        return file.name().substring(0, file.name().length() - ".md".length());
    }

    private List<Section> sections(List<Source> sources) {
        List<Section> sections = new ArrayList<>();
        for (ContentFile file : files.values()) {
            if (file.path().chars().filter(c -> c == '/').count() > 2) {
                tellUnknownEnding(file);
                continue;
            }
            String name = file.name();
            if (name.matches("\\d\\d-[a-z0-9][a-z0-9-]*\\.md")) {
                Section section = section(file, sources);
                if (section != null) {
                    sections.add(section);
                }
            } else if (!name.equals("module.md")
                    && !name.equals("quiz.md")
                    && !name.matches(SCENARIO)) {
                report.problem(file.path(), 1, "module.unknown-file", name);
            }
        }
        return sections;
    }

    private void tellUnknownEnding(ContentFile file) {
        String name = file.name();
        if (!MarkdownEngine.PICTURES.contains(name.substring(name.lastIndexOf('.') + 1))) {
            report.problem(file.path(), 1, "file.unknown-ending", name);
        }
    }

    private @Nullable Section section(ContentFile file, List<Source> sources) {
        String text = TextFiles.read(file, report);
        if (text == null) {
            return null;
        }
        FrontMatter front = FrontMatter.read(file.path(), text, false, report);
        front.refuseUnknown(Set.of("title"));
        MarkdownDocument document = front.isReadable() ? parse(file.path(), front) : null;
        if (document == null) {
            return null;
        }
        String declared = front.optional("title");
        String title = declared;
        if (title == null) {
            title = MarkdownEngine.takeTitle(document);
        } else {
            MarkdownEngine.takeFirstLevelHeading(document);
        }
        if (title == null || title.isEmpty()) {
            report.problem(file.path(), front.bodyLine(), "section.no-title");
            title = "";
        }
        return section(idOf(file), title, document, sources);
    }

    /// A section out of a document whose title was taken off.
    Section section(
            String sectionId, String title, MarkdownDocument document, List<Source> sources) {
        List<Question> checks = takeChecks(document, sources);
        return new Section(sectionId, title, parts(engine.render(document.root()), checks));
    }

    /// Takes the knowledge checks out of the text and leaves a mark where each stood.
    private List<Question> takeChecks(MarkdownDocument document, List<Source> sources) {
        QuestionReader reader = new QuestionReader(true, engine, document, sources, report);
        List<Question> checks = new ArrayList<>();
        for (Node node : document.blocks()) {
            if (!(node instanceof Heading heading)) {
                continue;
            }
            MarkdownDocument.HeadingAttributes attributes = document.attributes(heading);
            if (!attributes.values().containsKey("check")) {
                if (!attributes.equals(MarkdownDocument.HeadingAttributes.NONE)) {
                    report.problem(document.file(), document.line(heading), "check.unknown");
                }
                continue;
            }
            if (heading.getLevel() != 3) {
                report.problem(document.file(), document.line(heading), "check.level");
            }
            List<Node> blocks = belongingTo(document, heading);
            Question question = reader.read(heading, blocks);
            checks.add(question == null ? EMPTY_CHECK : question);
            heading.insertBefore(mark(checks.size() - 1));
            heading.unlink();
            blocks.forEach(Node::unlink);
        }
        return checks;
    }

    private static final Question EMPTY_CHECK =
            new Question(
                    "",
                    "",
                    new SafeHtml(""),
                    null,
                    null,
                    1,
                    QuestionType.ONE,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null);

    private static Node mark(int index) {
        var paragraph = new com.vladsch.flexmark.ast.Paragraph();
        paragraph.appendChild(new com.vladsch.flexmark.ast.Text(CHECK_MARK + index + CHECK_MARK));
        return paragraph;
    }

    /// From the heading to its answer and the quote after it; what follows is running text again. The
    /// answer is the first task list below the heading or, where there is none, what another kind of
    /// question would end with.
    private static List<Node> belongingTo(MarkdownDocument document, Heading heading) {
        List<Node> below = new ArrayList<>();
        for (Node node = heading.getNext();
                node != null && !(node instanceof Heading);
                node = node.getNext()) {
            below.add(node);
        }
        int answer = indexOfFirst(below, ModuleReader::isTaskList);
        if (answer < 0) {
            answer = indexOfFirst(below, n -> AnswerReader.isShortAnswer(document, n));
        }
        if (answer < 0) {
            answer = indexOfFirst(below, n -> n instanceof OrderedList || n instanceof TableBlock);
        }
        if (answer < 0) {
            return below;
        }
        int end = answer + 1;
        if (end < below.size()
                && below.get(end) instanceof BlockQuote quote
                && !MarkdownEngine.isCallOut(quote)) {
            end++;
        }
        return below.subList(0, end);
    }

    private static int indexOfFirst(List<Node> nodes, Predicate<Node> wanted) {
        for (int i = 0; i < nodes.size(); i++) {
            if (wanted.test(nodes.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isTaskList(Node node) {
        return node instanceof BulletList && node.getFirstChild() instanceof TaskListItem;
    }

    private static List<SectionPart> parts(SafeHtml html, List<Question> checks) {
        List<SectionPart> parts = new ArrayList<>();
        String rest = html.html();
        for (int i = 0; i < checks.size(); i++) {
            String mark = "<p>" + CHECK_MARK + i + CHECK_MARK + "</p>";
            int at = rest.indexOf(mark);
            if (at < 0) {
                continue;
            }
            addProse(parts, rest.substring(0, at));
            parts.add(new SectionPart.KnowledgeCheck(checks.get(i)));
            rest = rest.substring(at + mark.length());
        }
        addProse(parts, rest);
        return parts;
    }

    private static void addProse(List<SectionPart> parts, String html) {
        if (!html.isBlank()) {
            parts.add(new SectionPart.Prose(new SafeHtml(html.strip())));
        }
    }

    private @Nullable Quiz quiz(List<Source> sources) {
        ContentFile file = files.get(item + "/quiz.md");
        return file == null
                ? null
                : new QuizReader(engine, report, this::parse).read(file, sources);
    }

    /// Addresses and bytes of the pictures.
    Map<String, byte[]> pictures() {
        Map<String, byte[]> pictures = new java.util.TreeMap<>();
        for (ContentFile file : files.values()) {
            if (!file.isMarkdown()) {
                if (file.isTooLarge()) {
                    report.problem(
                            file.path(),
                            1,
                            "file.too-large",
                            Integer.toString(ContentFile.LARGEST_FILE / 1024));
                } else {
                    pictures.put(file.path(), file.bytes());
                }
            }
        }
        return pictures;
    }
}
