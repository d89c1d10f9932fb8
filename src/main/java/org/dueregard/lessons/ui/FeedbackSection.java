package org.dueregard.lessons.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.lessons.LessonLifeService;
import org.dueregard.lessons.LessonLifeService.Feedback;
import org.dueregard.lessons.YearGroup;

/// How a trial went, asked of those who try it.
class FeedbackSection extends Section {

    private static final long serialVersionUID = 1L;

    FeedbackSection(String lessonId, LessonLifeService life, LocalDate today) {
        addClassNames("card", "card-warning");
        EntryForm form = new EntryForm("feedback");
        TextInput on = form.date("used-on", getTranslation("lessons.feedback.on"), today);
        SelectInput year =
                form.select(
                        "year",
                        getTranslation("lessons.class.year"),
                        LessonWords.years(),
                        YearGroup.YEAR_5.id());
        TextInput minutes =
                form.text("minutes", getTranslation("lessons.feedback.minutes"), "number", "");
        Map<String, String> choices = new LinkedHashMap<>();
        for (Feedback.Met met : Feedback.Met.values()) {
            choices.put(met.name(), getTranslation("lessons.feedback.met." + met.name()));
        }
        SelectInput met =
                form.select(
                        "met",
                        getTranslation("lessons.feedback.met"),
                        choices,
                        Feedback.Met.YES.name());
        TextAreaInput worked =
                form.area("worked", getTranslation("lessons.feedback.worked"), 3, "");
        TextAreaInput change =
                form.area("to-change", getTranslation("lessons.feedback.change"), 3, "");
        Notice notice = new Notice();
        form.button(
                getTranslation("lessons.feedback.send"),
                false,
                () -> {
                    LocalDate day = EntryForm.day(on);
                    String time = minutes.value().strip();
                    life.giveFeedback(
                            lessonId,
                            new Feedback(
                                    day == null ? LocalDate.MAX : day,
                                    YearGroup.of(year.value()).orElseThrow(),
                                    Feedback.Met.valueOf(met.value()),
                                    time.matches("\\d{1,3}") ? Integer.parseInt(time) : 0,
                                    worked.value(),
                                    change.value()));
                    form.setVisible(false);
                    notice.say(getTranslation("lessons.feedback.thanks"));
                });
        Paragraph text = new Paragraph(getTranslation("lessons.feedback.text"));
        add(new H2(getTranslation("lessons.feedback.heading")), text, form, notice);
    }
}
