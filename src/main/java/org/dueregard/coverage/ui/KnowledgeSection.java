package org.dueregard.coverage.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Table;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.training.Briefed;
import org.dueregard.training.ObjectiveFigures;
import org.dueregard.training.TrainingRoutes;
import org.jspecify.annotations.Nullable;

/// What to teach next, and what people know: the three weakest objectives, then all of them with how
/// sure and how right people were, and what was left after some weeks.
class KnowledgeSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int WEAKEST = 3;
    private static final int ENOUGH_PEOPLE = 5;

    KnowledgeSection(List<ObjectiveFigures> objectives, List<Briefed> briefings, boolean mayBrief) {
        add(new H2(getTranslation("teach-next.heading")));
        List<ObjectiveFigures> weakest =
                objectives.stream()
                        .filter(objective -> objective.people() >= ENOUGH_PEOPLE)
                        .limit(WEAKEST)
                        .toList();
        if (weakest.isEmpty()) {
            add(new Paragraph(getTranslation("teach-next.none")));
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassName("teach-next");
        weakest.forEach(objective -> list.add(item(objective, mayBrief)));
        add(list);
        addBriefings(briefings);
        add(
                new NativeDetails(
                        getTranslation("teach-next.all", objectives.size()), table(objectives)));
    }

    private ListItem item(ObjectiveFigures objective, boolean mayBrief) {
        ListItem item = new ListItem(new Span(objective.sentence()));
        Span hint =
                new Span(
                        getTranslation(
                                "teach-next.score",
                                percent(objective.score()),
                                objective.people(),
                                objective.title()));
        hint.addClassName("hint");
        item.add(hint);
        if (mayBrief) {
            AppLink card =
                    new AppLink(
                            CoverageRoutes.briefing(objective.moduleId(), objective.objective()),
                            getTranslation("teach-next.card"));
            card.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation("teach-next.card.of", objective.sentence()));
            item.add(card);
        }
        item.add(
                new AppLink(
                        TrainingRoutes.module(objective.moduleId()),
                        getTranslation("teach-next.module")));
        return item;
    }

    private void addBriefings(List<Briefed> briefings) {
        if (briefings.isEmpty()) {
            return;
        }
        add(new H3(getTranslation("teach-next.briefings")));
        briefings.forEach(briefed ->
                add(
                        new Paragraph(
                                getTranslation(
                                        "teach-next.briefed",
                                        briefed.title(),
                                        briefed.asked(),
                                        briefed.answered(),
                                        briefed.passed()))));
    }

    private Table table(List<ObjectiveFigures> objectives) {
        Table table = new Table(getTranslation("teach-next.table"));
        table.addColumn(getTranslation("teach-next.column.objective"));
        table.addColumn(getTranslation("teach-next.column.module"));
        table.addColumn(getTranslation("teach-next.column.score"));
        table.addColumn(getTranslation("teach-next.column.confidence"));
        table.addColumn(getTranslation("teach-next.column.sure-and-wrong"));
        table.addColumn(getTranslation("teach-next.column.retention"));
        objectives.stream()
                .sorted(
                        Comparator.comparingLong(ObjectiveFigures::sureAndWrong)
                                .reversed()
                                .thenComparingDouble(ObjectiveFigures::score))
                .forEach(row ->
                        table.addRow(
                                new Span(row.sentence()),
                                new Span(row.title()),
                                new Span(
                                        getTranslation(
                                                "teach-next.percent",
                                                percent(row.score()),
                                                row.answers())),
                                new Span(calibration(row)),
                                new Span(Long.toString(row.sureAndWrong())),
                                new Span(retention(row))));
        return table;
    }

    private String calibration(ObjectiveFigures row) {
        Double confidence = row.confidence();
        Double gap = row.gap();
        return confidence == null || gap == null
                ? getTranslation("teach-next.not-asked")
                : getTranslation(
                        gap > 0 ? "teach-next.surer" : "teach-next.not-surer",
                        percent(confidence),
                        Math.abs(Math.round(gap * 100)));
    }

    private String retention(ObjectiveFigures row) {
        Double retention = row.retention();
        Double first = row.firstPass();
        Double delayed = row.delayed();
        return retention == null || first == null || delayed == null
                ? getTranslation("teach-next.not-asked-again")
                : getTranslation(
                        "teach-next.kept",
                        percent(retention),
                        percent(delayed),
                        percent(first),
                        row.askedAgain());
    }

    private static long percent(@Nullable Double share) {
        return share == null ? 0 : (long) Math.floor(share * 100 + 1e-9);
    }
}
