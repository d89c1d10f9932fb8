package org.dueregard.content;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// Reads a lesson resource: `lesson.md` and what lies beside it. A debate without two positions is a
/// problem; other parts that a good resource has are advised where they are missing, so that
/// a resource written elsewhere is served all the same.
final class LessonReader {

    static final String FOLDER = "lessons/";

    private static final Set<String> KEYS =
            Set.of(
                    "title",
                    "value",
                    "key-stage",
                    "minutes",
                    "type",
                    "subjects",
                    "objectives",
                    "version",
                    "reviewed",
                    "attachments",
                    "sources",
                    "draft");
    private static final Set<String> ATTACHMENTS =
            Set.of(
                    "md", "pdf", "txt", "csv", "odt", "odp", "ods", "docx", "pptx", "xlsx", "svg",
                    "png", "jpg", "jpeg", "webp", "gif");
    private static final int LONGEST_MINUTES = 600;
    private static final int MOST_ITEMS = 20;
    private static final Pattern TIMED =
            Pattern.compile("(?i)(\\d{1,3})\\s*min(?:ute)?s?\\b[.:,]?\\s*(.*)");
    private static final Pattern SIDE =
            Pattern.compile("(?i)(for|against|position|side|view|argument|team)\\b.*");

    private final MarkdownEngine engine;
    private final String item;
    private final SortedMap<String, ContentFile> files;
    private final ItemReport report;

    LessonReader(
            MarkdownEngine engine,
            String item,
            SortedMap<String, ContentFile> files,
            ItemReport report) {
        this.engine = engine;
        this.item = item;
        this.files = files;
        this.report = report;
    }

    /// The resource, or nothing when there was a problem, which has been told.
    @Nullable Lesson read() {
        String[] names = item.split("/", -1);
        Optional<BritishValue> value = BritishValue.of(names[1]);
        if (value.isEmpty()) {
            report.problem(item, 1, "lesson.unknown-value", names[1], known(BritishValue.values()));
            return null;
        }
        if (!names[2].matches("[a-z0-9][a-z0-9-]{0,79}")) {
            report.problem(item, 1, "lesson.bad-folder", names[2]);
            return null;
        }
        ContentFile main = files.get(item + "/lesson.md");
        if (main == null) {
            report.problem(item, 1, "lesson.missing");
            return null;
        }
        String text = TextFiles.read(main, report);
        FrontMatter front = text == null ? null : FrontMatter.read(main.path(), text, true, report);
        if (front == null
                || !front.isReadable()
                || !Bounded.isReasonable(main.path(), front.bodyLine(), front.body(), report)) {
            return null;
        }
        front.refuseUnknown(KEYS);
        String said = front.required("value");
        if (!said.isEmpty() && !said.equals(value.get().id())) {
            report.problem(main.path(), front.line("value"), "lesson.other-value", said, names[1]);
        }
        return read(value.get(), names[2], main.path(), front, text == null ? "" : text);
    }

    private @Nullable Lesson read(
            BritishValue value, String folder, String file, FrontMatter front, String markdown) {
        MarkdownDocument document = parse(file, front);
        LessonType type =
                one(front, file, "type", LessonType::of, known(LessonType.values()))
                        .orElse(LessonType.LESSON);
        List<KeyStage> stages = keyStages(front, file);
        int minutes = front.requiredNumber("minutes", 1, LONGEST_MINUTES);
        List<List<Node>> groups = QuestionReader.underSecondLevelHeadings(document.root());
        List<Lesson.Part> parts = parts(groups);
        List<Lesson.Step> steps = steps(groups, parts);
        check(document, front, type, minutes, groups, parts, steps);
        Lesson lesson =
                new Lesson(
                        value,
                        folder,
                        front.required("title"),
                        stages,
                        minutes,
                        type,
                        words(front, file, "subjects").stream()
                                .map(one -> one.toLowerCase(Locale.ROOT).replace(' ', '-'))
                                .toList(),
                        words(front, file, "objectives"),
                        version(front, file),
                        front.date("reviewed"),
                        front.flag("draft", false),
                        introduction(document),
                        parts,
                        steps,
                        attachments(front, file),
                        pictures(),
                        front.has("sources") ? SourcesReader.read(front, file, report) : List.of(),
                        MarkdownEngine.text(document.root()),
                        markdown);
        return report.isClean() ? lesson : null;
    }

    private MarkdownDocument parse(String file, FrontMatter front) {
        TextFiles.tellUnknownPlaceholders(file, front, report);
        MarkdownDocument document = engine.parse(file, front.bodyLine(), front.body());
        MarkdownEngine.takeFirstLevelHeading(document);
        engine.settleLinks(document, place(), report);
        return document;
    }

