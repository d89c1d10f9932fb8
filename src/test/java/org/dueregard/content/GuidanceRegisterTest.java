package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.content.ContentTests.files;
import static org.dueregard.content.ContentTests.load;
import static org.dueregard.content.ContentTests.problems;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuidanceRegisterTest {

    private static final String FILE = "guidance/register.md";

    private static final String GOOD =
            """
            ---
            title: Register
            reviewed: 2026-09-01
            entries:
              - id: old
                title: A document
                publisher: Somebody
                edition: "2024"
                nation: E+W
                in-force-from: 2024-09-01
                in-force-to: 2025-08-31
                replaced-by: new
              - id: new
                title: A document
                publisher: Somebody
                edition: "2025"
                nation: UK
                in-force-from: 2025-09-01
                url: https://www.gov.uk/x
                note: Words.
            ---
            Words.
            """;

    private static String with(String found, String replacement) {
        assertThat(GOOD).contains(found);
        return GOOD.replace(found, replacement);
    }

    private static java.util.List<String> problemsOf(String text) {
        return problems(files(FILE, text));
    }

    @Test
    void a_register_is_read_whole() {
        GuidanceRegister register = Objects.requireNonNull(load(files(FILE, GOOD)).register());
        GuidanceEntry old = register.entries().getFirst();
        assertThat(old.replacedBy()).isEqualTo("new");
        assertThat(old.isOut(LocalDate.of(2025, 8, 31))).isFalse();
        assertThat(old.isOut(LocalDate.of(2025, 9, 1))).isTrue();
        assertThat(old.outSince()).isEqualTo("2025-09-01");
        GuidanceEntry current = register.entries().getLast();
        assertThat(current.outSince()).isNull();
        assertThat(current.isAhead(LocalDate.of(2025, 8, 31))).isTrue();
        assertThat(current.note()).isEqualTo("Words.");
    }

    @Test
    void what_is_wrong_is_told_with_its_line_and_only_the_register_is_left_out() {
        assertThat(problemsOf(with("nation: E+W", "nation: X")))
                .containsExactly(FILE + ":9 register.bad-nation");
        assertThat(problemsOf(with("in-force-to: 2025-08-31", "in-force-to: 2023-08-31")))
                .containsExactly(FILE + ":11 register.ends-before");
        assertThat(problemsOf(with("replaced-by: new", "replaced-by: gone")))
                .containsExactly(FILE + ":5 register.replaced-by-nothing");
        assertThat(problemsOf(with("note: Words.", "replaced-by: old")))
                .contains(FILE + ":5 register.circle");
        assertThat(problemsOf(with("- id: new", "- id: old"))).contains(FILE + ":13 source.twice");
        assertThat(problemsOf(with("https://www.gov.uk/x", "http://www.gov.uk/x")))
                .containsExactly(FILE + ":19 source.bad-url");
        assertThat(problemsOf(with("note: Words.", "colour: red")))
                .containsExactly(FILE + ":20 front-matter.unknown");
        assertThat(problemsOf(with("    publisher: Somebody\n    edition: \"2024\"\n", "")))
                .contains(FILE + ":5 front-matter.required");
        Map<String, ContentFile> folder = ContentTests.module(FILE, with("E+W", "Mars"));
        assertThat(load(folder).register()).isNull();
        assertThat(load(folder).module("m")).isPresent();
    }

    @Test
    void the_shipped_register_knows_what_the_shipped_content_cites() throws Exception {
        Catalogue shipped = ContentTests.load(ContentFolder.outside(Path.of("content")));
        Map<String, GuidanceEntry> entries =
                Objects.requireNonNull(shipped.register()).entries().stream()
                        .collect(Collectors.toMap(GuidanceEntry::id, Function.identity()));
        assertThat(entries)
                .containsKeys(
                        "kcsie-2025",
                        "duty-guidance",
                        "channel-2023",
                        "impartiality",
                        "dsl-guidance",
                        "ofsted-2025");
        assertThat(entries.get("duty-guidance-2015").replacedBy()).isEqualTo("duty-guidance");
        assertThat(entries.get("duty-guidance-2015").outSince())
                .isEqualTo(entries.get("duty-guidance").inForceFrom());
        for (TrainingModule module : shipped.published()) {
            assertThat(module.sources()).as(module.id()).anyMatch(s -> entries.containsKey(s.id()));
        }
        assertThat(Objects.requireNonNull(shipped.pathway(null)).sources())
                .allMatch(source -> entries.containsKey(source.id()));
    }
}
