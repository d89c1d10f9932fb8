package org.dueregard.speakers;

import java.util.List;

/// A form like another, with a few answers changed.
final class FormLike {

    private final RequestForm form;
    private String title;
    private List<RequestForm.Speaker> speakers;
    private Choices.Topic topic;
    private String outline;
    private boolean outlineRefused;

    private FormLike(RequestForm form) {
        this.form = form;
        title = form.title();
        speakers = form.speakers();
        topic = form.topic();
        outline = form.outline();
        outlineRefused = form.outlineRefused();
    }

    static FormLike of(RequestForm form) {
        return new FormLike(form);
    }

    FormLike titled(String changed) {
        title = changed;
        return this;
    }

    FormLike by(RequestForm.Speaker changed) {
        speakers = List.of(changed);
        return this;
    }

    FormLike about(Choices.Topic changed) {
        topic = changed;
        return this;
    }

    FormLike saying(String changed) {
        outline = changed;
        return this;
    }

    FormLike refusingTheOutline() {
        outlineRefused = true;
        return this;
    }

    RequestForm form() {
        return new RequestForm(
                form.kind(),
                title,
                speakers,
                topic,
                form.purpose(),
                form.learning(),
                form.ages(),
                form.audience(),
                form.days(),
                form.place(),
                form.format(),
                form.openness(),
                form.media(),
                form.contested(),
                form.contestedWords(),
                form.fee(),
                form.feeWords(),
                outline,
                outlineRefused,
                form.supervisor(),
                form.pupilsAttend());
    }
}
