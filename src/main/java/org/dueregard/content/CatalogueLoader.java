package org.dueregard.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns files into the catalogue. An item that has not changed since the last load, by the hash of
/// all its files, is not read again.
final class CatalogueLoader {

    private static final Logger log = LoggerFactory.getLogger(CatalogueLoader.class);
    private static final String MODULES = "modules/";
    private static final String GUIDANCE = "guidance/";
    private static final String PATHWAY = "pathway/";
    private static final String SPEAKERS = "speakers/";

    private final MarkdownEngine engine;
    private Map<String, ItemResult> previous = Map.of();

    CatalogueLoader(MarkdownEngine engine) {
        this.engine = engine;
    }

    /// Lays the outside files over the packaged ones, item by item, and reads the result.
    synchronized Catalogue load(
            Map<String, ContentFile> packaged, Map<String, ContentFile> outside) {
        SortedMap<String, SortedMap<String, ContentFile>> items = items(packaged);
        items.putAll(items(outside));
        Map<String, ItemResult> results = new HashMap<>();
        items.forEach((item, files) -> {
            String hash = hash(files);
            ItemResult known = previous.get(item);
            results.put(
                    item,
                    known != null && known.hash().equals(hash) ? known : read(item, files, hash));
        });
        previous = results;
        return catalogue(items.keySet(), results);
    }

    private static Catalogue catalogue(Iterable<String> items, Map<String, ItemResult> results) {
        List<TrainingModule> modules = new ArrayList<>();
        Map<String, Lesson> lessons = new TreeMap<>();
        Map<String, Pathway> pathways = new TreeMap<>();
        Map<String, ContentPage> pages = new TreeMap<>();
        Map<String, byte[]> files = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        Agreement agreement = null;
        GuidanceRegister register = null;
        for (String item : items) {
            ItemResult result = results.get(item);
            if (result == null) {
                continue;
            }
            problems.addAll(result.problems());
            files.putAll(result.files());
            switch (result.thing()) {
                case TrainingModule module -> modules.add(module);
                case Lesson lesson -> lessons.put(lesson.id(), lesson);
                case Pathway pathway -> add(pathways, item, pathway, problems);
                case Agreement text -> agreement = text;
                case ContentPage page -> pages.put(page.id(), page);
                case GuidanceRegister entries -> register = entries;
                case null, default -> {}
            }
        }
        return new Catalogue(
                byId(modules, problems),
                lessons,
                pathways,
                pages,
                agreement,
                register,
                files,
                inOrder(problems));
    }

    private static void add(
            Map<String, Pathway> pathways, String item, Pathway pathway, List<Problem> problems) {
        if (pathways.putIfAbsent(Pathway.key(pathway.localAuthority()), pathway) != null) {
            problems.add(
                    new Problem(
                            item,
                            item + ".md",
                            1,
                            "pathway.twice",
                            List.of(String.valueOf(pathway.localAuthority())),
                            false));
        }
    }

    private static Map<String, TrainingModule> byId(
            List<TrainingModule> modules, List<Problem> problems) {
        modules.sort(
                Comparator.comparing(TrainingModule::kind).thenComparing(TrainingModule::title));
        Map<String, TrainingModule> byId = new LinkedHashMap<>();
        for (TrainingModule module : modules) {
            if (byId.putIfAbsent(module.id(), module) != null) {
                // A document and a module share one space of addresses.
                problems.add(
                        new Problem(
                                GUIDANCE + module.id(),
                                GUIDANCE + module.id(),
                                1,
                                "document.id-taken",
                                List.of(module.id()),
                                false));
            }
        }
        return byId;
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        problems.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
        return List.copyOf(problems);
    }

    private static SortedMap<String, SortedMap<String, ContentFile>> items(
            Map<String, ContentFile> files) {
        SortedMap<String, SortedMap<String, ContentFile>> items = new TreeMap<>();
        files.forEach((path, file) -> {
            String item = item(path);
            if (item != null) {
                items.computeIfAbsent(item, key -> new TreeMap<>()).put(path, file);
            }
        });
        return items;
    }

