package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.content.ContentTests.MODULE;
import static org.dueregard.content.ContentTests.QUIZ;
import static org.dueregard.content.ContentTests.lines;
import static org.dueregard.content.ContentTests.load;
import static org.dueregard.content.ContentTests.module;
import static org.dueregard.content.ContentTests.problems;

import java.util.List;
import java.util.stream.Stream;
import org.dueregard.people.RoleGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentGrammarTest {

    @Test
    void a_good_module_is_read_whole() {
        TrainingModule module = load(module()).module("m").orElseThrow();

        assertThat(module.audience())
                .contains(RoleGroup.VOLUNTEERS)
                .doesNotContain(
                        RoleGroup.GOVERNORS, RoleGroup.CONTRACTORS, RoleGroup.LINK_GOVERNOR);
        assertThat(module.sections()).extracting(Section::id).containsExactly("01-first");
        assertThat(module.sections()).extracting(Section::title).containsExactly("First");
        Quiz quiz = module.quiz();
        assertThat(quiz).isNotNull();
        assertThat(quiz.draw()).isEqualTo(3);
        assertThat(quiz.pool())
                .extracting(Question::type)
                .containsExactly(QuestionType.ONE, QuestionType.MANY, QuestionType.TRUE_FALSE);
        Question one = quiz.pool().getFirst();
        assertThat(one.text()).isEqualTo("One?");
        assertThat(one.objective()).isEqualTo("who-to-tell");
        assertThat(one.feedback().html()).isEqualTo("<p>The reason. </p>");
        assertThat(one.source().title()).isEqualTo("A source");
        assertThat(one.options().getFirst().feedback().html()).contains("Because not.");
        assertThat(quiz.pool().get(1).weight()).isEqualTo(2);
        assertThat(quiz.pool().get(1).details().html()).contains("A sentence before.");
    }

    @Test
    void sections_have_call_outs_tables_footnotes_pictures_and_checks() {
        String section =
                lines(
                        "# Title",
                        "",
                        "> [!WARNING]",
                        "> Mind **this**.",
                        "",
                        "| a | b |",
                        "|---|---|",
                        "| 1 | 2 |",
                        "",
                        "Words.[^n]",
                        "",
                        "![What it shows](images/p.svg)",
                        "",
                        "### Try? {#try check objective=o}",
                        "",
                        "- [ ] no",
                        "- [x] yes",
                        "",
                        "> Because.",
                        "",
                        "After the check.",
                        "",
                        "[^n]: The note.");
        Catalogue catalogue =
                load(module("modules/m/01-first.md", section, "modules/m/images/p.svg", "<svg/>"));
        Section read = catalogue.module("m").orElseThrow().sections().getFirst();

        assertThat(read.parts()).hasSize(3);
        String before = ((SectionPart.Prose) read.parts().getFirst()).html().html();
        assertThat(before)
                .contains("callout callout-warning")
                .contains("Take care")
                .contains("Mind <strong>this</strong>.")
                .doesNotContain("[!WARNING]")
                .contains("<table>")
                .contains("src=\"/content-files/modules/m/images/p.svg\"")
                .contains("href=\"#fn-1\"");
        assertThat(((SectionPart.KnowledgeCheck) read.parts().get(1)).question().options())
                .hasSize(2);
        assertThat(((SectionPart.Prose) read.parts().get(2)).html().html())
                .contains("After the check.")
                .contains("The note.");
        assertThat(read.objectives()).containsExactly("o");
        assertThat(catalogue.files()).containsKey("modules/m/images/p.svg");
    }

    @Test
    void a_task_list_in_running_text_is_just_a_list() {
        Catalogue catalogue = load(module("modules/m/01-first.md", "# T\n\n- [ ] a\n- [x] b\n"));
        assertThat(catalogue.problems()).isEmpty();
    }

    @Test
    void a_module_without_a_quiz_is_a_module() {
        var files = module();
        files.remove("modules/m/quiz.md");
        assertThat(load(files).module("m").orElseThrow().quiz()).isNull();
    }

    @Test
    void type_many_makes_a_single_tick_a_set_of_checkboxes() {
        String quiz =
                lines(
                        "---",
                        "pass-mark: 50",
                        "---",
                        "## Q {#q type=many}",
                        "",
                        "- [x] A",
                        "- [ ] B");
        assertThat(load(module("modules/m/quiz.md", quiz)).module("m").orElseThrow().quiz().pool())
                .extracting(Question::type)
                .containsExactly(QuestionType.MANY);
    }

    @Test
    void a_broken_module_is_left_out_and_the_rest_is_served() {
        var files = module();
        ContentTests.module("modules/m/quiz.md", "no front matter")
                .forEach((path, file) -> {
                    String other = path.replace("modules/m/", "modules/broken/");
                    files.put(other, new ContentFile(other, file.bytes(), file.size()));
                });
        Catalogue catalogue = load(files);

        assertThat(catalogue.published()).extracting(TrainingModule::id).containsExactly("m");
        assertThat(catalogue.problems()).isNotEmpty();
        assertThat(catalogue.problems()).allMatch(p -> p.item().equals("modules/broken"));
    }

    @Test
    void what_readers_do_not_see_may_stand_after_a_question() {
        String quiz =
                lines(
                        "---",
                        "pass-mark: 50",
                        "---",
                        "## One? { #one }",
                        "",
                        "Read about [it][k]. ```code``` in a line.",
                        "",
                        "- [x] A",
                        "- [ ] B",
                        "",
                        "> Because.",
                        "",
                        "<!-- for authors -->",
                        "",
                        "## Two? {#two}",
                        "",
                        "~ 200 pupils asked this.",
                        "",
                        "- [ ] A",
                        "- [x] B",
                        "",
                        "---",
                        "",
                        "[k]: https://www.gov.uk/");
        Catalogue catalogue = load(module("modules/m/quiz.md", quiz));
        assertThat(catalogue.problems()).isEmpty();
        Quiz read = catalogue.module("m").orElseThrow().quiz();
        assertThat(read.pool()).extracting(Question::id).containsExactly("one", "two");
        assertThat(read.pool().getFirst().feedback().html()).contains("Because.");
    }

    @Test
    void notes_among_authors_are_not_shown() {
        String section = "<!-- ask the head -->\n\n# Title\n\nWords <!-- hm --> here.\n";
        Section read =
                load(module("modules/m/01-first.md", section))
                        .module("m")
                        .orElseThrow()
                        .sections()
                        .getFirst();
        assertThat(read.title()).isEqualTo("Title");
        assertThat(((SectionPart.Prose) read.parts().getFirst()).html().html())
                .doesNotContain("head")
                .doesNotContain("hm");
    }

    @Test
    void a_check_may_have_a_list_before_its_answer() {
        String section =
                lines(
                        "# T",
                        "",
                        "### What next? {#n check}",
                        "",
                        "1. First",
                        "2. Second",
                        "",
                        "And then?",
                        "",
                        "- [x] Third",
                        "- [ ] None",
                        "",
                        "> So it is.");
        Catalogue catalogue = load(module("modules/m/01-first.md", section));
        assertThat(catalogue.problems()).isEmpty();
    }

    @Test
    void a_declared_title_leaves_other_headings_alone() {
        String section = "---\ntitle: Mine\n---\n## Background\n\nWords.\n";
        Section read =
                load(module("modules/m/01-first.md", section))
                        .module("m")
                        .orElseThrow()
                        .sections()
                        .getFirst();
        assertThat(read.title()).isEqualTo("Mine");
        assertThat(((SectionPart.Prose) read.parts().getFirst()).html().html())
                .contains("Background");
    }

    @Test
    void a_pathway_without_front_matter_and_a_stray_file_beside_it_are_told() {
        assertThat(problems(ContentTests.files("pathway/step.md", "# x", "pathway/x.pdf", "x")))
                .containsExactly(
                        "pathway/step.md:1 front-matter.missing",
                        "pathway/x.pdf:1 page.not-markdown");
    }

    @Test
    void a_draft_is_for_authors_only() {
        Catalogue catalogue =
                load(
                        module(
                                "modules/m/module.md",
                                MODULE.replace("minutes: 5", "minutes: 5\ndraft: true")));
        assertThat(catalogue.module("m")).isEmpty();
        assertThat(catalogue.all()).hasSize(1);
    }

    static Stream<Arguments> mistakes() {
        String q = "---\npass-mark: 80\n---\n";
        return Stream.of(
                mistake(
                        "module.md",
                        MODULE.replace("title:", "tittle:"),
                        "module.md:2 front-matter.unknown"),
                mistake(
                        "module.md",
                        MODULE.replace("title: A module\n", ""),
                        "module.md:1 front-matter.required"),
                mistake(
                        "module.md",
                        MODULE.replace("2026-09\n", "next year\n"),
                        "module.md:4 module.bad-version"),
                mistake(
                        "module.md",
                        MODULE.replace("all-staff", "everybody"),
                        "module.md:5 module.unknown-group"),
                mistake(
                        "module.md",
                        MODULE.replace("P1Y", "one year"),
                        "module.md:6 front-matter.not-period"),
                mistake(
                        "module.md",
                        MODULE.replace("minutes: 5", "minutes: five"),
                        "module.md:7 front-matter.not-number"),
                mistake(
                        "module.md",
                        MODULE.replace("2026-09-01", "1.9.2026"),
                        "module.md:8 front-matter.not-date"),
                mistake(
                        "module.md",
                        MODULE.replace("https://", "http://"),
                        "module.md:12 source.bad-url"),
                mistake(
                        "module.md",
                        MODULE.replace("Introduction.", "{{dsl.shoe-size}}"),
                        "module.md:14 placeholder.unknown"),
                mistake(
                        "module.md",
                        MODULE.replace("---\nIntroduction", "Introduction"),
                        "module.md:1 front-matter.unclosed"),
                mistake(
                        "module.md",
                        MODULE.replace("title: A", "title: [A"),
                        "module.md:3 front-matter.unreadable"),
                mistake(
                        "module.md",
                        MODULE.replace("summary:", "title: Again\nsummary:"),
                        "module.md:3 front-matter.twice"),
                mistake("module.md", "Just words", "module.md:1 front-matter.missing"),
                mistake("01-first.md", "No heading here.\n", "01-first.md:1 section.no-title"),
                mistake(
                        "01-first.md",
                        "# T\n\n[x](http://a.example)\n",
                        "01-first.md:3 link.nowhere"),
                mistake("01-first.md", "# T\n\n[x](02-missing.md)\n", "01-first.md:3 link.nowhere"),
                mistake(
                        "01-first.md",
                        "# T\n\n![a](images/none.svg)\n",
                        "01-first.md:3 picture.missing"),
                mistake("01-first.md", "# T\n\n<b>bold</b>\n", "01-first.md:3 raw-html"),
                mistake(
                        "01-first.md",
                        "# T\n\n## Q {#q check}\n\n- [x] a\n- [ ] b\n",
                        "01-first.md:3 check.level"),
                mistake("quiz.md", q + "## Q\n\n- [x] a\n- [ ] b\n", "quiz.md:4 question.no-id"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q}\n\n- [ ] a\n- [ ] b\n",
                        "quiz.md:4 question.nothing-right"),
                mistake("quiz.md", q + "## Q {#q}\n\n- [x] a\n- b\n", "quiz.md:7 option.no-box"),
                mistake("quiz.md", q + "## Q {#q}\n\n- [x] a\n- [ ] A\n", "quiz.md:7 option.twice"),
                mistake("quiz.md", q + "## Q {#q}\n\n- [x] a\n", "quiz.md:6 option.count"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q}\n\nWords only.\n",
                        "quiz.md:4 question.no-answer"),
                mistake("quiz.md", q + "## Q {#q}\n\n1. a\n", "quiz.md:6 option.count"),
                mistake("quiz.md", q + "## Q {#q}\n\n1. a\n2. A\n", "quiz.md:7 option.twice"),
                mistake("quiz.md", q + "## Q {#q}\n\n1. [ ] a\n2. b\n", "quiz.md:6 order.box"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q}\n\n|a|b|c|\n|-|-|-|\n|1|2|3|\n|4|5|6|\n",
                        "quiz.md:8 match.columns"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q}\n\n|a|b|\n|-|-|\n|1|2|\n|3|2|\n",
                        "quiz.md:9 option.twice"),
                mistake("quiz.md", q + "## Q {#q}\n\nWords\n= 999\n", "quiz.md:6 short.mixed"),
                mistake("quiz.md", q + "## Q {#q}\n\n= 999\n~ 999\n", "quiz.md:7 option.twice"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q type=many}\n\n= 999\n",
                        "quiz.md:4 question.bad-type"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q}\n\n- [x] a\n- [ ] b\n\n> r [source: nowhere]\n",
                        "quiz.md:9 question.unknown-source"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q colour=red}\n\n- [x] a\n- [ ] b\n",
                        "quiz.md:4 question.unknown-attribute"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q weight=0}\n\n- [x] a\n- [ ] b\n",
                        "quiz.md:4 question.bad-weight"),
                mistake(
                        "quiz.md",
                        QUIZ + "\n## Once more {#one}\n\n- [x] a\n- [ ] b\n",
                        "quiz.md:25 question.id-twice"),
                mistake("quiz.md", q, "quiz.md:4 quiz.empty"),
                mistake(
                        "quiz.md",
                        "---\npass-mark: 80\npassmark: 1\n---\n"
                                + QUIZ.substring(QUIZ.indexOf("## One")),
                        "quiz.md:3 front-matter.unknown"),
                mistake(
                        "quiz.md",
                        QUIZ.replace("pass-mark: 80", "pass-mark: 800"),
                        "quiz.md:2 front-matter.not-number"),
                mistake("quiz.md.txt", "x", "quiz.md.txt:1 module.unknown-file"),
                mistake("images/a.exe", "x", "images/a.exe:1 file.unknown-ending"),
                mistake(
                        "module.md",
                        MODULE.replace("P1Y", "P10000Y"),
                        "module.md:6 front-matter.not-period"),
                mistake(
                        "01-first.md",
                        "# T\n\n### Q? {#q Check}\n\n- [x] a\n- [ ] b\n",
                        "01-first.md:3 check.unknown"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q check}\n\n- [x] a\n- [ ] b\n",
                        "quiz.md:4 check.in-quiz"),
                mistake(
                        "quiz.md",
                        q + "## Q {#q}\n\n- [x] a\n- [ ] b\n      > No.\n",
                        "quiz.md:7 option.quote-indent"),
                mistake("scenario-x.md", "# S\n", "scenario-x.md:1 scenario.count"),
                mistake("notes.md", "# N\n", "notes.md:1 module.unknown-file"));
    }

    private static Arguments mistake(String file, String text, String problem) {
        return Arguments.of(file, text, problem);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void every_mistake_is_told_with_file_and_line_and_in_words(
            String file, String text, String problem) {
        var files = module("modules/m/" + file, text);
        List<String> told = problems(files);

        assertThat(told).contains("modules/m/" + problem);
        assertThat(load(files).published()).isEmpty();
        load(files)
                .problems()
                .forEach(p ->
                        assertThat(
                                        ContentTests.WORDS.get(
                                                "problem." + p.key(), p.arguments().toArray()))
                                .hasSizeGreaterThan(20)
                                .doesNotContain("{0}"));
    }

    @Test
    void an_item_that_did_not_change_is_not_read_again() {
        CatalogueLoader loader =
                new CatalogueLoader(
                        new MarkdownEngine(ContentLibrary.callOutTitles(ContentTests.WORDS)));
        TrainingModule first = loader.load(java.util.Map.of(), module()).module("m").orElseThrow();
        TrainingModule second = loader.load(java.util.Map.of(), module()).module("m").orElseThrow();
        assertThat(second).isSameAs(first);
    }

    @Test
    void an_outside_item_replaces_the_packaged_one_whole() {
        CatalogueLoader loader =
                new CatalogueLoader(
                        new MarkdownEngine(ContentLibrary.callOutTitles(ContentTests.WORDS)));
        var outside = module("modules/m/module.md", MODULE.replace("A module", "Theirs"));
        outside.remove("modules/m/quiz.md");
        TrainingModule module = loader.load(module(), outside).module("m").orElseThrow();
        assertThat(module.title()).isEqualTo("Theirs");
        assertThat(module.quiz()).isNull();
    }
}
