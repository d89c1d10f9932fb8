package org.dueregard.pathway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.pathway.PathwayRoutes;
import org.dueregard.pathway.PosterCopy;
import org.dueregard.pathway.PosterService;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolName;

/// The posters of each school: which have to come down, which hang, new ones; and the address that
/// their code opens.
@Route(PathwayRoutes.ROUTE)
@Menu(title = "menu.posters", order = 47)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.DSL})
class RouteView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final int ROWS = 5;

    private final transient PosterService posters;
    private final transient OrganisationService organisations;
    private final Notice notice = new Notice();

    RouteView(PosterService posters, OrganisationService organisations) {
        this.posters = posters;
        this.organisations = organisations;
        setHeading(getTranslation("posters.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        notice.clear();
        show();
    }

    private void show() {
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        parts.add(new Paragraph(getTranslation("posters.text")));
        for (SchoolName school : organisations.schoolsFor(Action.CONTACTS_EDIT)) {
            parts.add(school(school));
        }
        show(parts.toArray(Component[]::new));
    }

    private void done(String key, Object... arguments) {
        show();
        notice.say(getTranslation(key, arguments));
        focusHeading();
    }

    private Component school(SchoolName school) {
        PosterService.State state = posters.state(school.id());
        Section section = new Section(new H2(school.name()));
        if (!state.recalled().isEmpty()) {
            section.add(
                    new H3(getTranslation("posters.recalled", state.recalled().size())),
                    new Paragraph(getTranslation("posters.recalled.text")),
                    recalled(school, state.recalled()));
        }
        section.add(making(school, state));
        if (!state.hanging().isEmpty()) {
            section.add(
                    new H3(getTranslation("posters.hanging", state.hanging().size())),
                    table("posters.hanging.caption", state.hanging(), this::sheets, school));
        }
        section.add(new H3(getTranslation("posters.address")), address(school, state));
        if (!state.past().isEmpty()) {
            section.add(
                    new NativeDetails(
                            getTranslation("posters.past", state.past().size()),
                            table("posters.past.caption", state.past(), this::gone, school)));
        }
        return section;
    }

    private Component recalled(SchoolName school, List<PosterCopy> copies) {
        return table(
                "posters.recalled.caption",
                copies,
                (copy, at) -> {
                    NativeButton button =
                            new NativeButton(
                                    getTranslation("posters.taken-down"),
                                    event -> {
                                        posters.takenDown(at.id(), copy.id());
                                        done("posters.taken-down.told", copy.number());
                                    });
                    button.addClassName("button");
                    button.setAriaLabel(
                            getTranslation("posters.taken-down.of", copy.number(), copy.place()));
                    return button;
                },
                school);
    }

    /// What stands last in the row of a copy.
    private interface Last {

        Component of(PosterCopy copy, SchoolName school);
    }

    private Table table(String caption, List<PosterCopy> copies, Last last, SchoolName school) {
        Table table = new Table(getTranslation(caption));
        for (String column : List.of("copy", "printed", "until", "action")) {
            table.addColumn(getTranslation("posters.column." + column));
        }
        for (PosterCopy copy : copies) {
            table.addRow(
                    new Span(getTranslation("posters.copy", copy.number(), copy.place())),
                    new Span(Days.inWords(copy.printedOn())),
                    new Span(Days.inWords(copy.removeAfter())),
                    last.of(copy, school));
        }
        return table;
    }

    private Component sheets(PosterCopy copy, SchoolName school) {
        Anchor link =
                new Anchor(
                        PathwayRoutes.posters(school.id(), copy.first()),
                        getTranslation("posters.pdf"));
        link.getElement().setAttribute("router-ignore", true);
        link.getElement()
                .setAttribute("aria-label", getTranslation("posters.pdf.of", copy.number()));
        return link;
    }

    private Component gone(PosterCopy copy, SchoolName school) {
        return new Span(
                getTranslation(
                        "posters.gone", Days.inWords(Objects.requireNonNull(copy.takenDownOn()))));
    }

    private Component making(SchoolName school, PosterService.State state) {
        EntryForm form = new EntryForm("posters-" + school.id());
        if (state.hasNoLead()) {
            form.note(new StateTag(StateTag.Kind.NOT_COVERED, getTranslation("posters.no-lead")));
        }
        TextAreaInput places = form.area("places", getTranslation("posters.places"), ROWS, "");
        form.button(
                getTranslation("posters.make"),
                true,
                () -> {
                    int first = posters.print(school.id(), places.value());
                    done("posters.made");
                    Anchor link =
                            new Anchor(
                                    PathwayRoutes.posters(school.id(), first),
                                    getTranslation("posters.open"));
                    link.getElement().setAttribute("router-ignore", true);
                    notice.add(new Div(link));
                });
        return new Div(new H3(getTranslation("posters.new")), form);
    }

    private Component address(SchoolName school, PosterService.State state) {
        String address = state.address();
        Div part = new Div();
        part.addClassName("entry-form");
        if (address == null) {
            part.add(new Paragraph(getTranslation("posters.address.none")));
            NativeButton make =
                    new NativeButton(
                            getTranslation("posters.address.make"),
                            event -> {
                                posters.renewAddress(school.id());
                                done("posters.address.made");
                            });
            make.addClassName("button");
            part.add(make);
            return part;
        }
        Anchor link = new Anchor(address, address);
        link.getElement().setAttribute("router-ignore", true);
        link.addClassName("secret");
        Div ways =
                new Div(
                        change(
                                "posters.address.renew",
                                state,
                                () -> {
                                    posters.renewAddress(school.id());
                                    done("posters.address.made");
                                }),
                        change(
                                "posters.address.end",
                                state,
                                () -> {
                                    posters.endAddress(school.id());
                                    done("posters.address.ended");
                                }));
        ways.addClassName("form-actions");
        part.add(
                new Paragraph(
                        getTranslation(
                                "posters.address.since",
                                Days.inWords(Objects.requireNonNull(state.madeOn())))),
                new Paragraph(link),
                ways);
        return part;
    }

    private Component change(String key, PosterService.State state, Runnable action) {
        Function<String, String> words = part -> getTranslation(key + part);
        return new ConfirmButton(
                words.apply(""),
                getTranslation("posters.address.question", state.hanging().size()),
                words.apply(".sure"),
                action);
    }
}