    private MarkdownEngine.Place place() {
        return new MarkdownEngine.Place(
                item, "", files.keySet()::contains, ContentAddresses.lessonFiles(item));
    }

    private String version(FrontMatter front, String file) {
        String version = front.required("version");
        if (!version.isEmpty() && !Versions.isReadable(version)) {
            report.problem(file, front.line("version"), "module.bad-version");
        }
        return version;
    }

    private List<KeyStage> keyStages(FrontMatter front, String file) {
        Set<KeyStage> stages = EnumSet.noneOf(KeyStage.class);
        if (!front.has("key-stage")) {
            report.problem(file, 1, "front-matter.required", "key-stage");
        }
        for (FrontMatter.Item one : front.list("key-stage")) {
            KeyStage.of(one.text())
                    .ifPresentOrElse(
                            stages::add,
                            () ->
                                    report.problem(
                                            file,
                                            one.line(),
                                            "lesson.unknown-word",
                                            "key-stage",
                                            one.text(),
                                            known(KeyStage.values())));
        }
        return List.copyOf(stages);
    }

    private <E> Optional<E> one(
            FrontMatter front,
            String file,
            String key,
            Function<String, Optional<E>> known,
            String all) {
        String text = front.required(key);
        Optional<E> found = known.apply(text);
        if (found.isEmpty() && !text.isEmpty()) {
            report.problem(file, front.line(key), "lesson.unknown-word", key, text, all);
        }
        return found;
    }

    private List<String> words(FrontMatter front, String file, String key) {
        List<String> words =
                front.list(key).stream()
                        .map(FrontMatter.Item::text)
                        .filter(text -> !text.isBlank())
                        .limit(MOST_ITEMS)
                        .toList();
        if (words.isEmpty()) {
            report.problem(file, front.line(key), "front-matter.required", key);
        }
        return words;
    }

