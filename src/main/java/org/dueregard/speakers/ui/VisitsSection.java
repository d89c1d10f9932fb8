package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.speakers.Condition;
import org.dueregard.speakers.SpeakerFile;
import org.dueregard.speakers.SpeakerFileService;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.StepKind;
import org.dueregard.speakers.Visit;
import org.dueregard.speakers.VisitService;
import org.dueregard.speakers.VisitState;

/// Each speaker on each day: what is still open, confirming, and afterwards how it went.
class VisitsSection extends Section {

    private static final long serialVersionUID = 1L;

    private final SpeakerFileView view;
    private final transient SpeakerFileService service;
    private final transient VisitService visits;
    private final transient Opened opened;
    private final transient SpeakerFile file;
    private final Paragraph link = new Paragraph();

    VisitsSection(
            SpeakerFileView view,
            SpeakerFileService service,
            VisitService visits,
            Opened opened,
            LocalDate today) {
        this.view = view;
        this.service = service;
        this.visits = visits;
        this.opened = opened;
        this.file = opened.file();
        add(new H2(getTranslation("speakers.visits")));
        file.visits().forEach(visit -> add(card(visit, today)));
        link.getElement().setAttribute("role", "status");
        add(link);
    }

    private Component card(Visit visit, LocalDate today) {
        Div card =
                new Div(
                        new H3(
                                getTranslation(
                                        "speakers.visit.heading",
                                        file.speaker(visit.speaker()).name(),
                                        Days.inWords(visit.on()),
                                        visit.begins().toString(),
                                        visit.ends().toString())));
        card.addClassName("card");
        card.add(SpeakerWords.row(SpeakerWords.visit(visit.state())));
        if (visit.state().isAhead()) {
            open(card, visit);
            actions(card, visit, today);
        }
        if (visit.state().awaitsReview() && opened.may().contains(StepKind.REVIEWED)) {
            card.add(review(visit));
        }
        if (visit.state() == VisitState.REVIEWED && opened.may().contains(StepKind.VISIT_CLOSED)) {
            card.add(
                    button(
                            "speakers.visit.close",
                            "speakers.visit.closed.done",
                            () -> visits.close(file.reference(), visit.key())));
        }
        return card;
    }

    private void open(Div card, Visit visit) {
        UnorderedList list = new UnorderedList();
        // On its own day nothing but what has to be seen to is left.
        List<SpeakerFile.Open> open = file.open(visit, visit.on());
        open.forEach(one ->
                list.add(new ListItem(getTranslation("speakers.open." + one.key(), one.about()))));
        card.add(
                new Paragraph(
                        getTranslation(
                                open.isEmpty() ? "speakers.open.nothing" : "speakers.open")));
        if (!open.isEmpty()) {
            card.add(list);
        }
    }

    private void actions(Div card, Visit visit, LocalDate today) {
        Div actions = new Div();
        actions.addClassName("page-actions");
        if (opened.may().contains(StepKind.CONDITION_MET)) {
            for (Condition condition : file.conditions()) {
                if (!visit.met().contains(condition.number())) {
                    NativeButton met =
                            button(
                                    "speakers.condition.met",
                                    "speakers.condition.met.done",
                                    () ->
                                            visits.meet(
                                                    file.reference(),
                                                    visit.key(),
                                                    condition.number()));
                    met.setText(getTranslation("speakers.condition.met", condition.text()));
                    actions.add(met);
                }
            }
        }
        if (opened.may().contains(StepKind.CONFIRMED) && !visit.confirmed()) {
            actions.add(
                    button(
                            "speakers.visit.confirm",
                            "speakers.visit.confirmed.done",
                            () -> visits.confirm(file.reference(), visit.key())));
        }
        if (opened.may().contains(StepKind.LINK_SENT) && !visit.isSigned()) {
            NativeButton fresh =
                    new NativeButton(
                            getTranslation("speakers.link.new"),
                            event -> {
                                String address = service.newLink(file.reference(), visit.speaker());
                                link.removeAll();
                                link.add(
                                        new Span(getTranslation("speakers.link.once")),
                                        new Code(address));
                            });
            fresh.addClassName("button");
            actions.add(fresh);
        }
        if (visit.isSigned()) {
            Anchor slip =
                    new Anchor(
                            SpeakersRoutes.SLIP
                                    .replace("{reference}", file.reference())
                                    .replace("{visit}", visit.key()),
                            getTranslation("speakers.slip"));
            slip.addClassName("button");
            slip.getElement().setAttribute("router-ignore", true);
            actions.add(slip);
        }
        card.add(actions);
        if (opened.may().contains(StepKind.NOT_COME) && !today.isBefore(visit.on())) {
            card.add(
                    new ConfirmButton(
                            getTranslation("speakers.visit.not-come"),
                            getTranslation("speakers.visit.not-come.question"),
                            getTranslation("speakers.visit.not-come.confirm"),
                            () ->
                                    view.attempt(
                                            "speakers.visit.not-come.done",
                                            () -> visits.notCome(file.reference(), visit.key()))));
        }
    }

    private NativeButton button(String label, String done, Runnable action) {
        NativeButton button =
                new NativeButton(getTranslation(label), event -> view.attempt(done, action));
        button.addClassName("button");
        return button;
    }

    private Component review(Visit visit) {
        EntryForm form = new EntryForm("review-" + visit.key());
        CheckInput agreed =
                form.check("as-agreed", getTranslation("speakers.review.as-agreed"), true);
        TextAreaInput contentious =
                form.area("contentious", getTranslation("speakers.review.contentious"), 3, "");
        TextAreaInput learning =
                form.area("learning", getTranslation("speakers.review.learning"), 3, "");
        CheckInput again = form.check("again", getTranslation("speakers.review.again"), true);
        form.button(
                getTranslation("speakers.review.send"),
                true,
                () ->
                        view.act(
                                "speakers.reviewed",
                                () ->
                                        visits.review(
                                                file.reference(),
                                                visit.key(),
                                                new VisitService.Review(
                                                        agreed.value(),
                                                        contentious.value(),
                                                        learning.value(),
                                                        again.value()))));
        return form;
    }
}
