package org.dueregard.lessons.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.lessons.LessonLifeService;
import org.dueregard.lessons.LessonState;

/// Where a resource is in its life, for authors: try it, approve it, withdraw it.
class LifeSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int TRIAL_WEEKS = 6;

    private final String lessonId;
    private final transient LessonLifeService life;
    private final LocalDate today;

    LifeSection(String lessonId, LessonLifeService life, LocalDate today) {
        this.lessonId = lessonId;
        this.life = life;
        this.today = today;
        addClassName("card");
        show("");
    }

    private void show(String said) {
        removeAll();
        LessonLifeService.Life now = life.life(lessonId);
        Notice notice = new Notice();
        add(new H2(getTranslation("lessons.life.heading")), notice, facts(now));
        if (!said.isEmpty()) {
            notice.say(said);
        }
        if (!now.forms().isEmpty()) {
            add(forms(now));
        }
        for (LessonState next : LessonState.values()) {
            if (now.state().next().contains(next)) {
                add(
                        new NativeDetails(
                                getTranslation("lessons.life.to." + next.name()),
                                next == LessonState.TRIAL ? trial() : move(next)));
            }
        }
        if (!now.moves().isEmpty()) {
            add(new NativeDetails(getTranslation("lessons.life.log"), log(now)));
        }
    }

    private Facts facts(LessonLifeService.Life now) {
        Facts facts = new Facts();
        facts.addFact(
                getTranslation("lessons.life.state"),
                getTranslation("lesson-state." + now.state().name()));
        LocalDate from = now.from();
        LocalDate to = now.to();
        if (now.state() == LessonState.TRIAL && from != null && to != null) {
            facts.addFact(
                    getTranslation("lessons.life.trial"),
                    getTranslation(
                            "lessons.life.trial.at",
                            String.join(", ", now.schools()),
                            Days.inWords(from),
                            Days.inWords(to)));
            facts.addFact(
                    getTranslation("lessons.life.feedback"),
                    getTranslation(
                            "lessons.life.feedback.of",
                            now.forms().size(),
                            LessonLifeService.FORMS_NEEDED));
        }
        return facts;
    }

    private Component forms(LessonLifeService.Life now) {
        Div forms = new Div();
        for (LessonLifeService.Form form : now.forms()) {
            LessonLifeService.Feedback said = form.feedback();
            forms.add(
                    new H3(
                            getTranslation(
                                    "lessons.life.form",
                                    form.school(),
                                    LessonWords.year(said.yearGroup()),
                                    Days.inWords(said.usedOn()))),
                    new Paragraph(
                            getTranslation(
                                    "lessons.life.form.met",
                                    getTranslation("lessons.feedback.met." + said.met().name()),
                                    said.minutes())),
                    new Paragraph(getTranslation("lessons.life.form.worked", said.worked())),
                    new Paragraph(getTranslation("lessons.life.form.change", said.toChange())));
        }
        return forms;
    }

    private EntryForm trial() {
        EntryForm form = new EntryForm("life-trial");
        FieldSet schools = new FieldSet(getTranslation("lessons.life.schools"));
        Map<Long, CheckInput> checks = new LinkedHashMap<>();
        life.schools()
                .forEach((id, name) -> {
                    CheckInput check = new CheckInput("life-school-" + id, name, false);
                    checks.put(id, check);
                    schools.add(check);
                });
        form.note(schools);
        TextInput from = form.date("from", getTranslation("lessons.life.from"), today);
        TextInput to =
                form.date("to", getTranslation("lessons.life.until"), today.plusWeeks(TRIAL_WEEKS));
        TextAreaInput words = form.area("words", getTranslation("lessons.life.words"), 2, "");
        form.button(
                getTranslation("lessons.life.to.TRIAL"),
                false,
                () -> {
                    life.beginTrial(
                            lessonId,
                            checks.entrySet().stream()
                                    .filter(one -> one.getValue().value())
                                    .map(Map.Entry::getKey)
                                    .collect(Collectors.toSet()),
                            EntryForm.day(from),
                            EntryForm.day(to),
                            words.value());
                    show(getTranslation("lessons.life.done.TRIAL"));
                });
        return form;
    }

    private EntryForm move(LessonState to) {
        EntryForm form = new EntryForm("life-" + to.name().toLowerCase(java.util.Locale.ROOT));
        TextAreaInput words = form.area("words", getTranslation("lessons.life.words"), 2, "");
        form.button(
                getTranslation("lessons.life.to." + to.name()),
                false,
                () -> {
                    life.move(lessonId, to, words.value());
                    show(getTranslation("lessons.life.done." + to.name()));
                });
        return form;
    }

    private Component log(LessonLifeService.Life now) {
        UnorderedList list = new UnorderedList();
        for (LessonLifeService.Move move : now.moves()) {
            list.add(
                    new ListItem(
                            new Span(
                                    getTranslation(
                                            "lessons.life.move",
                                            Days.inWords(move.on()),
                                            getTranslation("lesson-state." + move.after().name()),
                                            move.version(),
                                            move.words()))));
        }
        return list;
    }
}
