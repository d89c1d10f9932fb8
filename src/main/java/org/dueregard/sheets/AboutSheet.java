package org.dueregard.sheets;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.Words;

/// The first sheet of a workbook.
final class AboutSheet {

    private static final List<Integer> WIDTHS = List.of(24, 90);

    private final Worksheet sheet;

    private AboutSheet(Worksheet sheet) {
        this.sheet = sheet;
    }

    /// @return how many rows it has
    static int write(Writer out, About about, Words words) throws IOException {
        AboutSheet page = new AboutSheet(Worksheet.begin(out, WIDTHS, false));
        page.title(about.title());
        page.line(words.get("sheets.about.what"), about.what());
        page.line(words.get("sheets.about.school"), about.school());
        if (about.asAt() != null) {
            page.term(words.get("sheets.about.as-at"));
            page.sheet.date(about.asAt());
            page.sheet.endRow();
        }
        page.line(words.get("sheets.about.made"), Days.inWords(about.madeAt()));
        if (!about.definitions().isEmpty()) {
            page.definitions(about.definitions(), words);
        }
        page.sheet.end();
        return page.sheet.line() - 1;
    }

    private void title(String title) throws IOException {
        sheet.text(title, Style.TITLE);
        sheet.endRow();
    }

    private void definitions(List<About.Definition> definitions, Words words) throws IOException {
        sheet.endRow();
        title(words.get("sheets.about.definitions"));
        for (About.Definition definition : definitions) {
            line(definition.term(), definition.meaning());
        }
    }

    private void line(String term, String meaning) throws IOException {
        term(term);
        sheet.text(meaning, Style.WRAPPED);
        sheet.endRow();
    }

    private void term(String term) {
        sheet.text(term, Style.HEAD);
    }
}
