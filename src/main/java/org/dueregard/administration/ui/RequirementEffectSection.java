package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.dueregard.common.Days;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.Table;
import org.dueregard.standing.RequirementEffect;

/// Who becomes due, who stops being covered and when, before anything is saved.
class RequirementEffectSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int MOST_DAYS = 8;

    private final transient RequirementEffect effect;

    /// @param decision what can be done now, before the names, of which there may be many
    RequirementEffectSection(
            RequirementEffect effect, Component decision, IntFunction<String> address) {
        this.effect = effect;
        add(new H2(getTranslation("requirements.effect")));
        UnorderedList list = new UnorderedList();
        list.add(
                new ListItem(
                        getTranslation(
                                "requirements.effect.due",
                                people(effect.due()),
                                Days.inWords(effect.later()))));
        list.add(new ListItem(losing()));
        if (effect.nowAsked() > 0) {
            list.add(
                    new ListItem(
                            getTranslation(
                                    "requirements.effect.asked", people(effect.nowAsked()))));
        }
        if (effect.released() > 0) {
            list.add(
                    new ListItem(
                            getTranslation(
                                    "requirements.effect.released", people(effect.released()))));
        }
        add(list);
        add(figure(effect.from(), effect.onTheDay()));
        add(figure(effect.later(), effect.onTheLaterDay()));
        if (!effect.exact()) {
            add(new Paragraph(getTranslation("requirements.effect.rounded")));
        }
        add(decision);
        addPeople(address);
    }

    private String people(long count) {
        return effect.exact()
                ? getTranslation("requirements.people", count)
                : getTranslation("requirements.people.about", count);
    }

    private Component losing() {
        Span text = new Span(getTranslation("requirements.effect.losing", people(effect.losing())));
        UnorderedList days = new UnorderedList();
        effect.days().entrySet().stream().limit(MOST_DAYS).forEach(day -> days.add(line(day)));
        if (effect.days().size() > MOST_DAYS) {
            long rest =
                    effect.days().values().stream()
                            .skip(MOST_DAYS)
                            .mapToLong(Long::longValue)
                            .sum();
            days.add(new ListItem(getTranslation("requirements.effect.days-more", people(rest))));
        }
        return effect.days().isEmpty() ? text : new Span(text, days);
    }

    private ListItem line(Map.Entry<LocalDate, Long> day) {
        return new ListItem(
                getTranslation(
                        "requirements.effect.day",
                        Days.inWords(day.getKey()),
                        people(day.getValue())));
    }

    private Component figure(LocalDate day, RequirementEffect.Figure figure) {
        return new Paragraph(
                getTranslation(
                        effect.exact()
                                ? "requirements.effect.figure"
                                : "requirements.effect.figure.about",
                        Days.inWords(day),
                        figure.coveredBefore(),
                        figure.inScopeBefore(),
                        figure.coveredAfter(),
                        figure.inScopeAfter()));
    }

    private void addPeople(IntFunction<String> address) {
        if (effect.people().total() == 0) {
            return;
        }
        add(new H3(getTranslation("requirements.effect.people")));
        Table table = new Table(getTranslation("requirements.effect.people"));
        table.addColumn(getTranslation("coverage.column.name"));
        table.addColumn(getTranslation("requirements.effect.what"));
        for (RequirementEffect.Person person : effect.people().rows()) {
            table.addRow(
                    new Span(person.name()),
                    new Span(
                            getTranslation(
                                    "requirements.effect.what."
                                            + person.what().name().toLowerCase(Locale.ROOT),
                                    Days.inWords(person.day()))));
        }
        add(table, new Pager(effect.people().page(), effect.people().pages(), address));
    }
}
