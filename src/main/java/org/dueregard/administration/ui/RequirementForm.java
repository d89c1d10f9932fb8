package org.dueregard.administration.ui;

import static org.dueregard.administration.ui.SettingsPages.word;

import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.requirements.RequirementSubject;
import org.dueregard.requirements.RuleTerms;

/// What is asked, how often, with how much time, and from when.
class RequirementForm extends EntryForm {

    private static final long serialVersionUID = 1L;

    private static final String PERIOD = "period";
    private static final String DAY = "day";

    private final SelectInput wish;
    private final SelectInput cycle;
    private final TextInput number;
    private final SelectInput unit;
    private final TextInput day;
    private final SelectInput month;
    private final SelectInput mode;
    private final TextInput grace;
    private final TextInput due;
    private final TextInput from;
    private final TextInput source;

    /// @param go takes what was entered to the preview
    RequirementForm(
            RequirementSubject subject,
            RequirementState state,
            LocalDate today,
            Consumer<RequirementState> go) {
        super("requirement");
        RequirementState.Fields fields = fields(subject, state);
        wish = select("wish", word("requirements.wish"), wishes(subject), wished(state));
        cycle = select("cycle", word("requirements.cycle"), cycles(), fields.cycle());
        number = text("every", word("requirements.number"), "number", fields.number());
        unit = select("unit", word("requirements.unit"), units(), fields.unit());
        day = text(DAY, word("requirements.day"), "number", fields.day());
        month = select("month", word("requirements.month"), months(), fields.month());
        mode = select("mode", word("requirements.mode"), modes(), mode(fields.faceToFace()));
        grace = text("grace", word("requirements.grace"), "number", fields.grace());
        due = text("due", word("requirements.due"), "number", fields.due());
        LocalDate wanted = state.from();
        from = date("from", word("requirements.from-day"), wanted == null ? today : wanted);
        source = text("source", word("requirements.source"), state.source());
        for (Div input : new Div[] {number, unit, day, month, grace, due}) {
            input.addClassName("field-short");
        }
        wish.onChange(this::showWhatIsNeeded);
        cycle.onChange(this::showWhatIsNeeded);
        showWhatIsNeeded();
        button(word("requirements.preview"), true, () -> go.accept(entered(state, subject.seen())));
    }

    private static RequirementState.Fields fields(
            RequirementSubject subject, RequirementState state) {
        if (state.wish() == RequirementState.Wish.ASK) {
            return state.fields();
        }
        RuleTerms terms = subject.line().terms();
        return terms == null ? RequirementState.Fields.DEFAULT : RequirementState.Fields.of(terms);
    }

    private static String wished(RequirementState state) {
        return Objects.requireNonNullElse(state.wish(), RequirementState.Wish.ASK).id();
    }

    private static String mode(boolean faceToFace) {
        return faceToFace ? "face-to-face" : "any";
    }

    private static Map<String, String> wishes(RequirementSubject subject) {
        Map<String, String> wishes = new LinkedHashMap<>();
        wishes.put(RequirementState.Wish.ASK.id(), word("requirements.wish.ask"));
        if (subject.line().terms() != null || !subject.line().announced().isEmpty()) {
            wishes.put(RequirementState.Wish.DROP.id(), word("requirements.wish.drop"));
        }
        if (subject.own()) {
            wishes.put(
                    RequirementState.Wish.FOLLOW.id(),
                    word(
                            subject.scope().trust()
                                    ? "requirements.wish.follow.trust"
                                    : "requirements.wish.follow"));
        }
        return wishes;
    }

    private static Map<String, String> cycles() {
        Map<String, String> cycles = new LinkedHashMap<>();
        for (String id : new String[] {PERIOD, DAY, "edition"}) {
            cycles.put(id, word("requirements.cycle.choice." + id));
        }
        return cycles;
    }

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        for (String id : new String[] {"years", "months", "days"}) {
            units.put(id, word("requirements.unit." + id));
        }
        return units;
    }

    /// As the academic year goes.
    private static Map<String, String> months() {
        Map<String, String> months = new LinkedHashMap<>();
        Month next = Month.SEPTEMBER;
        for (int i = 0; i < Month.values().length; i++) {
            months.put(
                    Integer.toString(next.getValue()),
                    next.getDisplayName(TextStyle.FULL, Locale.UK));
            next = next.plus(1);
        }
        return months;
    }

    private static Map<String, String> modes() {
        Map<String, String> modes = new LinkedHashMap<>();
        modes.put("any", word("requirements.mode.any"));
        modes.put("face-to-face", word("requirements.mode.face-to-face"));
        return modes;
    }

    private void showWhatIsNeeded() {
        boolean asks = wish.value().equals(RequirementState.Wish.ASK.id());
        for (Div input : new Div[] {cycle, mode, grace, due, source}) {
            input.setVisible(asks);
        }
        number.setVisible(asks && cycle.value().equals(PERIOD));
        unit.setVisible(asks && cycle.value().equals(PERIOD));
        day.setVisible(asks && cycle.value().equals(DAY));
        month.setVisible(asks && cycle.value().equals(DAY));
    }

    /// @throws InvalidInputException when it is no change at all
    private RequirementState entered(RequirementState state, String seen) {
        RequirementState.Wish wanted = RequirementState.Wish.find(wish.value());
        RequirementState.Fields fields =
                new RequirementState.Fields(
                        cycle.value(),
                        number.value(),
                        unit.value(),
                        day.value(),
                        month.value(),
                        mode.value().equals("face-to-face"),
                        grace.value(),
                        due.value());
        LocalDate begins = EntryForm.day(from);
        if (begins == null) {
            throw new InvalidInputException("from", "invalid.date");
        }
        if (wanted == RequirementState.Wish.ASK) {
            refuseNonsense(fields);
        }
        return new RequirementState(
                state.scope(),
                state.module(),
                state.group(),
                wanted,
                fields,
                begins,
                source.value(),
                seen,
                1);
    }

    private void refuseNonsense(RequirementState.Fields fields) {
        if (fields.cycleTyped() == null) {
            throw new InvalidInputException(
                    cycle.value().equals(DAY) ? DAY : "every",
                    cycle.value().equals(DAY)
                            ? "invalid.requirement-day"
                            : "invalid.requirement-cycle");
        }
        if (fields.terms() == null) {
            throw new InvalidInputException("grace", "invalid.number", "0", "365");
        }
    }
}
