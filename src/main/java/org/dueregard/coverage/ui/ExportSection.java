package org.dueregard.coverage.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.coverage.CoverageRoutes;

/// What can be taken away, as at the day on the page.
class ExportSection extends Section {

    private static final long serialVersionUID = 1L;

    private final UnorderedList list = new UnorderedList();
    private final String parameters;

    ExportSection(CoverageReport report) {
        parameters = "?school=" + report.schoolId() + "&asAt=" + report.asAt();
        addClassName("exports");
        add(
                new H2(getTranslation("exports.heading")),
                new Paragraph(getTranslation("exports.lead", Days.inWords(report.asAt()))),
                list);
        list.add(
                new ListItem(
                        new AppLink(
                                CoverageRoutes.REPORT + "?school=" + report.schoolId(),
                                getTranslation("exports.report"))));
        list.add(
                new ListItem(
                        new AppLink(
                                CoverageRoutes.PACK + parameters, getTranslation("exports.pack"))));
        add("exports.people", "people", "csv");
        add("exports.people", "people", "xlsx");
        add("exports.annex", "training-annex", "csv");
        add("exports.annex", "training-annex", "xlsx");
    }

    /// The same list to look at instead.
    ExportSection withEverybody() {
        list.addComponentAsFirst(
                new ListItem(
                        new AppLink(
                                CoverageRoutes.EVERYBODY + parameters,
                                getTranslation("exports.everybody"))));
        return this;
    }

    private void add(String key, String file, String ending) {
        Anchor link =
                new Anchor(
                        CoverageRoutes.EXPORT + "/" + file + "." + ending + parameters,
                        getTranslation(
                                "exports.as",
                                getTranslation(key),
                                ending.toUpperCase(java.util.Locale.ROOT)));
        link.getElement().setAttribute("router-ignore", true);
        link.getElement().setAttribute("download", true);
        list.add(new ListItem(link));
    }
}
