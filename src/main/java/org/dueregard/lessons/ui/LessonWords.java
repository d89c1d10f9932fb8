package org.dueregard.lessons.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.common.ui.StateTag;
import org.dueregard.content.BritishValue;
import org.dueregard.content.KeyStage;
import org.dueregard.content.LessonType;
import org.dueregard.lessons.LessonState;
import org.dueregard.lessons.Term;
import org.dueregard.lessons.YearGroup;

/// How values, stages, subjects and states are called.
final class LessonWords {

    private LessonWords() {}

    private static String translate(String key, Object... arguments) {
        return com.vaadin.flow.i18n.I18NProvider.translate(key, arguments);
    }

    static String value(BritishValue value) {
        return translate("lesson-value." + value.name());
    }

    static String type(LessonType type) {
        return translate("lesson-type." + type.name());
    }

    static String stage(KeyStage stage) {
        return translate("key-stage." + stage.name());
    }

    static String stages(List<KeyStage> stages) {
        return stages.stream().map(LessonWords::stage).collect(Collectors.joining(", "));
    }

    /// A subject by its id: known ones have names of their own, others their words.
    static String subject(String id) {
        return switch (id) {
            case "pshe", "re" -> id.toUpperCase(java.util.Locale.ROOT);
            default ->
                    id.isEmpty()
                            ? id
                            : Character.toUpperCase(id.charAt(0))
                                    + id.substring(1).replace('-', ' ');
        };
    }

    static String subjects(List<String> ids) {
        return ids.stream().map(LessonWords::subject).collect(Collectors.joining(", "));
    }

    static String year(YearGroup year) {
        return translate("year-group." + year.name());
    }

    static String term(Term term) {
        return translate("term." + term.name());
    }

    static Map<String, String> years() {
        Map<String, String> years = new LinkedHashMap<>();
        for (YearGroup year : YearGroup.values()) {
            years.put(year.id(), year(year));
        }
        return years;
    }

    /// Nothing for what is approved: that is how things should be.
    static Component state(LessonState state) {
        return state == LessonState.APPROVED
                ? new Div()
                : new StateTag(
                        state == LessonState.TRIAL ? StateTag.Kind.DUE : StateTag.Kind.NOT_NEEDED,
                        translate("lesson-state." + state.name()));
    }

    /// A line of what there is to know before opening it.
    static Div facts(String... texts) {
        Div facts = new Div();
        facts.addClassName("lesson-facts");
        for (String text : texts) {
            Span fact = new Span(text);
            fact.addClassName("lesson-fact");
            facts.add(fact);
        }
        return facts;
    }
}
