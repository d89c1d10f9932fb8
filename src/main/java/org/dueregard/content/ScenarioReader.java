package org.dueregard.content;

import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// Reads a scenario: second-level headings are scenes, the list of links at a scene's end is what one
/// may do there.
final class ScenarioReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final int MOST_CHOICES = 6;
    private static final int MOST_SCENES = 60;

    private final MarkdownEngine engine;
    private final ItemReport report;
    private final Map<String, Integer> lines = new HashMap<>();

    ScenarioReader(MarkdownEngine engine, ItemReport report) {
        this.engine = engine;
        this.report = report;
    }

    /// @param settle points the links and pictures of what is left to where they live
    @Nullable Scenario read(
            String id, MarkdownDocument document, Consumer<MarkdownDocument> settle) {
        int before = report.problems().size();
        String title = MarkdownEngine.takeTitle(document);
        if (title == null || title.isEmpty()) {
            problem(document, document.firstLine(), "section.no-title");
            title = "";
        }
        List<List<Node>> groups = QuestionReader.underSecondLevelHeadings(document.root());
        List<List<Scenario.Choice>> choices = new ArrayList<>();
        groups.forEach(group -> choices.add(takeChoices(document, group)));
        settle.accept(document);
        Map<String, Scenario.Scene> scenes = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            Scenario.Scene scene = scene(document, groups.get(i), choices.get(i));
            lines.putIfAbsent(scene.id(), document.line(groups.get(i).getFirst()));
            if (scenes.put(scene.id(), scene) != null) {
                problem(
                        document,
                        document.line(groups.get(i).getFirst()),
                        "question.id-twice",
                        scene.id());
            }
        }
        if (report.problems().size() == before) {
            checkWays(document, scenes);
        }
        return report.problems().size() > before
                ? null
                : new Scenario(id, title, introduction(document), List.copyOf(scenes.values()));
    }

    private SafeHtml introduction(MarkdownDocument document) {
        StringBuilder html = new StringBuilder();
        for (Node node : document.blocks()) {
            if (node instanceof Heading heading && heading.getLevel() <= 2) {
                break;
            }
            html.append(engine.render(node).html());
        }
        return new SafeHtml(html.toString().strip());
    }

    /// The choices are taken out of the text before its links are looked at.
    private List<Scenario.Choice> takeChoices(MarkdownDocument document, List<Node> group) {
        if (!(group.getLast() instanceof BulletList list) || !hasSceneLinks(list)) {
            return List.of();
        }
        List<Scenario.Choice> choices = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Link link = onlyLink(item);
            if (link == null || !link.getUrl().toString().startsWith("#")) {
                problem(document, document.line(item), "scenario.choice-not-link");
                continue;
            }
            String text = MarkdownEngine.text(link);
            if (text.isEmpty() || !texts.add(text)) {
                problem(document, document.line(item), "option.twice", text);
            }
            choices.add(
                    new Scenario.Choice(
                            text,
                            engine.renderInline(link),
                            link.getUrl().toString().substring(1)));
        }
        if (choices.size() > MOST_CHOICES) {
            problem(
                    document,
                    document.line(list),
                    "scenario.too-many-choices",
                    Integer.toString(MOST_CHOICES));
        }
        list.unlink();
        group.removeLast();
        return choices;
    }

    private static boolean hasSceneLinks(BulletList list) {
        for (Node node : list.getDescendants()) {
            if (node instanceof Link link && link.getUrl().toString().startsWith("#")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Link onlyLink(Node item) {
        Node paragraph = item.getFirstChild();
        if (!(paragraph instanceof Paragraph) || paragraph.getNext() != null) {
            return null;
        }
        Node only = paragraph.getFirstChild();
        return only instanceof Link link && only.getNext() == null ? link : null;
    }

    private Scenario.Scene scene(
            MarkdownDocument document, List<Node> group, List<Scenario.Choice> choices) {
        Heading heading = (Heading) group.getFirst();
        int line = document.line(heading);
        MarkdownDocument.HeadingAttributes attributes = document.attributes(heading);
        String id = attributes.id();
        if (id == null) {
            problem(document, line, "scenario.no-id");
            id = "";
        } else if (!ID.matcher(id).matches()) {
            problem(document, line, "question.bad-id", id);
        }
        attributes
                .values()
                .forEach((key, value) -> {
                    boolean known =
                            (key.equals("end") && (value.equals("pass") || value.equals("fail")))
                                    || (key.equals("turn") && value.equals("wrong"));
                    if (!known) {
                        problem(document, line, "scenario.unknown-attribute", key + "=" + value);
                    }
                });
        String end = attributes.values().get("end");
        if (end != null && !choices.isEmpty()) {
            problem(document, line, "scenario.end-goes-on");
        } else if (end == null && choices.isEmpty()) {
            problem(document, line, "scenario.no-choices");
        }
        StringBuilder html = new StringBuilder();
        group.subList(1, group.size()).forEach(node -> html.append(engine.render(node).html()));
        return new Scenario.Scene(
                id,
                MarkdownEngine.text(heading),
                new SafeHtml(html.toString().strip()),
                "wrong".equals(attributes.values().get("turn")),
                end == null ? null : end.equals("pass") ? Scenario.End.PASS : Scenario.End.FAIL,
                choices);
    }

    /// Every scene is reached from the start, and an end is reached from every scene.
    private void checkWays(MarkdownDocument document, Map<String, Scenario.Scene> scenes) {
        if (scenes.isEmpty() || scenes.size() > MOST_SCENES) {
            problem(
                    document,
                    document.firstLine(),
                    "scenario.count",
                    Integer.toString(MOST_SCENES));
            return;
        }
        for (Scenario.Scene scene : scenes.values()) {
            for (Scenario.Choice choice : scene.choices()) {
                if (!scenes.containsKey(choice.to())) {
                    problem(document, line(scene), "scenario.choice-nowhere", choice.to());
                }
            }
        }
        Set<String> reached = from(scenes.values().iterator().next().id(), scenes);
        boolean passes = false;
        for (Scenario.Scene scene : scenes.values()) {
            if (!reached.contains(scene.id())) {
                problem(document, line(scene), "scenario.unreached", scene.id());
            }
            boolean ends =
                    from(scene.id(), scenes).stream()
                            .map(scenes::get)
                            .anyMatch(other -> other != null && other.end() != null);
            if (!ends) {
                problem(document, line(scene), "scenario.no-way-out", scene.id());
            }
            passes |= scene.end() == Scenario.End.PASS;
        }
        if (!passes) {
            problem(document, document.firstLine(), "scenario.no-pass");
        }
    }

    private int line(Scenario.Scene scene) {
        return lines.getOrDefault(scene.id(), 1);
    }

    private static Set<String> from(String start, Map<String, Scenario.Scene> scenes) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String id = open.remove();
            Scenario.Scene scene = scenes.get(id);
            if (scene != null && reached.add(id)) {
                scene.choices().forEach(choice -> open.add(choice.to()));
            }
        }
        return reached;
    }

    private void problem(MarkdownDocument document, int line, String key, String... arguments) {
        report.problem(document.file(), line, key, arguments);
    }
}
