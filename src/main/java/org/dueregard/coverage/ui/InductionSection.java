package org.dueregard.coverage.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.dueregard.common.Percentage;
import org.dueregard.common.ui.Table;
import org.dueregard.coverage.CoverageService;

/// Whether new people were trained in the time they were given.
class InductionSection extends Section {

    private static final long serialVersionUID = 1L;

    InductionSection(List<CoverageService.Starters> starters) {
        add(new H2(getTranslation("induction.heading")));
        if (starters.isEmpty()) {
            add(new Paragraph(getTranslation("induction.none")));
            return;
        }
        Table table = new Table(getTranslation("induction.heading"));
        table.addColumn(getTranslation("coverage.column.requirement"));
        table.addColumn(getTranslation("induction.column.on-time"));
        starters.forEach(
                row -> table.addRow(new Span(row.title()), new Span(figure(row.onTime()))));
        add(table);
    }

    private String figure(Percentage onTime) {
        return getTranslation("coverage.figure", onTime.value(), onTime.part(), onTime.whole());
    }
}
