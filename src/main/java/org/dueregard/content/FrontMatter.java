package org.dueregard.content;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The YAML block at the top of a file, read strictly: a key that nobody knows, that is missing, or
/// whose value has the wrong shape is a problem with its line.
final class FrontMatter {

    private static final String FENCE = "---";
    private static final int DEEPEST = 6;
    private static final int LONGEST = 20_000;
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_YEARS = 50;
    private static final int MOST_DAYS = 30;

    private final String file;
    private final ItemReport report;
    private final Map<String, Entry> entries;
    private final int bodyLine;
    private final String body;
    private final boolean readable;

    private FrontMatter(
            String file,
            ItemReport report,
            Map<String, Entry> entries,
            int bodyLine,
            String body,
            boolean readable) {
        this.file = file;
        this.report = report;
        this.entries = entries;
        this.bodyLine = bodyLine;
        this.body = body;
        this.readable = readable;
    }

    /// Splits a text into front matter and the rest.
    ///
    /// @param required whether a file without front matter is a problem
    static FrontMatter read(String file, String text, boolean required, ItemReport report) {
        String[] lines = text.split("\n", -1);
        if (lines.length == 0 || !lines[0].strip().equals(FENCE)) {
            if (required) {
                report.problem(file, 1, "front-matter.missing");
            }
            return new FrontMatter(file, report, new LinkedHashMap<>(), 1, text, !required);
        }
        int end = 1;
        while (end < lines.length && !lines[end].strip().equals(FENCE)) {
            end++;
        }
        if (end == lines.length) {
            report.problem(file, 1, "front-matter.unclosed");
            return new FrontMatter(file, report, new LinkedHashMap<>(), 1, "", false);
        }
        String yaml = String.join("\n", List.of(lines).subList(1, end));
        String body = String.join("\n", List.of(lines).subList(end + 1, lines.length));
        Map<String, Entry> entries = compose(file, yaml, report);
        return new FrontMatter(
                file,
                report,
                entries == null ? new LinkedHashMap<>() : entries,
                end + 2,
                body,
                entries != null);
    }

