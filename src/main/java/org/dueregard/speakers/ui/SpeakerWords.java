package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.StateTag;
import org.dueregard.speakers.Choices;
import org.dueregard.speakers.RequestState;
import org.dueregard.speakers.Tier;
import org.dueregard.speakers.VisitState;

/// How choices and states are called, and what they look like.
final class SpeakerWords {

    private SpeakerWords() {}

    static String of(String prefix, Enum<?> choice) {
        return translate("speakers." + prefix + "." + Choices.id(choice));
    }

    static String translate(String key, Object... arguments) {
        return com.vaadin.flow.i18n.I18NProvider.translate(key, arguments);
    }

    /// Reasons for a tier, as one line.
    static String reasons(List<String> ids) {
        return ids.stream()
                .map(id -> translate("speakers.reason." + id))
                .collect(Collectors.joining(", "));
    }

    static Map<String, String> options(String prefix, Enum<?>... values) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Enum<?> value : values) {
            options.put(value.name(), translate("speakers." + prefix + "." + Choices.id(value)));
        }
        return options;
    }

    static StateTag state(RequestState state) {
        return new StateTag(
                switch (state) {
                    case APPROVED, APPROVED_WITH_CONDITIONS -> StateTag.Kind.COVERED;
                    case DECLINED, UPHELD -> StateTag.Kind.NOT_COVERED;
                    case WITHDRAWN, LAPSED, CLOSED -> StateTag.Kind.NOT_NEEDED;
                    default -> StateTag.Kind.DUE;
                },
                translate("speakers.state." + state.id()));
    }

    static StateTag visit(VisitState state) {
        return new StateTag(
                switch (state) {
                    case CONFIRMED, ARRIVED -> StateTag.Kind.COVERED;
                    case STOPPED -> StateTag.Kind.NOT_COVERED;
                    case CANCELLED, CLOSED, REVIEWED -> StateTag.Kind.NOT_NEEDED;
                    default -> StateTag.Kind.DUE;
                },
                translate("speakers.visit." + state.id()));
    }

    /// The tier with its word: never the colour alone.
    static Component tier(Tier tier) {
        Span tag = new Span(translate("speakers.tier." + tier.id()));
        tag.addClassNames("tier", "tier-" + tier.id());
        return tag;
    }

    static String problem(InvalidInputException invalid) {
        return invalid.problems().stream()
                .map(problem -> translate(problem.key(), problem.arguments().toArray()))
                .collect(Collectors.joining(" "));
    }

    static Div row(Component... parts) {
        Div row = new Div();
        Arrays.stream(parts).forEach(row::add);
        row.addClassName("facts");
        return row;
    }
}
