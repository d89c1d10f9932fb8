package org.dueregard.speakers.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import org.dueregard.speakers.SpeakerFileService;
import org.dueregard.speakers.SpeakerFileService.Opened;

/// Changing what was asked for, under a heading that opens.
class ChangeSection extends Div {

    private static final long serialVersionUID = 1L;

    ChangeSection(SpeakerFileView view, SpeakerFileService service, Opened opened) {
        FormFields fields = new FormFields(opened.file().form(), form -> {});
        fields.onRebuild(() -> button(view, service, opened, fields));
        button(view, service, opened, fields);
        add(
                new NativeDetails(
                        getTranslation("speakers.change"),
                        new Div(new Paragraph(getTranslation("speakers.change.text")), fields)));
    }

    private void button(
            SpeakerFileView view, SpeakerFileService service, Opened opened, FormFields fields) {
        fields.entry()
                .button(
                        getTranslation("speakers.change.save"),
                        true,
                        () ->
                                view.act(
                                        "speakers.changed",
                                        () ->
                                                service.change(
                                                        opened.file().reference(), fields.form())));
    }
}
