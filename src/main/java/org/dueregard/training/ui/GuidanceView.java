package org.dueregard.training.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.training.GuidanceService;
import org.dueregard.training.TrainingRoutes;

/// Documents to read and confirm: which edition is in force, and which ones one has confirmed.
@Route(TrainingRoutes.GUIDANCE)
@Menu(title = "menu.guidance", order = 20)
@RolesAllowed(PortalRole.Name.STAFF)
class GuidanceView extends Page {

    private static final long serialVersionUID = 1L;

    GuidanceView(GuidanceService guidance) {
        setHeading(getTranslation("guidance.heading"));
        Paragraph lead = new Paragraph(getTranslation("guidance.text"));
        lead.addClassName("lead");
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        guidance.documents().forEach(document -> list.add(new ListItem(card(document))));
        show(
                lead,
                list.getChildren().findAny().isPresent()
                        ? list
                        : new Paragraph(getTranslation("guidance.none")));
    }

    private Section card(GuidanceService.Document document) {
        Section card =
                new Section(
                        new H2(new AppLink(TrainingRoutes.module(document.id()), document.title())),
                        document.confirmed()
                                ? new StateTag(
                                        StateTag.Kind.COVERED, getTranslation("guidance.confirmed"))
                                : new StateTag(
                                        StateTag.Kind.NOT_NEEDED,
                                        getTranslation("guidance.not-confirmed")),
                        new Paragraph(
                                getTranslation(
                                        "guidance.edition",
                                        document.edition(),
                                        document.publisher(),
                                        Days.inWords(document.inForceFrom()))),
                        new Paragraph(document.summary()));
        card.addClassName("card");
        if (!document.own().isEmpty()) {
            UnorderedList history = new UnorderedList();
            document.own()
                    .forEach(one ->
                            history.add(
                                    new ListItem(
                                            new Span(
                                                    getTranslation(
                                                            "guidance.own",
                                                            one.edition(),
                                                            Days.inWords(one.on()))))));
            card.add(new Paragraph(getTranslation("guidance.history")), history);
        }
        return card;
    }
}
