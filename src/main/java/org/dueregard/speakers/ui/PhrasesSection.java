package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.speakers.Choices.Severity;
import org.dueregard.speakers.PhraseMatch;
import org.dueregard.speakers.SpeakerFileService;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.dueregard.speakers.StepKind;

/// Phrases of the school's list in what was sent in, each in its sentence, for a person to judge.
class PhrasesSection extends Section {

    private static final long serialVersionUID = 1L;

    PhrasesSection(SpeakerFileView view, SpeakerFileService service, Opened opened) {
        add(
                new H2(getTranslation("speakers.phrases")),
                new Paragraph(getTranslation("speakers.phrases.text")));
        opened.file().matches().forEach(match -> add(card(view, service, opened, match)));
    }

    private Component card(
            SpeakerFileView view, SpeakerFileService service, Opened opened, PhraseMatch match) {
        Div card = new Div(new H3(match.phrase()));
        card.addClassName("card");
        Paragraph sentence = new Paragraph(match.sentence());
        sentence.addClassName("quoted");
        Boolean matters = match.matters();
        card.add(
                SpeakerWords.row(
                        new StateTag(
                                match.severity() == Severity.HIGH
                                        ? StateTag.Kind.NOT_COVERED
                                        : StateTag.Kind.DUE,
                                SpeakerWords.of("severity", match.severity()))),
                sentence,
                new Paragraph(getTranslation("speakers.phrase.other", match.otherReading())));
        if (matters != null) {
            card.add(
                    new Paragraph(
                            getTranslation(
                                    matters
                                            ? "speakers.phrase.matters"
                                            : "speakers.phrase.does-not",
                                    match.because())));
        } else if (opened.may().contains(StepKind.PHRASE_JUDGED)) {
            EntryForm form = new EntryForm("phrase-" + match.number());
            Map<String, String> choices = new LinkedHashMap<>();
            choices.put("false", getTranslation("speakers.phrase.choice.no"));
            choices.put("true", getTranslation("speakers.phrase.choice.yes"));
            SelectInput choice =
                    form.select(
                            "matters", getTranslation("speakers.phrase.choice"), choices, "false");
            TextAreaInput because =
                    form.area("because", getTranslation("speakers.phrase.because"), 2, "");
            form.button(
                    getTranslation("speakers.phrase.save"),
                    false,
                    () ->
                            view.act(
                                    "speakers.phrase.judged",
                                    () ->
                                            service.judgePhrase(
                                                    opened.file().reference(),
                                                    match.number(),
                                                    Boolean.parseBoolean(choice.value()),
                                                    because.value())));
            card.add(form);
        }
        return card;
    }
}
