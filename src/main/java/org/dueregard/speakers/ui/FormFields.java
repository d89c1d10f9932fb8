package org.dueregard.speakers.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.speakers.Choices.Ages;
import org.dueregard.speakers.Choices.Format;
import org.dueregard.speakers.Choices.Kind;
import org.dueregard.speakers.Choices.Openness;
import org.dueregard.speakers.Choices.Organisation;
import org.dueregard.speakers.Choices.Topic;
import org.dueregard.speakers.RequestForm;
import org.jspecify.annotations.Nullable;

/// The form for a speaker or a hirer. It grows only where an answer asks for more, and tells whoever
/// listens of every change while it is typed.
class FormFields extends Div {

    private static final long serialVersionUID = 1L;

    private final Consumer<RequestForm> onChange;
    private transient RequestForm form;
    private EntryForm entry = new EntryForm("speaker");
    private transient Supplier<RequestForm> reader;

    /// @param onChange told the form whenever something was changed
    FormFields(RequestForm form, Consumer<RequestForm> onChange) {
        this.form = form;
        this.onChange = onChange;
        this.reader = () -> form;
        build();
    }

    /// What is entered now.
    RequestForm form() {
        form = reader.get();
        return form;
    }

    EntryForm entry() {
        return entry;
    }

    private void changed() {
        onChange.accept(form());
    }

    /// Builds the form anew with one part more or less.
    private void rebuild(RequestForm changed) {
        form = changed;
        build();
        onChange.accept(form);
        added.run();
    }

    private transient Runnable added = () -> {};

    /// Told whenever the form was built anew, as its buttons are gone then.
    void onRebuild(Runnable listener) {
        added = listener;
    }

    private void build() {
        removeAll();
        entry = new EntryForm("speaker");
        boolean letting = form.kind() == Kind.LETTING;
        heading(letting ? "speakers.form.hirer" : "speakers.form.who");
        TextInput title = text("title", letting ? "title.letting" : "title", form.title());
        List<SpeakerInputs> speakers = new ArrayList<>();
        for (int i = 0; i < form.speakers().size(); i++) {
            speakers.add(speaker(i + 1, form.speakers().get(i), letting));
        }
        if (!letting && form.speakers().size() < RequestForm.MOST_SPEAKERS) {
            more("speakers.form.another-speaker", () -> rebuild(withSpeaker(form())));
        }

        heading("speakers.form.what");
        SelectInput topic = select("topic", Topic.values(), form.topic());
        TextAreaInput purpose =
                area("purpose", letting ? "purpose.letting" : "purpose", form.purpose(), 3);
        TextAreaInput learning = letting ? null : area("learning", "learning", form.learning(), 3);
        CheckInput refused = check("outline-refused", form.outlineRefused());
        TextAreaInput outline =
                form.outlineRefused()
                        ? null
                        : area(
                                "outline",
                                letting ? "outline.letting" : "outline",
                                form.outline(),
                                5);

        heading("speakers.form.when");
        List<DayInputs> days = new ArrayList<>();
        for (int i = 0; i < form.days().size(); i++) {
            days.add(day(i + 1, form.days().get(i)));
        }
        if (form.days().size() < RequestForm.MOST_DAYS) {
            more("speakers.form.another-day", () -> rebuild(withDay(form())));
        }
        SelectInput format = letting ? null : select("format", Format.values(), form.format());
        TextInput place = text("place", "place", form.place());

        heading("speakers.form.audience");
        SelectInput ages = letting ? null : select("ages", Ages.values(), form.ages());
        TextInput audience =
                text("audience", letting ? "audience.letting" : "audience", form.audience());
        SelectInput openness = select("openness", Openness.values(), form.openness());
        CheckInput pupils = letting ? check("pupils-attend", form.pupilsAttend()) : null;
        TextInput supervisor =
                text(
                        "supervisor",
                        letting ? "supervisor.letting" : "supervisor",
                        form.supervisor());

        heading("speakers.form.more");
        CheckInput media = check("media", form.media());
        CheckInput contested = check("contested", form.contested());
        TextAreaInput contestedWords =
                form.contested()
                        ? area("contested-words", "contested-words", form.contestedWords(), 3)
                        : null;
        CheckInput fee = check("fee", form.fee());
        TextInput feeWords = form.fee() ? text("fee-words", "fee-words", form.feeWords()) : null;

        RequestForm before = form;
        reader =
                () ->
                        new RequestForm(
                                before.kind(),
                                title.value(),
                                speakers.stream().map(SpeakerInputs::read).toList(),
                                Topic.valueOf(topic.value()),
                                purpose.value(),
                                value(learning, before.learning()),
                                ages == null ? before.ages() : Ages.valueOf(ages.value()),
                                audience.value(),
                                days.stream().map(DayInputs::read).toList(),
                                place.value(),
                                format == null ? before.format() : Format.valueOf(format.value()),
                                Openness.valueOf(openness.value()),
                                media.value(),
                                contested.value(),
                                value(contestedWords, before.contestedWords()),
                                fee.value(),
                                feeWords == null ? before.feeWords() : feeWords.value(),
                                value(outline, before.outline()),
                                refused.value(),
                                supervisor.value(),
                                pupils != null && pupils.value());
        for (CheckInput grows : List.of(refused, contested, fee)) {
            grows.onChange(() -> rebuild(form()));
        }
        media.onChange(this::changed);
        if (pupils != null) {
            pupils.onChange(this::changed);
        }
        add(entry);
    }

