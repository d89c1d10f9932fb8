package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.dueregard.common.ui.AppLink;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.coverage.CoverageService;
import org.dueregard.coverage.RedListEntry;
import org.dueregard.people.RoleGroup;
import org.dueregard.standing.Exposure;
import org.jspecify.annotations.Nullable;

/// What calls for something, the most pressing first. What is nobody's is left out.
class RedListSection extends Section {

    private static final long serialVersionUID = 1L;

    private final UnorderedList list = new UnorderedList();

    RedListSection(CoverageReport report, CoverageState state, CoverageService coverage) {
        addClassName("red-list");
        H2 heading = new H2(getTranslation("red-list.heading"));
        list.addClassName("task-list");
        Exposure exposure = coverage.exposure(report.schoolId(), report.asAt());
        add("red-list.exposed", exposure.exposed(), state, null, Listed.EXPOSED);
        add("red-list.starters", exposure.starters(), state, null, Listed.NEW_STARTERS);
        add("red-list.leads", exposure.leads(), state, RoleGroup.DSL, Listed.EXPOSED);
        add("red-list.expiring-30", exposure.expiring30(), state, null, Listed.EXPIRING_30);
        add("red-list.expiring-60", exposure.expiring60(), state, null, Listed.EXPIRING_60);
        add("red-list.expiring-90", exposure.expiring90(), state, null, Listed.EXPIRING_90);
        add("red-list.forgotten", exposure.forgotten(), state, null, Listed.FORGOTTEN);
        for (RedListEntry entry : coverage.redList(report.schoolId(), report.asAt())) {
            add(entry.count(), new AppLink(entry.address(), text(entry)));
        }
        add(heading);
        if (list.getChildren().findAny().isEmpty()) {
            add(new Paragraph(getTranslation("red-list.nothing")));
        } else {
            add(list);
        }
    }

    private String text(RedListEntry entry) {
        return getTranslation(entry.key(), entry.count());
    }

    private void add(
            String key, long count, CoverageState state, @Nullable RoleGroup group, Listed show) {
        add(
                count,
                new AppLink(
                        state.listing(null, group, show).address(), getTranslation(key, count)));
    }

    private void add(long count, Component link) {
        if (count > 0) {
            Span number = new Span(Long.toString(count));
            number.addClassName("count");
            number.getElement().setAttribute("aria-hidden", "true");
            list.add(new ListItem(number, link));
        }
    }
}