    private static String known(Enum<?>[] values) {
        List<String> ids = new ArrayList<>();
        for (Enum<?> value : values) {
            ids.add(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return String.join(", ", ids);
    }

    private SafeHtml introduction(MarkdownDocument document) {
        StringBuilder html = new StringBuilder();
        for (Node node : document.blocks()) {
            if (node instanceof Heading) {
                break;
            }
            html.append(engine.render(node).html());
        }
        return new SafeHtml(html.toString().strip());
    }

    private List<Lesson.Part> parts(List<List<Node>> groups) {
        List<Lesson.Part> parts = new ArrayList<>();
        for (List<Node> group : groups) {
            String title = MarkdownEngine.text(group.getFirst());
            StringBuilder html = new StringBuilder();
            group.subList(1, group.size()).forEach(node -> html.append(engine.render(node).html()));
            parts.add(new Lesson.Part(kind(title), title, new SafeHtml(html.toString().strip())));
        }
        return parts;
    }

    private static Lesson.Part.Kind kind(String title) {
        String plain = title.toLowerCase(Locale.ROOT);
        if (plain.startsWith("teacher") || plain.startsWith("note")) {
            return Lesson.Part.Kind.TEACHER_NOTE;
        }
        if (plain.startsWith("you will need")
                || plain.startsWith("material")
                || plain.startsWith("resources")) {
            return Lesson.Part.Kind.MATERIALS;
        }
        if (plain.startsWith("step") || plain.startsWith("plan") || plain.startsWith("activit")) {
            return Lesson.Part.Kind.STEPS;
        }
        if (plain.contains("question")) {
            return Lesson.Part.Kind.QUESTIONS;
        }
        if (plain.contains("ground rules")) {
            return Lesson.Part.Kind.GROUND_RULES;
        }
        if (plain.startsWith("for every pupil")
                || plain.contains("accessib")
                || plain.startsWith("another way")) {
            return Lesson.Part.Kind.FOR_EVERY_PUPIL;
        }
        return plain.contains("position") || plain.contains("both sides")
                ? Lesson.Part.Kind.POSITIONS
                : Lesson.Part.Kind.OTHER;
    }

    private List<Lesson.Step> steps(List<List<Node>> groups, List<Lesson.Part> parts) {
        List<Lesson.Step> steps = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (parts.get(i).kind() == Lesson.Part.Kind.STEPS) {
                for (Node node : groups.get(i)) {
                    if (node instanceof OrderedList list) {
                        list.getChildren().forEach(one -> steps.add(step(one)));
                    }
                }
            }
        }
        return steps;
    }

    private Lesson.Step step(Node listItem) {
        Node first = listItem.getFirstChild();
        Node start = first == null ? null : first.getFirstChild();
        String title = start instanceof StrongEmphasis strong ? MarkdownEngine.text(strong) : "";
        Matcher timed = TIMED.matcher(title);
        StringBuilder html = new StringBuilder();
        listItem.getChildren().forEach(node -> html.append(engine.render(node).html()));
        boolean says = timed.matches();
        return new Lesson.Step(
                says ? Integer.parseInt(timed.group(1)) : 0,
                (says ? timed.group(2) : title).replaceAll("[.:]+$", ""),
                new SafeHtml(html.toString().strip()));
    }

    private void check(
            MarkdownDocument document,
            FrontMatter front,
            LessonType type,
            int minutes,
            List<List<Node>> groups,
            List<Lesson.Part> parts,
            List<Lesson.Step> steps) {
        String file = document.file();
        if (type == LessonType.DEBATE && positions(groups, parts) < 2) {
            report.problem(file, front.bodyLine(), "lesson.no-positions");
        }
        for (Lesson.Part.Kind kind :
                List.of(
                        Lesson.Part.Kind.TEACHER_NOTE,
                        Lesson.Part.Kind.STEPS,
                        Lesson.Part.Kind.QUESTIONS,
                        Lesson.Part.Kind.GROUND_RULES,
                        Lesson.Part.Kind.FOR_EVERY_PUPIL)) {
            if (parts.stream().noneMatch(part -> part.kind() == kind)) {
                report.advise(file, front.bodyLine(), "lesson.advice." + kind);
            }
        }
        int sum = steps.stream().mapToInt(Lesson.Step::minutes).sum();
        if (!steps.isEmpty() && sum != minutes) {
            report.advise(
                    file,
                    front.line("minutes"),
                    "lesson.advice.minutes",
                    Integer.toString(sum),
                    Integer.toString(minutes));
        }
    }

    /// Third-level headings or list items under "Positions", or second-level headings such as "For"
    /// and "Against".
    private static int positions(List<List<Node>> groups, List<Lesson.Part> parts) {
        int named = 0;
        int sides = 0;
        for (int i = 0; i < groups.size(); i++) {
            if (parts.get(i).kind() == Lesson.Part.Kind.POSITIONS) {
                int headings = 0;
                int items = 0;
                for (Node node : groups.get(i)) {
                    headings += node instanceof Heading heading && heading.getLevel() == 3 ? 1 : 0;
                    for (Node child : node.getChildren()) {
                        items += child instanceof ListItem ? 1 : 0;
                    }
                }
                named += headings > 0 ? headings : items;
            }
            if (SIDE.matcher(parts.get(i).title()).matches()) {
                sides++;
            }
        }
        return Math.max(named, sides);
    }

    private List<Lesson.Attachment> attachments(FrontMatter front, String file) {
        List<Lesson.Attachment> attachments = new ArrayList<>();
        for (FrontMatter block : front.blocks("attachments")) {
            block.refuseUnknown(Set.of("file", "title"));
            String name = block.required("file");
            String title = block.required("title");
            ContentFile found = files.get(item + "/" + name);
            String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                continue;
            }
            if (found == null
                    || !name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")
                    || name.equals("lesson.md")) {
                report.problem(file, block.line("file"), "lesson.attachment-missing", name);
            } else if (!ATTACHMENTS.contains(ending)) {
                report.problem(file, block.line("file"), "lesson.attachment-kind", name);
            } else if (found.isTooLarge()) {
                report.problem(
                        found.path(),
                        1,
                        "file.too-large",
                        Integer.toString(ContentFile.limit(found.path()) / 1024));
            } else {
                attachments.add(
                        new Lesson.Attachment(
                                name,
                                title,
                                found.bytes(),
                                found.isMarkdown() ? sheet(found) : null));
            }
        }
        return attachments;
    }

    private @Nullable SafeHtml sheet(ContentFile file) {
        String text = TextFiles.read(file, report);
        if (text == null || !Bounded.isReasonable(file.path(), 1, text, report)) {
            return null;
        }
        MarkdownDocument document = engine.parse(file.path(), 1, text);
        MarkdownEngine.takeFirstLevelHeading(document);
        engine.settleLinks(document, place(), report);
        StringBuilder html = new StringBuilder();
        document.blocks().forEach(node -> html.append(engine.render(node).html()));
        return new SafeHtml(html.toString().strip());
    }

    private List<Lesson.Picture> pictures() {
        List<Lesson.Picture> pictures = new ArrayList<>();
        files.forEach((path, file) -> {
            String ending = path.substring(path.lastIndexOf('.') + 1);
            if (MarkdownEngine.PICTURES.contains(ending) && !file.isTooLarge()) {
                pictures.add(new Lesson.Picture(path.substring(item.length() + 1), file.bytes()));
            }
        });
        return pictures;
    }
}
