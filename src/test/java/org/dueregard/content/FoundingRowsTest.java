package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the founding documents ask of the content itself; `docs/founding-rows.md` says which is which.
class FoundingRowsTest {

    private static final Path MODULES = Path.of("content", "modules");

    private static Map<String, String> modules() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(MODULES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                String module = MODULES.relativize(file).getName(0).toString();
                texts.merge(module, Files.readString(file), (a, b) -> a + "\n" + b);
            }
        }
        return texts;
    }

    private static Scenario scenario(String module, String name) throws Exception {
        return ContentTests.load(ContentFolder.outside(Path.of("content")))
                .module(module)
                .orElseThrow()
                .scenarios()
                .stream()
                .filter(one -> one.id().contains(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void row_3_no_module_has_a_route_that_passes_the_safeguarding_lead_by() throws Exception {
        Pattern past =
                Pattern.compile(
                        "(?i)(prevent concern form|separate prevent (route|form)|"
                                + "instead of (telling )?the (designated )?safeguarding lead|"
                                + "without telling the (designated )?safeguarding lead,? (ring|report))");
        Map<String, String> modules = modules();
        assertThat(modules).hasSizeGreaterThanOrEqualTo(6);
        modules.forEach((module, text) -> {
            assertThat(past.matcher(text).find()).as(module).isFalse();
            assertThat(text.contains("safeguarding lead") || text.contains("{{dsl.name}}"))
                    .as(module)
                    .isTrue();
        });
        assertThat(past.matcher("Fill in the Prevent concern form").find()).isTrue();
    }

    @Test
    void row_10_ringing_home_where_home_may_be_the_harm_fails_with_its_reason() throws Exception {
        Scenario scenario = scenario("referrals-and-recording", "parent-conversation");
        Scenario.Scene thursday = scene(scenario, "thursday");
        Scenario.Choice home =
                thursday.choices().stream()
                        .filter(choice -> choice.text().contains("ring her father"))
                        .findFirst()
                        .orElseThrow();
        Scenario.Scene end = scene(scenario, home.to());
        assertThat(end.end()).isEqualTo(Scenario.End.FAIL);
        assertThat(end.html().html()).hasSizeGreaterThan(200);
    }

    @Test
    void row_48_escalating_without_context_is_told_and_ignoring_it_fails() throws Exception {
        Scenario scenario = scenario("referrals-and-recording", "flagged-search");
        Scenario.Scene fast = scene(scenario, "too-fast");
        assertThat(fast.wrongTurn()).isTrue();
        assertThat(fast.html().html()).hasSizeGreaterThan(200);
        assertThat(scene(scenario, "missed").end()).isEqualTo(Scenario.End.FAIL);
        assertThat(scene(scenario, "context").wrongTurn()).isFalse();
    }

    private static Scenario.Scene scene(Scenario scenario, String id) {
        return scenario.scene(id).orElseThrow();
    }

    @Test
    void row_35_what_may_be_noticed_stands_beside_an_ordinary_explanation() throws Exception {
        String text =
                Files.readString(MODULES.resolve("prevent-awareness/03-notice-check-share.md"));
        List<String> rows =
                text.lines()
                        .filter(line -> line.startsWith("|") && !line.matches("\\|[ :|-]+\\|?"))
                        .toList();
        assertThat(rows).hasSizeGreaterThan(4);
        rows.forEach(
                row -> assertThat(row.split("\\|", -1).length).as(row).isGreaterThanOrEqualTo(4));
        rows.forEach(row -> assertThat(row.split("\\|", -1)[2].strip()).as(row).isNotEmpty());
    }

    @Test
    void row_5_help_that_was_retired_is_listed_as_that_and_never_as_a_link() throws Exception {
        ContentPage page =
                ContentTests.load(ContentFolder.outside(Path.of("content")))
                        .page("parents/resources")
                        .orElseThrow();
        for (String title : List.of("Prevent Tragedies", "Families Matter")) {
            ContentPage.Resource resource =
                    page.resources().stream()
                            .filter(one -> one.title().contains(title))
                            .findFirst()
                            .orElseThrow();
            assertThat(resource.status()).isEqualTo(ContentPage.Resource.Status.RETIRED);
            assertThat(resource.url()).isNull();
            assertThat(resource.replacement()).isNotBlank();
        }
    }

    @Test
    void row_34_names_of_2014_stand_in_the_pathway_as_former_ones_alone() throws Exception {
        Catalogue catalogue = ContentTests.load(ContentFolder.outside(Path.of("content")));
        Pathway pathway = java.util.Objects.requireNonNull(catalogue.pathway(null));
        String shown =
                pathway.introduction().html()
                        + String.join(
                                "",
                                pathway.steps().stream()
                                        .map(step -> step.title() + step.html().html())
                                        .toList());
        assertThat(shown).doesNotContain("CAF", "LSCB", "TAC", "inclusion panel");
        assertThat(pathway.formerly()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(pathway.steps())
                .extracting(Pathway.Step::branch)
                .contains(Pathway.Branch.UNDER_18, Pathway.Branch.ADULT);
    }
}