    private static String value(@Nullable TextAreaInput area, String otherwise) {
        return area == null ? otherwise : area.value();
    }

    private void heading(String key) {
        entry.note(new H2(getTranslation(key)));
    }

    private void more(String key, Runnable action) {
        NativeButton button = new NativeButton(getTranslation(key), event -> action.run());
        button.addClassNames("button", "button-small");
        Paragraph line = new Paragraph(button);
        entry.note(line);
    }

    private TextInput text(String field, String key, String value) {
        TextInput input = entry.text(field, label(key), value);
        input.onTyping(this::changed);
        return input;
    }

    private TextAreaInput area(String field, String key, String value, int rows) {
        TextAreaInput input = entry.area(field, label(key), rows, value);
        input.onTyping(this::changed);
        return input;
    }

    private <E extends Enum<E>> SelectInput select(String field, E[] values, E chosen) {
        SelectInput input =
                entry.select(
                        field, label(field), SpeakerWords.options(field, values), chosen.name());
        input.onChange(this::changed);
        return input;
    }

    private CheckInput check(String field, boolean value) {
        return entry.check(field, label(field), value);
    }

    private String label(String key) {
        return getTranslation("speakers.label." + key);
    }

    private record SpeakerInputs(
            TextInput name,
            TextInput organisation,
            SelectInput type,
            TextInput email,
            TextInput contact) {

        RequestForm.Speaker read() {
            return new RequestForm.Speaker(
                    name.value(),
                    organisation.value(),
                    Organisation.valueOf(type.value()),
                    email.value(),
                    contact.value());
        }
    }

    private SpeakerInputs speaker(int number, RequestForm.Speaker speaker, boolean letting) {
        boolean several = form.speakers().size() > 1;
        if (several) {
            entry.note(new H3(getTranslation("speakers.form.speaker", number)));
        }
        TextInput name =
                numbered("name", letting ? "name.letting" : "name", number, speaker.name());
        TextInput organisation =
                numbered("organisation", "organisation", number, speaker.organisation());
        SelectInput type =
                entry.select(
                        "organisation-type-" + number,
                        numberedLabel("organisation-type", number),
                        SpeakerWords.options("organisation", Organisation.values()),
                        speaker.organisationType().name());
        type.onChange(this::changed);
        TextInput email =
                numbered("email", letting ? "email.letting" : "email", number, speaker.email());
        TextInput contact = numbered("contact", "contact", number, speaker.contact());
        if (several) {
            more("speakers.form.remove-speaker", () -> rebuild(without(form(), number)));
        }
        return new SpeakerInputs(name, organisation, type, email, contact);
    }

    private String numberedLabel(String key, int number) {
        return form.speakers().size() > 1
                ? getTranslation("speakers.form.numbered", label(key), number)
                : label(key);
    }

    private TextInput numbered(String field, String key, int number, String value) {
        TextInput input =
                entry.text(
                        field + "-" + number,
                        numberedLabel(key, number),
                        field.equals("email") ? "email" : "text",
                        value);
        input.onTyping(this::changed);
        return input;
    }

    private record DayInputs(TextInput day, TextInput begins, TextInput ends) {

        RequestForm.Day read() {
            return new RequestForm.Day(
                    EntryForm.day(day), time(begins.value()), time(ends.value()));
        }

        private static @Nullable LocalTime time(String text) {
            try {
                return text.isBlank() ? null : LocalTime.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    private DayInputs day(int number, RequestForm.Day day) {
        boolean several = form.days().size() > 1;
        TextInput on = entry.date("day-" + number, dayLabel("day", number), day.day());
        on.onChange(this::changed);
        TextInput begins = time("begins", number, day.begins());
        TextInput ends = time("ends", number, day.ends());
        if (several) {
            more("speakers.form.remove-day", () -> rebuild(withoutDay(form(), number)));
        }
        return new DayInputs(on, begins, ends);
    }

    private String dayLabel(String key, int number) {
        return form.days().size() > 1
                ? getTranslation("speakers.form.numbered-day", label(key), number)
                : label(key);
    }

    private TextInput time(String field, int number, @Nullable LocalTime value) {
        TextInput input =
                entry.text(
                        field + "-" + number,
                        dayLabel(field, number),
                        "time",
                        value == null ? "" : value.toString());
        input.addClassName("field-short");
        input.onChange(this::changed);
        return input;
    }

    private static RequestForm withSpeaker(RequestForm form) {
        List<RequestForm.Speaker> more = new ArrayList<>(form.speakers());
        more.add(new RequestForm.Speaker("", "", Organisation.OTHER, "", ""));
        return form.with(more, form.days());
    }

    private static RequestForm without(RequestForm form, int number) {
        List<RequestForm.Speaker> fewer = new ArrayList<>(form.speakers());
        fewer.remove(number - 1);
        return form.with(fewer, form.days());
    }

    /// The same time a week later, which is what a series mostly is.
    private static RequestForm withDay(RequestForm form) {
        List<RequestForm.Day> more = new ArrayList<>(form.days());
        RequestForm.Day last = more.getLast();
        more.add(
                new RequestForm.Day(
                        last.day() == null ? null : last.day().plusWeeks(1),
                        last.begins(),
                        last.ends()));
        return form.with(form.speakers(), more);
    }

    private static RequestForm withoutDay(RequestForm form, int number) {
        List<RequestForm.Day> fewer = new ArrayList<>(form.days());
        fewer.remove(number - 1);
        return form.with(form.speakers(), fewer);
    }
}
