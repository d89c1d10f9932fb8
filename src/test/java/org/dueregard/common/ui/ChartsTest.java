package org.dueregard.common.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.dueregard.charts.Trend;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

class ChartsTest {

    private static Element all() {
        return Jsoup.parseBodyFragment(ChartSamples.html()).body();
    }

    @Test
    void a_line_has_its_ends_labelled_and_every_month_in_a_table_behind_it() {
        Element chart = all().selectFirst("figure:has(.trend-plot)");
        assertThat(chart.selectFirst("figcaption").text()).isEqualTo("Covered: Prevent awareness");
        assertThat(chart.select(".trend-ends span").eachText())
                .containsExactly(
                        "October 2024: 69 % (87 of 120)", "September 2026: 92 % (110 of 120)");
        assertThat(chart.select("details summary").text()).isEqualTo("Show as a table");
        assertThat(chart.select("details tbody tr")).hasSize(Trend.MONTHS - 2);
        assertThat(chart.select("details tbody tr").first().text())
                .isEqualTo("October 2024 69 % (87 of 120)");
    }

    @Test
    void a_missing_month_is_not_drawn() {
        Elements lines = all().select(".trend-plot .trend-line");
        // 11 months, then one alone, then 10: ten lines, a dot, nine lines.
        assertThat(lines).hasSize(10 + 1 + 9);
        assertThat(lines.stream().filter(line -> line.attr("x1").equals(line.attr("x2"))))
                .hasSize(1);
    }

    @Test
    void the_pictures_are_hidden_from_screen_readers_and_say_nothing_of_their_own() {
        for (Element svg : all().select("svg")) {
            assertThat(svg.closest("[aria-hidden=true]")).isNotNull();
            assertThat(svg.text()).isEmpty();
        }
        assertThat(all().select("svg")).hasSize(1 + 3 + 4);
    }

    @Test
    void no_style_stands_in_the_page_itself() {
        assertThat(all().select("[style], style, script")).isEmpty();
    }

    @Test
    void without_a_month_there_is_a_sentence_and_no_picture() {
        Element empty = all().select("figure").get(1);
        assertThat(empty.text()).contains("There is no line yet");
        assertThat(empty.select("svg, details, table")).isEmpty();
    }

    @Test
    void bars_are_as_long_as_their_figures_say() {
        Elements rows = all().select("figure").get(2).select("tbody tr");
        assertThat(rows.eachText())
                .containsExactly(
                        "Teachers 92 % (39 of 42)",
                        "Site and office 64 % (9 of 14)", "Volunteers 0 % (0 of 11)");
        assertThat(rows.select(".bar-full").eachAttr("width")).containsExactly("92%", "64%", "0%");
    }

    @Test
    void of_two_bars_the_first_is_white_and_the_second_full() {
        Element row = all().select("figure").get(3).selectFirst("tbody tr");
        assertThat(row.text())
                .isEqualTo(
                        "Who to tell first about a concern first 94 % (41 people) later 81 % (41"
                                + " people)");
        assertThat(row.select(".bar-white").eachAttr("width")).containsExactly("94%");
        assertThat(row.select(".bar-full").eachAttr("width")).containsExactly("81%");
    }
}