    private static @Nullable Map<String, Entry> compose(
            String file, String yaml, ItemReport report) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LONGEST);
        Node root;
        try {
            root = new Yaml(options).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            report.problem(file, line + 2, "front-matter.unreadable");
            return null;
        } catch (YAMLException | StackOverflowError e) {
            report.problem(file, 1, "front-matter.unreadable");
            return null;
        }
        if (root == null) {
            return new LinkedHashMap<>();
        }
        if (!(root instanceof MappingNode mapping)) {
            report.problem(file, 2, "front-matter.not-keys");
            return null;
        }
        return entries(file, mapping, report);
    }

    private static Map<String, Entry> entries(String file, MappingNode mapping, ItemReport report) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = tuple.getKeyNode().getStartMark().getLine() + 2;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report.problem(file, line, "front-matter.not-keys");
                continue;
            }
            if (entries.put(key.getValue(), new Entry(tuple.getValueNode(), line)) != null) {
                report.problem(file, line, "front-matter.twice", key.getValue());
            }
        }
        return entries;
    }

    /// What follows the front matter.
    String body() {
        return body;
    }

    /// The line of the file on which the body begins, from 1.
    int bodyLine() {
        return bodyLine;
    }

    /// Whether the block could be read at all; when not, that is the only problem worth telling.
    boolean isReadable() {
        return readable;
    }

    int line(String key) {
        Entry entry = entries.get(key);
        return entry == null ? 1 : entry.line();
    }

    void refuseUnknown(Set<String> known) {
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                report.problem(
                        file,
                        entry.getValue().line(),
                        "front-matter.unknown",
                        entry.getKey(),
                        String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    String required(String key) {
        String value = optional(key);
        if (value == null && !entries.containsKey(key)) {
            report.problem(file, 1, "front-matter.required", key);
        }
        return value == null ? "" : value;
    }

    @Nullable String optional(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        if (entry.node() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            if (scalar.getValue().length() > LONGEST_VALUE) {
                report.problem(file, entry.line(), "front-matter.too-long", key);
                return null;
            }
            return scalar.getValue().strip();
        }
        report.problem(file, entry.line(), "front-matter.not-text", key);
        return null;
    }

    int number(String key, int least, int most, int otherwise) {
        String value = optional(key);
        if (value == null) {
            return otherwise;
        }
        if (value.matches("\\d{1,6}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        report.problem(
                file,
                line(key),
                "front-matter.not-number",
                key,
                Integer.toString(least),
                Integer.toString(most));
        return otherwise;
    }

    int requiredNumber(String key, int least, int most) {
        if (!entries.containsKey(key)) {
            report.problem(file, 1, "front-matter.required", key);
        }
        return number(key, least, most, least);
    }

    boolean flag(String key, boolean otherwise) {
        String value = optional(key);
        if (value == null) {
            return otherwise;
        }
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        report.problem(file, line(key), "front-matter.not-flag", key);
        return otherwise;
    }

    LocalDate date(String key) {
        String value = required(key);
        try {
            return value.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(value);
        } catch (DateTimeException e) {
            report.problem(file, line(key), "front-matter.not-date", key);
            return LocalDate.EPOCH;
        }
    }

    Period period(String key) {
        String value = required(key);
        try {
            Period period = value.isEmpty() ? Period.ofYears(1) : Period.parse(value);
            if (!period.isNegative()
                    && !period.isZero()
                    && !LocalDate.EPOCH
                            .plus(period)
                            .isAfter(LocalDate.EPOCH.plusYears(MOST_YEARS))) {
                return period;
            }
        } catch (DateTimeException e) {
            // Told below, as for a period of nothing.
        }
        report.problem(file, line(key), "front-matter.not-period", key);
        return Period.ofYears(1);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /// A time span such as `PT30M` or `P1D`, at most thirty days; absent where the key is.
    @Nullable Duration duration(String key) {
        String value = optional(key);
        if (value == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(Duration.ofMinutes(1)) >= 0
                    && duration.compareTo(Duration.ofDays(MOST_DAYS)) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Told below, as for a span of nothing.
        }
        report.problem(file, line(key), "front-matter.not-duration", key);
        return null;
    }

    /// A list of texts; a single text counts as a list of one.
    List<Item> list(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        if (entry.node() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return List.of(new Item(scalar.getValue().strip(), entry.line()));
        }
        List<Item> items = new ArrayList<>();
        if (entry.node() instanceof SequenceNode sequence) {
            for (Node node : sequence.getValue()) {
                int line = node.getStartMark().getLine() + 2;
                if (node instanceof ScalarNode scalar) {
                    items.add(new Item(scalar.getValue().strip(), line));
                } else {
                    report.problem(file, line, "front-matter.not-text", key);
                }
            }
            return items;
        }
        report.problem(file, entry.line(), "front-matter.not-list", key);
        return items;
    }

    /// A list of blocks of keys, each read as strictly as the front matter itself.
    List<FrontMatter> blocks(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        List<FrontMatter> blocks = new ArrayList<>();
        if (entry.node() instanceof SequenceNode sequence) {
            for (Node node : sequence.getValue()) {
                if (node instanceof MappingNode mapping) {
                    blocks.add(block(mapping));
                } else {
                    report.problem(
                            file, node.getStartMark().getLine() + 2, "front-matter.not-keys");
                }
            }
            return blocks;
        }
        report.problem(file, entry.line(), "front-matter.not-list", key);
        return blocks;
    }

    private FrontMatter block(MappingNode mapping) {
        return new FrontMatter(file, report, entries(file, mapping, report), 1, "", true);
    }

    /// A block of `id: sentence`.
    Map<String, String> sentences(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Map.of();
        }
        if (!(entry.node() instanceof MappingNode mapping)) {
            report.problem(file, entry.line(), "front-matter.not-sentences", key);
            return Map.of();
        }
        FrontMatter block = block(mapping);
        Map<String, String> sentences = new LinkedHashMap<>();
        for (String id : block.entries.keySet()) {
            String sentence = block.optional(id);
            if (sentence != null) {
                sentences.put(id, sentence);
            }
        }
        return sentences;
    }

    private record Entry(Node node, int line) {}

    /// A text of a list with its line.
    record Item(String text, int line) {}
}
