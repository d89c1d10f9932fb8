package org.dueregard.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dueregard.common.Percentage;
import org.dueregard.common.Words;
import org.dueregard.coverage.GovernorReport.Cell;
import org.dueregard.coverage.GovernorReport.Impact;
import org.dueregard.coverage.GovernorReport.Reason;
import org.dueregard.coverage.GovernorReport.Requirement;
import org.dueregard.coverage.GovernorReport.Sentence;
import org.dueregard.coverage.GovernorReport.Source;
import org.dueregard.pdf.PdfRenderer;
import org.dueregard.pdf.PdfUa;
import org.dueregard.standing.Standing;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;

/// The report on paper: only the template engine and the renderer are needed.
@SpringBootTest(
        classes = {GovernorReportPdf.class, PdfRenderer.class, Words.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ImportAutoConfiguration({ThymeleafAutoConfiguration.class, MessageSourceAutoConfiguration.class})
class GovernorReportPdfTest {

    /// To be looked at.
    private static final Path KEPT = Path.of("target", "governor-reports");

    private static final String LONG_WORD = "Supercalifragilistic".repeat(12);

    @Autowired GovernorReportPdf paper;
    @Autowired PdfRenderer renderer;
    @Autowired Words words;

    static Stream<Arguments> reports() {
        return Stream.of(
                Arguments.of("usual", ReportSamples.usual()),
                Arguments.of("empty", ReportSamples.empty()),
                Arguments.of("without-speakers", ReportSamples.withoutSpeakers()),
                Arguments.of("little-impact", ReportSamples.withImpact(impactWithLittle())),
                Arguments.of("source-per-cell", ReportSamples.sourcePerCell()),
                Arguments.of("endless-words", everywhere(LONG_WORD)));
    }

    private static Impact impactWithLittle() {
        Impact usual = ReportSamples.impact();
        return new Impact(
                usual.trendOf(), usual.trend().subList(4, 5), 7, List.of(), List.of(), null);
    }

    private ReportPaper.Read read(GovernorReport report) throws Exception {
        return ReportPaper.read(paper.render(report));
    }

    private static byte[] keep(String name, byte[] pdf) throws Exception {
        Files.createDirectories(KEPT);
        Files.write(KEPT.resolve(name + ".pdf"), pdf);
        return pdf;
    }

    @ParameterizedTest
    @MethodSource("reports")
    void it_is_an_accessible_pdf(String name, GovernorReport report) throws Exception {
        byte[] pdf = keep(name, paper.render(report));
        PdfUa.Report checked = PdfUa.check(pdf);
        assertThat(checked.failures()).isEmpty();
        assertThat(checked.compliant()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void every_number_has_a_mark_that_leads_to_its_source(String name, GovernorReport report)
            throws Exception {
        String xhtml = paper.xhtml(report);
        assertThat(ReportPaper.unmarked(xhtml)).isEmpty();
        List<String> targets = ReportPaper.xhtml(xhtml).select(".mark a").eachAttr("href");
        assertThat(targets).isNotEmpty();
        for (String target : targets) {
            assertThat(ReportPaper.xhtml(xhtml).select(".sources [id=" + target.substring(1) + "]"))
                    .as(target)
                    .hasSize(1);
        }
        ReportPaper.Read read = read(report);
        assertThat(read.links()).hasSameSizeAs(targets);
        assertThat(read.links())
                .allSatisfy(link -> assertThat(link[1]).isGreaterThanOrEqualTo(read.sourcesPage()));
    }

    @Test
    void a_number_without_a_mark_would_be_found() {
        String xhtml = paper.xhtml(ReportSamples.usual());
        assertThat(ReportPaper.unmarked(xhtml.replace("<h2", "<p>12 people on 3 May 2026</p><h2")))
                .containsExactly("12");
        assertThat(ReportPaper.unmarked(xhtml.replace("href=\"#source-1\"", "href=\"#\"")))
                .contains("92");
    }

    @Test
    void a_usual_school_has_two_pages_and_one_of_sources() throws Exception {
        ReportPaper.Read read = read(ReportSamples.usual());
        assertThat(read.pages()).isEqualTo(3);
        assertThat(read.text().get(0))
                .startsWith(
                        "Prevent training: report to governors Oakfield Primary School. As at 1"
                                + " September 2026")
                .contains("How many are covered", "By group", "New starters");
        assertThat(read.footers().getFirst())
                .isEqualTo(
                        "Oakfield Primary School. As at 1 September 2026; made 2 September 2026,"
                                + " 9.10am with Due Regard. Page 1 of 3");
        assertThat(read.text().get(1))
                .contains(
                        "Does it stick?",
                        "Visiting speakers",
                        "Actions from last time",
                        "Questions to ask");
        assertThat(read.sourcesPage()).isEqualTo(3);
        assertThat(read.outside()).isEmpty();
    }

    @Test
    void a_source_for_each_cell_costs_no_more_pages_before_the_sources() throws Exception {
        ReportPaper.Read read = read(ReportSamples.sourcePerCell());
        assertThat(read.sourcesPage()).isEqualTo(3);
        assertThat(read.outside()).isEmpty();
    }

    @Test
    void long_titles_and_a_long_lead_still_leave_two_pages_before_the_sources() throws Exception {
        GovernorReport usual = ReportSamples.sourcePerCell();
        List<Requirement> wordy =
                usual.requirements().stream()
                        .map(each ->
                                new Requirement(
                                        each.id(),
                                        "Keeping children safe in education, part one",
                                        each.covered(),
                                        each.effective(),
                                        each.reasons(),
                                        each.runsOut()))
                        .toList();
        Sentence lead =
                new Sentence(
                        "report.lead",
                        List.of(
                                ReportSamples.share(108, 117, 1),
                                "Keeping children safe in education, part one",
                                "October 2024",
                                ReportSamples.share(70, 114, 7),
                                "Supply, trainees, volunteers and peripatetic staff",
                                ReportSamples.share(9, 14, 2)));
        ReportPaper.Read read =
                read(
                        ReportSamples.with(
                                usual.schoolName(),
                                lead,
                                wordy,
                                ReportSamples.usual().cells(),
                                usual.impact(),
                                usual.speakers()));
        assertThat(read.sourcesPage()).isEqualTo(3);
    }

    @Test
    void every_figure_of_the_record_is_on_the_page() throws Exception {
        GovernorReport report = ReportSamples.usual();
        String text = ReportPaper.spoken(paper.render(report));
        assertThat(report.figures().count()).isGreaterThan(100);
        report.figures()
                .filter(figure -> !(figure instanceof Figure.Hidden))
                .forEach(figure -> assertThat(text).contains(printed(figure)));
        assertThat(text)
                .contains(
                        "92 % (108 of 117)[1] of those who need it are covered for Prevent"
                                + " awareness; in October 2024 it was 61 % (70 of 114)[7].",
                        "under five[1] new, still in time, 6[1] out of date",
                        "Next term: 1 January 2027 to 31 March 2027.",
                        "78 % (11 of 14)[9] of new starters due between 1 September 2025",
                        "Requests from 1 September 2025 to 31 August 2026",
                        "Declined: checks could not be made in time 2[13]; outside the agreed"
                                + " subject 1[13].",
                        "30 June 2026 Done[16]",
                        "17 July 2026 Overdue[16]",
                        "12 November 2026 To do[16]",
                        "1. In the group Site and office, 64 % (9 of 14)[2] are covered for",
                        "What to write down, and when”: +18 points[11].",
                        "7 Covered at the end of each of 24 months: Prevent awareness"
                                + " /coverage/trend?asAt=2026-09-01&module=prevent-awareness"
                                + " 2,673");
        for (Cell cell : report.cells()) {
            assertThat(text).contains(cell.block());
        }
    }

    private String printed(Figure figure) {
        String number =
                switch (figure) {
                    case Figure.Share(Percentage of, int _) ->
                            of.value() + " % (" + of.part() + " of " + of.whole() + ")";
                    case Figure.Count(long count, int _) -> Long.toString(count);
                    case Figure.Mean(int percent, long people, int _) ->
                            percent + " % (" + people + " people)";
                    case Figure.Kept(int percent, int _) -> percent + " %";
                    case Figure.Points(int points, int _) ->
                            (points < 0 ? "−" : "+")
                                    + Math.abs(points)
                                    + (Math.abs(points) == 1 ? " point" : " points");
                    case Figure.Hidden(Figure.Why why, int _) ->
                            why == Figure.Why.UNDER_FIVE ? "under five" : "not shown";
                };
        return number + "[" + figure.source() + "]";
    }

    @Test
    void bars_are_as_long_as_the_figures_beside_them() {
        Element body = ReportPaper.xhtml(paper.xhtml(ReportSamples.usual()));
        for (Element cell : body.select(".totals td:has(.bar)")) {
            assertThat(cell.select(".bar div").attr("style"))
                    .isEqualTo("width: " + cell.selectFirst(".main").ownText().replace(" ", ""));
        }
        Element pair = body.selectFirst(".pairs tbody tr");
        assertThat(pair.select(".bar .plain").attr("style")).isEqualTo("width: 94%");
        assertThat(pair.select(".bar div").last().attr("style")).isEqualTo("width: 81%");
    }

    @Test
    void the_line_is_told_in_words_and_month_by_month() throws Exception {
        Element body = ReportPaper.xhtml(paper.xhtml(ReportSamples.usual()));
        assertThat(body.selectFirst(".trend img").attr("alt"))
                .contains("61 % in October 2024, 92 % in September 2026", "lowest 61 %");
        assertThat(body.select(".months tbody tr")).hasSize(3);
        assertThat(body.select(".months tbody tr").get(1).select("td").eachText())
                .hasSize(12)
                .startsWith("65 % (75 of 114)")
                .element(7)
                .as("August 2025 was not counted")
                .isEqualTo("–");
    }

    @Test
    void one_month_has_one_label() throws Exception {
        String text = read(ReportSamples.withImpact(impactWithLittle())).all();
        assertThat(text)
                .containsOnlyOnce("February 2025:")
                .contains(
                        "No subject has been asked again yet.",
                        "Nobody has been asked how sure they are yet.");
    }

    @Test
    void a_month_with_nobody_in_scope_is_no_month_of_the_line() {
        GovernorReport.Month nobody =
                new GovernorReport.Month(java.time.YearMonth.of(2026, 8), new Percentage(0, 0));
        assertThatThrownBy(() -> new Impact("", List.of(nobody), 7, List.of(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_not_there_is_said() throws Exception {
        ReportPaper.Read read = read(ReportSamples.empty());
        assertThat(read.all())
                .contains(
                        "Nothing is asked of anybody at this school yet.",
                        "No figures by group.",
                        "None in scope[1] to be measured: no new starter was due",
                        "There is nothing to show of impact yet. Nobody has completed any training"
                                + " yet.",
                        "The school does not record visiting speakers here yet.",
                        "No actions were recorded last time.",
                        "No question follows from these figures.")
                .doesNotContain("fewer than five", "A dash");
        assertThat(read.pages()).isEqualTo(2);
        assertThat(read(ReportSamples.withoutSpeakers()).all())
                .contains("The school does not record visiting speakers here yet.")
                .doesNotContain("Median days");
    }

    @Test
    void hidden_figures_are_explained_once() throws Exception {
        assertThat(read(ReportSamples.usual()).all())
                .containsOnlyOnce("stands for fewer than five people")
                .containsOnlyOnce("stands where a number under five could be worked out")
                .contains("not shown[5]", "under five[5]");
        assertThat(Figure.ofPeople(4, 1)).isInstanceOf(Figure.Hidden.class);
        assertThat(Figure.ofPeople(5, 1)).isEqualTo(new Figure.Count(5, 1));
        assertThat(Figure.ofPeople(0, 1)).isEqualTo(new Figure.Count(0, 1));
    }

    @Test
    void nobody_is_missing_only_where_all_are_covered() {
        assertThat(row(ReportSamples.share(9, 9, 1))).contains("nobody missing");
        assertThat(row(ReportSamples.share(8, 9, 1))).doesNotContain("nobody missing");
        assertThat(row(ReportSamples.share(0, 0, 1)))
                .contains("None in scope")
                .doesNotContain("nobody missing", "100 %");
        assertThat(row(new Figure.Hidden(Figure.Why.UNDER_FIVE, 1)))
                .contains("under five")
                .doesNotContain("nobody missing");
    }

    private String row(Figure covered) {
        GovernorReport usual = ReportSamples.usual();
        Requirement requirement = new Requirement("x", "x", covered, null, List.of(), null);
        return ReportPaper.xhtml(
                        paper.xhtml(
                                ReportSamples.with(
                                        usual.schoolName(),
                                        usual.lead(),
                                        List.of(requirement),
                                        List.of(),
                                        usual.impact(),
                                        null)))
                .select(".totals tbody")
                .text();
    }

    @Test
    void in_a_cell_a_reason_that_may_not_be_told_is_left_out() {
        Element body = ReportPaper.xhtml(paper.xhtml(ReportSamples.usual()));
        assertThat(body.select(".matrix td").text())
                .contains("5[2] out of date")
                .doesNotContain("never begun");
    }

    @Test
    void a_big_school_runs_over_and_nothing_is_cut_off() throws Exception {
        GovernorReport report = ReportSamples.big();
        byte[] pdf = keep("big", paper.render(report));
        ReportPaper.Read read = ReportPaper.read(pdf);
        assertThat(read.pages()).isGreaterThan(10);
        assertThat(read.outside()).isEmpty();
        assertThat(read.all())
                .contains(
                        "Training 1 to 6 of 14, groups 1 to 9 of 20",
                        "Training 13 to 14 of 14, groups 19 to 20 of 20",
                        "Objective 25",
                        "20. ");
        for (Cell cell : report.cells()) {
            assertThat(read.all()).contains("[" + cell.covered().source() + "]");
        }
        assertThat(read.text())
                .as("a group stays together with its numbers")
                .noneMatch(page -> page.matches(".*Faculty of subject \\d+"));
        assertThat(PdfUa.check(pdf).failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script><b>",
                "&amp; &#x26; ]]> <!-- \" '",
                "{0} {1} [1] ${it.school} [[${1}]] #{report.title}",
                "\uE0000\uE001",
                "مدرسة \u202Eoofoot\u202C שלום",
                "👩‍🏫 中文 \uD800",
                "a\u0000b\u0008c\u001Cd\u000Be\u0085f\u2028g",
                "   "
            })
    void hostile_words_stay_words(String hostile) throws Exception {
        byte[] pdf = paper.render(everywhere(hostile));
        assertThat(PdfUa.check(pdf).compliant()).isTrue();
        String shown = renderer.printable(hostile).replaceAll("\\s+", " ").strip();
        String text = ReportPaper.spoken(pdf);
        assertThat(text).contains("report to governors").contains(shown);
        assertThat(ReportPaper.xhtml(paper.xhtml(everywhere(hostile))).select("script, b"))
                .isEmpty();
    }

    @Test
    void what_no_font_shows_is_a_question_mark() throws Exception {
        assertThat(read(everywhere("Zoë 中 👩")).all()).contains("Zoë ? ?");
    }

    @Test
    void a_word_without_an_end_is_broken_and_not_cut_off() throws Exception {
        assertThat(read(everywhere(LONG_WORD)).outside()).isEmpty();
    }

    private static GovernorReport everywhere(String words) {
        return new GovernorReport(
                words,
                ReportSamples.AS_AT,
                ReportSamples.MADE,
                new Sentence(
                        "report.question.gap", List.of(words, ReportSamples.share(1, 9, 1), words)),
                List.of(
                        new Requirement(
                                "x",
                                words,
                                ReportSamples.share(7, 9, 1),
                                null,
                                List.of(new Reason(Standing.NEVER, new Figure.Count(2, 1))),
                                null)),
                ReportSamples.usual().nextTerm(),
                List.of(new Cell(words, "x", ReportSamples.share(7, 9, 1), null, List.of())),
                ReportSamples.usual().induction(),
                new Impact(
                        words,
                        ReportSamples.impact().trend(),
                        7,
                        List.of(
                                new GovernorReport.Retention(
                                        words,
                                        new Figure.Mean(50, 1, 1),
                                        new Figure.Mean(60, 1, 1),
                                        new Figure.Kept(120, 1))),
                        List.of(
                                new GovernorReport.Calibration(
                                        words,
                                        new Figure.Mean(50, 7, 1),
                                        new Figure.Mean(50, 7, 1),
                                        new Figure.Points(0, 1))),
                        null),
                new GovernorReport.Speakers(
                        ReportSamples.usual().nextTerm(),
                        new Figure.Count(1, 1),
                        new Figure.Count(0, 1),
                        new Figure.Count(0, 1),
                        List.of(new GovernorReport.Declined(words, new Figure.Count(1, 1))),
                        null,
                        new Figure.Count(0, 1)),
                List.of(new GovernorReport.ActionLine(words, words, ReportSamples.AS_AT, false, 1)),
                List.of(new Sentence("report.plain", List.of(words))),
                List.of(
                        new Source(1, words, words, 1),
                        new Source(7, words, "/" + words, 1),
                        new Source(9, words, words, 1)));
    }

    @Test
    void a_number_without_a_source_makes_no_report() {
        GovernorReport usual = ReportSamples.usual();
        List<Source> sources = new ArrayList<>(usual.sources());
        sources.removeIf(source -> source.number() == 9);
        assertThatThrownBy(() -> paper.render(ReportSamples.withSources(sources)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9");
        sources.add(new Source(8, "again", "/", 1));
        assertThatThrownBy(() -> ReportSamples.withSources(sources))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sentence.of("9 of 14"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sentence("report.plain", List.of(9)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Impact("", List.of(), 0, List.of(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.lead",
                "report.lead.no-past",
                "report.lead.no-groups",
                "report.question.gap",
                "report.question.effective",
                "report.question.forgotten",
                "report.question.surer",
                "report.question.induction",
                "report.question.runs-out",
                "report.question.actions",
                "report.question.speakers"
            })
    void the_sentences_have_no_number_of_their_own(String key) {
        assertThat(words.get(key, "a", "b", "c", "d", "e", "f")).doesNotContainPattern("\\d");
    }
}
