package org.dueregard.guidance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.guidance.CitedPlace;
import org.dueregard.guidance.DocumentsToConfirm;
import org.dueregard.guidance.GuidanceRegisterService;
import org.dueregard.guidance.GuidanceRoutes;
import org.dueregard.guidance.RegisterEditing;
import org.dueregard.guidance.RegisterFilter;

/// What to read and confirm, then the register of what holds; for those who keep it, what has to be
/// looked at again.
@Route(GuidanceRoutes.GUIDANCE)
@Menu(title = "menu.guidance", order = 20)
@RolesAllowed(PortalRole.Name.STAFF)
class GuidanceView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient DocumentsToConfirm documents;
    private final transient GuidanceRegisterService register;
    private final transient RegisterEditing editing;
    private final transient Access access;

    GuidanceView(
            DocumentsToConfirm documents,
            GuidanceRegisterService register,
            RegisterEditing editing,
            Access access) {
        this.documents = documents;
        this.register = register;
        this.editing = editing;
        this.access = access;
        addClassName("wide");
        setHeading(getTranslation("guidance.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RegisterState state = RegisterState.of(event.getLocation().getQueryParameters());
        boolean mayEdit = access.may(Action.GUIDANCE_EDIT);
        List<Component> parts = new ArrayList<>();
        parts.add(others());
        parts.add(new DocumentsSection(documents.documents()));
        if (mayEdit) {
            List<CitedPlace> waiting = editing.toCheck();
            if (!waiting.isEmpty()) {
                parts.add(waiting(waiting));
            }
        }
        parts.add(new RegisterSection(state, register.list(state.filter())));
        if (mayEdit) {
            parts.add(adding());
        }
        show(parts.toArray(Component[]::new));
    }

    private Component others() {
        Div links =
                new Div(
                        new AppLink(GuidanceRoutes.NOTICES, getTranslation("notices.heading")),
                        new AppLink(GuidanceRoutes.TOLD, getTranslation("told.heading")));
        links.addClassName("page-actions");
        return links;
    }

    /// Pages that cite what no longer holds.
    private Component waiting(List<CitedPlace> waiting) {
        Map<String, List<CitedPlace>> pages = new LinkedHashMap<>();
        waiting.forEach(place ->
                pages.computeIfAbsent(
                                place.citation().entryId() + " " + page(place),
                                key -> new ArrayList<>())
                        .add(place));
        UnorderedList list = new UnorderedList();
        pages.values().forEach(places -> list.add(line(places)));
        Section section =
                new Section(
                        new H2(getTranslation("guidance.check.heading", pages.size())),
                        new Paragraph(getTranslation("guidance.check.text")),
                        list);
        section.addClassName("card");
        return section;
    }

    private static String page(CitedPlace place) {
        String address = place.citation().address();
        return address == null ? place.citation().key() : address;
    }

    /// A page, with how many of its questions cite the same.
    private ListItem line(List<CitedPlace> places) {
        CitedPlace first = places.getFirst();
        return new ListItem(
                new AppLink(
                        GuidanceRoutes.entry(first.citation().entryId()), first.citation().title()),
                new Span(
                        " "
                                + getTranslation(
                                        "guidance.check.cites",
                                        first.entryTitle(),
                                        places.size() - 1)));
    }

    private Component adding() {
        Map<String, String> others = new LinkedHashMap<>();
        register.list(RegisterFilter.ALL)
                .forEach(row ->
                        others.put(row.entry().id(), GuidanceWords.named(this, row.entry())));
        return new NativeDetails(
                getTranslation("guidance.add"),
                new EntryFields(
                        "entry",
                        null,
                        others,
                        false,
                        getTranslation("guidance.add.save"),
                        change -> Navigation.to(GuidanceRoutes.entry(editing.add(change)))));
    }
}