    private static @Nullable String item(String path) {
        if (path.equals(GuidanceRegisterReader.FILE)) {
            return path;
        }
        for (String folder : List.of(MODULES, GUIDANCE)) {
            if (path.startsWith(folder) && path.indexOf('/', folder.length()) > 0) {
                return path.substring(0, path.indexOf('/', folder.length()));
            }
        }
        if (path.startsWith(LessonReader.FOLDER)) {
            int value = path.indexOf('/', LessonReader.FOLDER.length());
            int folder = value < 0 ? -1 : path.indexOf('/', value + 1);
            return folder < 0 ? null : path.substring(0, folder);
        }
        if (path.startsWith(SPEAKERS)) {
            return "speakers";
        }
        boolean single = path.startsWith(PATHWAY) || path.startsWith(PageReader.PARENTS);
        if (!single) {
            return null;
        }
        return path.endsWith(".md") ? path.substring(0, path.length() - 3) : path;
    }

    private ItemResult read(String item, SortedMap<String, ContentFile> files, String hash) {
        try {
            return Bounded.run(() -> readUnbounded(item, files, hash));
        } catch (Bounded.TooHardException | RuntimeException e) {
            log.warn("{} could not be read", item, e);
            ItemReport report = new ItemReport(item);
            report.problem(item, 1, "item.too-hard");
            // Without a hash it is tried again at the next load: the machine may only have been
            // busy.
            return new ItemResult("", null, Map.of(), report.problems());
        }
    }

    private ItemResult readUnbounded(
            String item, SortedMap<String, ContentFile> files, String hash) {
        ItemReport report = new ItemReport(item);
        if (item.startsWith(MODULES)) {
            ModuleReader reader = new ModuleReader(engine, item, files, report);
            TrainingModule module = reader.read();
            Map<String, byte[]> pictures = reader.pictures();
            return report.isClean() && module != null
                    ? new ItemResult(hash, module, pictures, report.problems())
                    : new ItemResult(hash, null, Map.of(), report.problems());
        }
        return new ItemResult(hash, thing(item, files, report), Map.of(), report.problems());
    }

    private @Nullable Object thing(
            String item, SortedMap<String, ContentFile> files, ItemReport report) {
        if (item.startsWith(LessonReader.FOLDER)) {
            return new LessonReader(engine, item, files, report).read();
        }
        if (item.equals(GuidanceRegisterReader.FILE)) {
            return new GuidanceRegisterReader(report).read(files.values().iterator().next());
        }
        if (item.startsWith(GUIDANCE)) {
            return new DocumentReader(engine, item, files, report).read();
        }
        if (item.equals("speakers")) {
            return agreement(files, report);
        }
        ContentFile only = files.values().iterator().next();
        if (!only.isMarkdown()) {
            report.problem(only.path(), 1, "page.not-markdown", only.name());
            return null;
        }
        return item.startsWith(PATHWAY) && !item.equals(PageReader.WHY)
                ? new PathwayReader(engine, report).read(only)
                : new PageReader(engine, report).read(item, only);
    }

    private @Nullable Agreement agreement(SortedMap<String, ContentFile> files, ItemReport report) {
        files.keySet().stream()
                .filter(path -> !path.equals(AgreementReader.FILE))
                .forEach(path -> report.problem(path, 1, "speakers.unknown-file", path));
        ContentFile file = files.get(AgreementReader.FILE);
        if (file == null) {
            report.problem(AgreementReader.FILE, 1, "speakers.no-agreement");
            return null;
        }
        return new AgreementReader(engine, report).read(file);
    }

    private static String hash(SortedMap<String, ContentFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, file) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Long.toString(file.size()).getBytes(StandardCharsets.UTF_8));
                digest.update(file.bytes());
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record ItemResult(
            String hash,
            @Nullable Object thing,
            Map<String, byte[]> files,
            List<Problem> problems) {}
}
