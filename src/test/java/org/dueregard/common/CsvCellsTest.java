package org.dueregard.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\0=1",
                " =1",
                "   \u00A0=1",
                "\u3000@a",
                "\u200B=1",
                "\uFEFF+1",
                "\u202E-1",
                "\u0001=1",
                " \ttabbed",
                "＝1",
                "＋1",
                "－1",
                "＠a",
                " ﹦1",
                "﹢1",
                "﹣1",
                "﹫a"
            })
    void what_might_be_a_formula_begins_with_an_apostrophe(String text) {
        assertThat(CsvCells.harmless(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "   ",
                "Name",
                " Name",
                "a=b",
                "1+1",
                "007",
                "'quoted",
                "\"=1\"",
                "O’Neill-Smith",
                "😀 = glad"
            })
    void anything_else_stays_as_it_is(String text) {
        assertThat(CsvCells.harmless(text)).isEqualTo(text);
    }

    @Test
    void a_line_has_harmless_cells_and_empty_ones_for_nothing() {
        StringWriter out = new StringWriter();
        new CsvCells(out).line("Ada", null, " =1", "");
        assertThat(out).hasToString("Ada,,' =1,\r\n");
    }
}
