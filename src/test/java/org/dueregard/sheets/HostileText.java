package org.dueregard.sheets;

import java.util.List;

/// A text that has broken files elsewhere, and what a cell of either kind of file shall hold.
record HostileText(String given, String inWorkbook, String inCsv) {

    static final List<HostileText> ALL =
            List.of(
                    formula("=1+1"),
                    formula("=HYPERLINK(\"https://example.org\",\"x\")"),
                    formula("+44"),
                    formula("-1"),
                    formula("@SUM(A1)"),
                    formula("\t=1"),
                    formula("\n=1"),
                    formula(" =1"),
                    formula("\u3000＝1"),
                    formula("\u200B＋1"),
                    changed("\r=1", "\n=1", "'\n=1"),
                    changed("\0=1", "\uFFFD=1", "'\uFFFD=1"),
                    same("007"),
                    same("00123456789012345678"),
                    same("1E5"),
                    same("3-4"),
                    same("TRUE"),
                    same("#REF!"),
                    same("2026-09-03"),
                    same("  blanks before and after  "),
                    same(" "),
                    same("one\ntwo\n\nthree\n"),
                    same("a,b;c\td"),
                    same("say \"yes\""),
                    same("\""),
                    same("'quoted'"),
                    same("<b>&amp;</b>]]><!-- -->"),
                    same("_x0041_ _x000D_ _x005F_x0041_ _xZZZZ_ _x004"),
                    same("_x0041"),
                    same("_"),
                    same("😀 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿"),
                    same("Zoë Ó Súilleabháin, Siân, 王小明, محمد, עברית"),
                    same("e\u0301 and \u00E9"),
                    same("\u2028\u2029\u0085\u00A0\u200B"),
                    same("a".repeat(32_767)),
                    changed("one\r\ntwo\rthree\r", "one\ntwo\nthree\n"),
                    changed("nil\0bell\u0007escape\u001B", "nil\uFFFDbell\uFFFDescape\uFFFD"),
                    changed("\uFFFE\uFFFF\uFFFD", "\uFFFD\uFFFD\uFFFD"),
                    changed("\uD83D alone \uDE00", "\uFFFD alone \uFFFD"),
                    changed("\uDE00\uD83D", "\uFFFD\uFFFD"),
                    changed("a".repeat(32_768), "a".repeat(32_766) + "…"),
                    changed("a".repeat(32_765) + "😀b", "a".repeat(32_765) + "…"),
                    changed(
                            "=" + "1".repeat(32_766),
                            "=" + "1".repeat(32_766),
                            "'=" + "1".repeat(32_764) + "…"));

    private static HostileText same(String text) {
        return changed(text, text);
    }

    private static HostileText formula(String text) {
        return changed(text, text, "'" + text);
    }

    private static HostileText changed(String given, String shown) {
        return changed(given, shown, shown);
    }

    private static HostileText changed(String given, String inWorkbook, String inCsv) {
        return new HostileText(given, inWorkbook, inCsv);
    }

    static List<String> givens() {
        return ALL.stream().map(HostileText::given).toList();
    }
}
