package org.dueregard.sessions.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.people.PersonName;
import org.dueregard.security.PublicAddress;
import org.dueregard.sessions.GuestService;
import org.dueregard.sessions.RosterRow;
import org.dueregard.sessions.RosterService;
import org.dueregard.sessions.SessionDetails;
import org.dueregard.sessions.SessionEntry;
import org.dueregard.sessions.SessionFigures;
import org.dueregard.sessions.SessionMissingException;
import org.dueregard.sessions.SessionRow;
import org.dueregard.sessions.SessionService;
import org.dueregard.sessions.SessionState;
import org.dueregard.sessions.SessionsRoutes;

/// One session for those who run it: its figures, the day itself, the roster, and changing it.
@Route(SessionsRoutes.SESSION)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class SessionView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SessionService sessions;
    private final transient RosterService rosters;
    private final transient GuestService guests;
    private final transient PublicAddress publicAddress;
    private final transient Clock clock;
    private final Notice notice = new Notice();

    SessionView(
            SessionService sessions,
            RosterService rosters,
            GuestService guests,
            PublicAddress publicAddress,
            Clock clock) {
        this.sessions = sessions;
        this.rosters = rosters;
        this.guests = guests;
        this.publicAddress = publicAddress;
        this.clock = clock;
        addClassName("wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("session").orElse("");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException();
        }
        notice.clear();
        try {
            show(RosterState.of(Long.parseLong(id), event.getLocation().getQueryParameters()));
        } catch (SessionMissingException e) {
            throw new NotFoundException();
        }
    }

    private RosterSection show(RosterState state) {
        SessionRow row = sessions.details(state.session());
        SessionDetails session = row.session();
        LocalDate today = Days.today(clock);
        setCaption(session.school().name());
        setHeading(session.title());
        RosterSection roster = roster(state, session, today);
        List<Component> parts = new ArrayList<>();
        parts.add(new AppLink(SessionsRoutes.LIST, getTranslation("sessions.back")));
        parts.add(notice);
        parts.add(figures(row.figures()));
        parts.add(facts(session));
        parts.add(day(state, session, today));
        parts.add(roster);
        parts.add(new GuestSection(session.id(), guests));
        if (session.state().isAhead()) {
            parts.add(change(state, row));
        }
        show(parts.toArray(Component[]::new));
        return roster;
    }

    private Component figures(SessionFigures figures) {
        Paragraph line = new Paragraph(SessionWords.figures(figures));
        line.addClassName("lead");
        Paragraph more =
                new Paragraph(
                        getTranslation(
                                "sessions.figures.more", figures.passed(), figures.waiting()));
        more.addClassName("hint");
        return new Div(line, more);
    }

    private Component facts(SessionDetails session) {
        Facts facts = new Facts();
        facts.addFact(getTranslation("sessions.fact.state"), SessionWords.tag(session.state()));
        facts.addFact(getTranslation("sessions.fact.when"), SessionWords.when(session));
        facts.addFact(getTranslation("sessions.fact.place"), session.place());
        facts.addFact(getTranslation("sessions.module"), sessions.moduleTitle(session.moduleId()));
        facts.addFact(getTranslation("sessions.places"), Integer.toString(session.places()));
        facts.addFact(
                getTranslation("sessions.face-to-face"),
                getTranslation(session.faceToFace() ? "answer.yes" : "answer.no"));
        facts.addFact(
                getTranslation("sessions.groups"),
                session.groups().stream()
                        .sorted()
                        .map(group -> getTranslation("role-group." + group.id()))
                        .collect(Collectors.joining(", ")));
        return facts;
    }

    private Component day(RosterState state, SessionDetails session, LocalDate today) {
        Section section = new Section(new H2(getTranslation("sessions.day")));
        String code = session.joinCode();
        if (code != null) {
            Paragraph shown = new Paragraph(code);
            shown.addClassName("join-code");
            section.add(
                    new Paragraph(
                            getTranslation("sessions.code", publicAddress.of(SessionsRoutes.JOIN))),
                    shown);
        }
        Div actions = new Div();
        actions.addClassName("page-actions");
        boolean mayOpen =
                session.heldOn().equals(today)
                        && (session.state() == SessionState.PLANNED
                                || session.state() == SessionState.CLOSED);
        if (mayOpen) {
            NativeButton open =
                    new NativeButton(
                            getTranslation("sessions.open"),
                            event -> {
                                attempt(
                                        state,
                                        "sessions.opened",
                                        () -> sessions.open(session.id()));
                                focusHeading();
                            });
            open.addClassNames("button", "button-primary");
            actions.add(open);
        } else if (session.state() == SessionState.PLANNED) {
            section.add(new Paragraph(getTranslation("sessions.open.hint")));
        }
        if (session.state() == SessionState.OPEN) {
            NativeButton close =
                    new NativeButton(
                            getTranslation("sessions.close"),
                            event -> {
                                attempt(
                                        state,
                                        "sessions.closed",
                                        () -> sessions.close(session.id()));
                                focusHeading();
                            });
            close.addClassName("button");
            actions.add(close);
        }
        if (session.state() != SessionState.CANCELLED) {
            actions.add(plain(SessionsRoutes.present(session.id()), "sessions.present"));
            actions.add(plain(SessionsRoutes.sheets(session.id()), "sessions.sheets"));
        }
        actions.add(plain(SessionsRoutes.calendarFile(session.id()), "sessions.calendar-file"));
        section.add(actions);
        return section;
    }

    private Anchor plain(String address, String key) {
        Anchor link = new Anchor(address, getTranslation(key));
        link.addClassName("button");
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private RosterSection roster(RosterState state, SessionDetails session, LocalDate today) {
        boolean editable = session.state() != SessionState.CANCELLED;
        return new RosterSection(
                state,
                rosters.list(state.session(), state.filter()),
                editable ? rosters.others(state.session(), state.filter().search()) : List.of(),
                !session.heldOn().isAfter(today),
                editable,
                new RosterSection.Changes() {

                    private static final long serialVersionUID = 1L;

                    @Override
                    public void attended(RosterRow row, boolean attended) {
                        attempt(
                                        state,
                                        attended ? "roster.ticked" : "roster.undone",
                                        () ->
                                                rosters.setAttended(
                                                        state.session(),
                                                        row.staffMemberId(),
                                                        attended))
                                .focus(row.staffMemberId());
                    }

                    @Override
                    public void added(PersonName person) {
                        attempt(
                                        state,
                                        "roster.added",
                                        () -> rosters.add(state.session(), person.id()))
                                .focus(person.id());
                    }
                });
    }

    /// Does something, shows the session anew and says what was done, or why not.
    private RosterSection attempt(RosterState state, String done, Runnable change) {
        try {
            change.run();
            notice.say(getTranslation(done));
        } catch (InvalidInputException e) {
            notice.warn(SessionWords.problem(e));
        }
        return show(state);
    }

    private Component change(RosterState state, SessionRow row) {
        SessionDetails session = row.session();
        SessionFields fields = new SessionFields(SessionEntry.of(session), sessions.modules());
        fields.form()
                .button(
                        getTranslation("action.save"),
                        true,
                        () -> {
                            sessions.change(session.id(), session.version(), fields.entered());
                            notice.say(getTranslation("sessions.saved"));
                            show(state);
                            focusHeading();
                        });
        int told = row.figures().booked() + row.figures().waiting();
        ConfirmButton cancel =
                new ConfirmButton(
                        getTranslation("sessions.cancel"),
                        getTranslation("sessions.cancel.question", told),
                        getTranslation("sessions.cancel.confirm"),
                        () -> {
                            attempt(
                                    state,
                                    "sessions.cancelled",
                                    () -> sessions.cancel(session.id()));
                            focusHeading();
                        });
        return new Section(new H2(getTranslation("sessions.change")), fields.form(), cancel);
    }
}
