package org.dueregard.lessons.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Days;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.content.Lesson;
import org.dueregard.lessons.TaughtRow;
import org.dueregard.lessons.TaughtService;
import org.dueregard.lessons.TeachingClass;
import org.dueregard.lessons.Term;
import org.dueregard.lessons.ValuesMapService;
import org.dueregard.lessons.YearGroup;

/// Two taps: "We did this", then the class. What was done can be taken back at once. Below, the plan.
class TaughtSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int CLASSES_SHOWN = 12;

    private final transient Lesson lesson;
    private final transient TaughtService taught;
    private final transient ValuesMapService map;
    private final LocalDate today;
    private final Notice notice = new Notice();
    private final Div undo = new Div();
    private final Div choice = new Div();
    private final Div history = new Div();
    private final NativeButton open;

    TaughtSection(Lesson lesson, TaughtService taught, ValuesMapService map, LocalDate today) {
        this.lesson = lesson;
        this.taught = taught;
        this.map = map;
        this.today = today;
        addClassNames("card", "card-next", "lesson-taught");
        open = new NativeButton(getTranslation("lessons.taught.mark"), event -> choose());
        open.addClassNames("button", "button-primary");
        choice.setVisible(false);
        undo.setVisible(false);
        add(open, choice, notice, undo, history, plan());
        showHistory();
    }

    private void choose() {
        notice.clear();
        undo.setVisible(false);
        open.setVisible(false);
        choice.removeAll();
        choice.setVisible(true);
        List<TeachingClass> classes = taught.classes();
        EntryForm day = new EntryForm("taught-day");
        TextInput on = day.date("on", getTranslation("lessons.taught.on"), today);
        H2 title = new H2(getTranslation("lessons.taught.which"));
        title.getElement().setAttribute("tabindex", "-1");
        choice.add(title);
        if (!classes.isEmpty()) {
            choice.add(buttons(classes, on));
            choice.add(new NativeDetails(getTranslation("lessons.taught.other-day"), day));
            choice.add(
                    new NativeDetails(getTranslation("lessons.taught.other-class"), newClass(on)));
        } else {
            choice.add(newClass(on));
        }
        title.getElement().callJsFunction("focus");
    }

    private Component buttons(List<TeachingClass> classes, TextInput on) {
        Div buttons = new Div();
        buttons.addClassName("class-buttons");
        List<TeachingClass> fitting =
                classes.stream()
                        .filter(one -> lesson.keyStages().contains(one.yearGroup().keyStage()))
                        .toList();
        List<TeachingClass> shown = fitting.isEmpty() ? classes : fitting;
        for (TeachingClass one : shown.stream().limit(CLASSES_SHOWN).toList()) {
            NativeButton button =
                    new NativeButton(one.name(), event -> mark(one, EntryForm.day(on)));
            button.addClassName("button");
            buttons.add(button);
        }
        return buttons;
    }

    private EntryForm newClass(TextInput on) {
        EntryForm form = new EntryForm("taught-class");
        TextInput name = form.text("name", getTranslation("lessons.class.name"), "");
        SelectInput year =
                form.select(
                        "year",
                        getTranslation("lessons.class.year"),
                        LessonWords.years(),
                        guessedYear().id());
        form.button(
                getTranslation("lessons.taught.save"),
                true,
                () ->
                        mark(
                                taught.addClass(
                                        name.value(), YearGroup.of(year.value()).orElseThrow()),
                                EntryForm.day(on)));
        Paragraph hint = new Paragraph(getTranslation("lessons.class.hint"));
        hint.addClassName("hint");
        form.note(hint);
        return form;
    }

    private YearGroup guessedYear() {
        for (YearGroup year : YearGroup.values()) {
            if (lesson.keyStages().contains(year.keyStage())) {
                return year;
            }
        }
        return YearGroup.YEAR_1;
    }

    private void mark(TeachingClass one, @org.jspecify.annotations.Nullable LocalDate day) {
        long id;
        try {
            id = taught.markTaught(lesson.id(), one.id(), day);
        } catch (org.dueregard.common.InvalidInputException e) {
            notice.warn(getTranslation("lessons.invalid.taught-on"));
            return;
        }
        choice.setVisible(false);
        open.setVisible(true);
        notice.say(
                getTranslation(
                        "lessons.taught.said",
                        one.name(),
                        Days.inWords(java.util.Objects.requireNonNull(day))));
        undo.removeAll();
        NativeButton back =
                new NativeButton(
                        getTranslation("lessons.taught.undo"),
                        event -> {
                            taught.takeBack(id);
                            undo.setVisible(false);
                            notice.say(getTranslation("lessons.taught.undone"));
                            showHistory();
                        });
        back.addClassName("button");
        undo.add(back);
        undo.setVisible(true);
        showHistory();
    }

    private void showHistory() {
        history.removeAll();
        List<TaughtRow> rows = taught.taught(lesson.id());
        if (!rows.isEmpty()) {
            Paragraph line =
                    new Paragraph(
                            getTranslation(
                                    "lessons.taught.so-far",
                                    String.join(
                                            "; ",
                                            rows.stream()
                                                    .map(row ->
                                                            getTranslation(
                                                                    "lessons.taught.line",
                                                                    row.className(),
                                                                    Days.inWords(row.on())))
                                                    .toList())));
            line.addClassName("hint");
            history.add(line);
        }
    }

    private Component plan() {
        EntryForm form = new EntryForm("plan");
        SelectInput year =
                form.select(
                        "year",
                        getTranslation("lessons.class.year"),
                        LessonWords.years(),
                        guessedYear().id());
        Map<String, String> terms = new LinkedHashMap<>();
        for (Term term : Term.values()) {
            terms.put(term.name(), LessonWords.term(term));
        }
        SelectInput term =
                form.select("term", getTranslation("lessons.term"), terms, Term.of(today).name());
        Notice planned = new Notice();
        form.button(
                getTranslation("lessons.plan.save"),
                false,
                () -> {
                    YearGroup group = YearGroup.of(year.value()).orElseThrow();
                    Term wanted = Term.valueOf(term.value());
                    map.plan(lesson.id(), group, wanted);
                    planned.say(
                            getTranslation(
                                    "lessons.plan.said",
                                    LessonWords.year(group),
                                    LessonWords.term(wanted)));
                });
        return new NativeDetails(getTranslation("lessons.plan"), new Div(form, planned));
    }
}
