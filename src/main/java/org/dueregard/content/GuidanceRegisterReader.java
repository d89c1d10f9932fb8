package org.dueregard.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the guidance register: facts in its front matter, and words for people below it.
final class GuidanceRegisterReader {

    static final String FILE = "guidance/register.md";

    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "title",
                    "publisher",
                    "edition",
                    "nation",
                    "in-force-from",
                    "in-force-to",
                    "replaced-by",
                    "url",
                    "note");
    private static final List<String> REQUIRED =
            List.of("title", "publisher", "edition", "nation", "in-force-from");

    private final ItemReport report;
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    GuidanceRegisterReader(ItemReport report) {
        this.report = report;
    }

    @Nullable GuidanceRegister read(ContentFile file) {
        String text = TextFiles.read(file, report);
        if (text == null) {
            return null;
        }
        FrontMatter front = FrontMatter.read(FILE, text, true, report);
        if (!front.isReadable()) {
            return null;
        }
        front.refuseUnknown(Set.of("title", "reviewed", "entries"));
        List<GuidanceEntry> entries = new ArrayList<>();
        for (FrontMatter block : front.blocks("entries")) {
            GuidanceEntry entry = entry(block, front.line("entries"));
            if (entry != null) {
                entries.add(entry);
            }
        }
        if (entries.isEmpty() && report.isClean()) {
            report.problem(FILE, front.line("entries"), "front-matter.required", "entries");
        }
        follow(entries);
        GuidanceRegister register =
                new GuidanceRegister(front.required("title"), front.date("reviewed"), entries);
        return report.isClean() ? register : null;
    }

    private @Nullable GuidanceEntry entry(FrontMatter block, int otherwise) {
        block.refuseUnknown(KEYS);
        String id = block.optional("id");
        int line = id == null ? otherwise : block.line("id");
        if (id == null) {
            report.problem(FILE, line, "front-matter.required", "id");
            return null;
        }
        if (!id.matches(GuidanceEntry.ID)) {
            report.problem(FILE, line, "register.bad-id", id);
        } else if (lines.put(id, line) != null) {
            report.problem(FILE, line, "source.twice", id);
        }
        for (String key : REQUIRED) {
            if (!block.has(key)) {
                report.problem(FILE, line, "front-matter.required", key);
                return null;
            }
        }
        String url = block.optional("url");
        if (url != null && !url.matches(GuidanceEntry.URL)) {
            report.problem(FILE, block.line("url"), "source.bad-url");
        }
        String nation = block.required("nation");
        if (!nation.matches(GuidanceEntry.NATION)) {
            report.problem(FILE, block.line("nation"), "register.bad-nation", nation);
        }
        return new GuidanceEntry(
                id,
                block.required("title"),
                block.required("publisher"),
                block.required("edition"),
                nation,
                block.date("in-force-from"),
                end(block),
                block.optional("replaced-by"),
                url,
                block.optional("note"));
    }

    private @Nullable LocalDate end(FrontMatter block) {
        if (!block.has("in-force-to")) {
            return null;
        }
        LocalDate end = block.date("in-force-to");
        if (end.isBefore(block.date("in-force-from"))) {
            report.problem(FILE, block.line("in-force-to"), "register.ends-before");
        }
        return end;
    }

    /// What replaces an entry is in the register, and following it leads somewhere.
    private void follow(List<GuidanceEntry> entries) {
        Map<String, GuidanceEntry> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        for (GuidanceEntry entry : entries) {
            Set<String> seen = new HashSet<>();
            GuidanceEntry at = entry;
            while (at != null && at.replacedBy() != null) {
                GuidanceEntry next = byId.get(at.replacedBy());
                if (next == null && at.equals(entry)) {
                    report.problem(
                            FILE,
                            lines.getOrDefault(entry.id(), 1),
                            "register.replaced-by-nothing",
                            entry.id(),
                            String.valueOf(at.replacedBy()));
                }
                if (!seen.add(at.id())) {
                    report.problem(
                            FILE, lines.getOrDefault(entry.id(), 1), "register.circle", entry.id());
                    next = null;
                }
                at = next;
            }
        }
    }
}
