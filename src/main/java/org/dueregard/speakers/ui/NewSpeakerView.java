package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.speakers.Choices.Kind;
import org.dueregard.speakers.Draft;
import org.dueregard.speakers.RequestForm;
import org.dueregard.speakers.RequestMissingException;
import org.dueregard.speakers.SpeakerRequestService;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.TierProposal;
import org.jspecify.annotations.Nullable;

/// Asking for a speaker, or for a letting: kept as it is typed, handed in with one button.
@Route(SpeakersRoutes.NEW)
@RolesAllowed(PortalRole.Name.STAFF)
class NewSpeakerView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SpeakerRequestService requests;
    private final Div proposal = new Div();
    private final Span saved = new Span();
    private @Nullable Long draftId;

    NewSpeakerView(SpeakerRequestService requests) {
        this.requests = requests;
        saved.addClassName("hint");
        saved.getElement().setAttribute("role", "status");
        proposal.addClassName("proposal");
        proposal.getElement().setAttribute("role", "status");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        String draft = parameters.getSingleParameter("draft").orElse("");
        RequestForm form;
        try {
            if (draft.matches("\\d{1,18}")) {
                Draft found = requests.draft(Long.parseLong(draft));
                draftId = found.id();
                form = found.form();
            } else {
                draftId = null;
                boolean letting =
                        parameters.getSingleParameter("kind").orElse("").equals("letting");
                form = RequestForm.blank(letting ? Kind.LETTING : Kind.SPEAKER);
            }
        } catch (RequestMissingException e) {
            throw new NotFoundException();
        }
        show(form);
    }

    private void show(RequestForm form) {
        boolean letting = form.kind() == Kind.LETTING;
        setHeading(getTranslation(letting ? "speakers.new.letting" : "speakers.new"));
        FormFields fields = new FormFields(form, this::keep);
        fields.onRebuild(() -> buttons(fields));
        buttons(fields);
        List<Component> parts = new ArrayList<>();
        parts.add(new Paragraph(new AppLink(SpeakersRoutes.LIST, getTranslation("speakers.back"))));
        parts.add(
                new Paragraph(
                        getTranslation(
                                letting ? "speakers.new.letting.lead" : "speakers.new.lead")));
        parts.add(
                new Paragraph(
                        new AppLink(
                                SpeakersRoutes.NEW + (letting ? "" : "?kind=letting"),
                                getTranslation(
                                        letting
                                                ? "speakers.new.instead-speaker"
                                                : "speakers.new.instead-letting"))));
        parts.add(fields);
        parts.add(saved);
        parts.add(proposal);
        Long id = draftId;
        if (id != null) {
            parts.add(
                    new ConfirmButton(
                            getTranslation("speakers.draft.throw"),
                            getTranslation("speakers.draft.throw.question"),
                            getTranslation("speakers.draft.throw.confirm"),
                            () -> {
                                requests.throwAway(id);
                                Navigation.to(SpeakersRoutes.LIST);
                            }));
        }
        show(parts.toArray(Component[]::new));
        propose(form);
    }

    private void buttons(FormFields fields) {
        fields.entry()
                .button(
                        getTranslation("speakers.submit"),
                        true,
                        () -> {
                            keep(fields.form());
                            String reference =
                                    requests.submit(java.util.Objects.requireNonNull(draftId));
                            Navigation.to(SpeakersRoutes.file(reference) + "?new");
                        });
    }

    private void keep(RequestForm form) {
        Long id = draftId;
        if (id == null) {
            draftId = requests.begin(form);
        } else {
            requests.save(id, form);
        }
        saved.setText(getTranslation("speakers.saved"));
        propose(form);
    }

    private void propose(RequestForm form) {
        proposal.removeAll();
        TierProposal seen = requests.propose(form);
        UnorderedList why = new UnorderedList();
        seen.reasons()
                .forEach(reason ->
                        why.add(new ListItem(getTranslation("speakers.reason." + reason))));
        proposal.add(
                new Paragraph(
                        new Span(getTranslation("speakers.proposal")),
                        SpeakerWords.tier(seen.tier())),
                why,
                new Paragraph(getTranslation("speakers.proposal.means." + seen.tier().id())));
        if (requests.isLate(form, seen.tier())) {
            Paragraph late =
                    new Paragraph(
                            getTranslation("speakers.late.warning", seen.tier().noticeDays()));
            late.addClassName("known-since");
            proposal.add(late);
        }
    }
}
