package org.dueregard.sessions.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.sessions.BookingService;
import org.dueregard.sessions.OwnSession;
import org.dueregard.sessions.PlaceState;
import org.dueregard.sessions.SessionDetails;
import org.dueregard.sessions.SessionMissingException;
import org.dueregard.sessions.SessionRow;
import org.dueregard.sessions.SessionService;
import org.dueregard.sessions.SessionState;
import org.dueregard.sessions.SessionsRoutes;

/// The sessions one is invited to, and one's own past ones; for those who run sessions, all of them.
@Route(SessionsRoutes.LIST)
@Menu(title = "menu.sessions", order = 25)
@RolesAllowed(PortalRole.Name.STAFF)
class SessionsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final String OWN_PAGE = "own";
    private static final String PAGE = "page";

    private final transient BookingService bookings;
    private final transient SessionService sessions;
    private final transient Access access;
    private final Notice notice = new Notice();
    private final Map<Long, NativeButton> buttons = new HashMap<>();
    private int ownPage = 1;
    private int page = 1;

    SessionsView(BookingService bookings, SessionService sessions, Access access) {
        this.bookings = bookings;
        this.sessions = sessions;
        this.access = access;
        addClassName("wide");
        setHeading(getTranslation("sessions.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ownPage = number(event.getLocation(), OWN_PAGE);
        page = number(event.getLocation(), PAGE);
        notice.clear();
        show();
    }

    private static int number(Location location, String name) {
        String text = location.getQueryParameters().getSingleParameter(name).orElse("1");
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
    }

    private void show() {
        buttons.clear();
        boolean runs = access.may(Action.SESSIONS_RUN);
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        if (runs) {
            Div actions =
                    new Div(AppLink.asButton(SessionsRoutes.NEW, getTranslation("sessions.new")));
            actions.addClassName("page-actions");
            parts.add(actions);
        }
        parts.add(invitations());
        if (runs) {
            parts.add(all());
        }
        PageOf<OwnSession> own = bookings.over(ownPage);
        if (own.total() > 0) {
            parts.add(ownPast(own));
        }
        show(parts.toArray(Component[]::new));
    }

    private Component invitations() {
        Section section = new Section(new H2(getTranslation("sessions.invited")));
        List<OwnSession> invited = bookings.ahead();
        if (invited.isEmpty()) {
            section.add(new Paragraph(getTranslation("sessions.invited.none")));
        }
        invited.forEach(own -> section.add(card(own)));
        return section;
    }

    private Component card(OwnSession own) {
        SessionDetails session = own.session();
        Div card = new Div(new H3(session.title()));
        card.addClassName("card");
        Div facts = new Div(state(own), new Span(SessionWords.when(session)));
        facts.add(new Span(session.place()));
        facts.addClassName("facts");
        card.add(facts);
        if (session.state() == SessionState.CANCELLED) {
            return card;
        }
        if (own.place() == PlaceState.WAITING && !own.attended()) {
            card.add(new Paragraph(getTranslation("sessions.waiting", own.waitingBefore())));
        } else if (own.place() == null) {
            card.add(new Paragraph(getTranslation("sessions.free", own.free())));
        }
        card.add(actions(own));
        return card;
    }

    private Component state(OwnSession own) {
        if (own.session().state() == SessionState.CANCELLED) {
            return SessionWords.tag(SessionState.CANCELLED);
        }
        if (own.attended()) {
            return new StateTag(StateTag.Kind.COVERED, getTranslation("sessions.own.there"));
        }
        PlaceState place = own.place();
        if (place == PlaceState.BOOKED) {
            return new StateTag(StateTag.Kind.COVERED, getTranslation("sessions.own.booked"));
        }
        return place == PlaceState.WAITING
                ? new StateTag(StateTag.Kind.DUE, getTranslation("sessions.own.waiting"))
                : new StateTag(StateTag.Kind.NOT_NEEDED, getTranslation("sessions.own.invited"));
    }

    private Component actions(OwnSession own) {
        SessionDetails session = own.session();
        Div actions = new Div();
        actions.addClassName("page-actions");
        if (session.state() == SessionState.OPEN && !own.attended()) {
            Anchor join = plain(SessionsRoutes.JOIN, "sessions.join");
            join.addClassName("button-primary");
            actions.add(join);
        }
        if (own.place() == PlaceState.BOOKED || own.attended()) {
            actions.add(plain(SessionsRoutes.calendarFile(session.id()), "sessions.calendar-file"));
        }
        if (!own.attended()) {
            String key =
                    own.place() != null
                            ? "sessions.give-up"
                            : own.free() > 0 ? "sessions.book" : "sessions.wait";
            String label = getTranslation(key);
            NativeButton button =
                    new NativeButton(label, event -> change(session, own.place() != null));
            button.addClassName("button");
            button.getElement().setAttribute("aria-label", label + ": " + session.title());
            buttons.put(session.id(), button);
            actions.add(button);
        }
        return actions;
    }

    private Anchor plain(String address, String key) {
        Anchor link = new Anchor(address, getTranslation(key));
        link.addClassName("button");
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private void change(SessionDetails session, boolean giveUp) {
        try {
            if (giveUp) {
                bookings.giveUp(session.id());
                notice.say(getTranslation("sessions.gave-up", session.title()));
            } else {
                PlaceState got = bookings.book(session.id());
                notice.say(
                        getTranslation(
                                got == PlaceState.WAITING
                                        ? "sessions.now-waiting"
                                        : "sessions.now-booked",
                                session.title()));
            }
        } catch (InvalidInputException e) {
            notice.warn(SessionWords.problem(e));
        } catch (SessionMissingException e) {
            notice.warn(getTranslation("invalid.session-over"));
        }
        show();
        NativeButton button = buttons.get(session.id());
        if (button != null) {
            button.getElement().callJsFunction("focus");
        }
    }

    private Component all() {
        Section section = new Section(new H2(getTranslation("sessions.all")));
        List<SessionRow> ahead = sessions.ahead();
        if (ahead.isEmpty()) {
            section.add(new Paragraph(getTranslation("sessions.all.none")));
        } else {
            section.add(table(getTranslation("sessions.all"), ahead));
        }
        PageOf<SessionRow> over = sessions.over(page);
        if (over.total() > 0) {
            section.add(
                    new H2(getTranslation("sessions.over")),
                    table(getTranslation("sessions.over"), over.rows()),
                    new Pager(over.page(), over.pages(), address(PAGE, OWN_PAGE, ownPage)));
        }
        return section;
    }

    private static IntFunction<String> address(String name, String other, int otherPage) {
        return number ->
                SessionsRoutes.LIST
                        + "?"
                        + name
                        + "="
                        + number
                        + (otherPage > 1 ? "&" + other + "=" + otherPage : "");
    }

    private Component table(String caption, List<SessionRow> rows) {
        Table table = new Table(caption);
        table.addColumn(getTranslation("sessions.title"));
        table.addColumn(getTranslation("sessions.fact.when"));
        table.addColumn(getTranslation("sessions.fact.state"));
        table.addColumn(getTranslation("sessions.column.figures"));
        for (SessionRow row : rows) {
            SessionDetails session = row.session();
            Span figures = new Span(SessionWords.figures(row.figures()));
            figures.addClassName("session-figures");
            table.addRow(
                    new AppLink(SessionsRoutes.session(session.id()), session.title()),
                    new Span(SessionWords.when(session)),
                    SessionWords.tag(session.state()),
                    figures);
        }
        return table;
    }

    private Component ownPast(PageOf<OwnSession> own) {
        Section section = new Section(new H2(getTranslation("sessions.own")));
        Table table = new Table(getTranslation("sessions.own"));
        table.addColumn(getTranslation("sessions.title"));
        table.addColumn(getTranslation("sessions.fact.when"));
        table.addColumn(getTranslation("roster.attended"));
        table.addColumn(getTranslation("roster.assessed"));
        for (OwnSession past : own.rows()) {
            table.addRow(
                    new Span(past.session().title()),
                    new Span(SessionWords.when(past.session())),
                    new Span(getTranslation(past.attended() ? "answer.yes" : "answer.no")),
                    new Span(getTranslation(past.assessed() ? "answer.yes" : "answer.no")));
        }
        section.add(table, new Pager(own.page(), own.pages(), address(OWN_PAGE, PAGE, page)));
        return section;
    }
}
