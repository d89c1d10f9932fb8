package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.speakers.Condition;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.VisitService;
import org.dueregard.speakers.VisitService.Arrival;
import org.dueregard.speakers.VisitService.Expected;
import org.dueregard.speakers.VisitService.OnSite;
import org.dueregard.speakers.VisitState;
import org.jspecify.annotations.Nullable;

/// The front door: who is in the building, who comes today and tomorrow, and what to do with somebody
/// whom nobody expects. Large and plain, for a tablet and somebody in a hurry.
@Route(SpeakersRoutes.RECEPTION)
@Menu(title = "menu.reception", order = 27)
@RolesAllowed({PortalRole.Name.RECEPTION, PortalRole.Name.DSL, PortalRole.Name.HEAD})
class ReceptionView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient VisitService visits;
    private final transient Clock clock;
    private final Notice notice = new Notice();

    ReceptionView(VisitService visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
        addClassNames("reception", "wide");
        setHeading(getTranslation("reception.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        notice.clear();
        refresh();
    }

    private void refresh() {
        LocalDate today = Days.today(clock);
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        Div actions =
                new Div(
                        plain(SpeakersRoutes.PRINTED, "reception.print"),
                        plain(SpeakersRoutes.ON_SITE, "reception.evacuation"),
                        plain(SpeakersRoutes.CHECK_SLIP, "reception.check-slip"));
        actions.addClassName("page-actions");
        parts.add(actions);
        parts.add(onSite());
        List<Expected> expected = visits.expected(today, today.plusDays(1));
        parts.add(day("reception.today", expected, today, true));
        parts.add(unlisted());
        parts.add(day("reception.tomorrow", expected, today.plusDays(1), false));
        show(parts.toArray(Component[]::new));
    }

    private Anchor plain(String address, String key) {
        Anchor link = new Anchor(address, getTranslation(key));
        link.addClassName("button");
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private void act(String done, Runnable action) {
        action.run();
        refresh();
        notice.say(getTranslation(done));
        focusHeading();
    }

    private void attempt(String done, Runnable action) {
        try {
            act(done, action);
        } catch (InvalidInputException e) {
            refresh();
            notice.warn(SpeakerWords.problem(e));
            focusHeading();
        }
    }

    private Component onSite() {
        List<OnSite> present = visits.onSite();
        Section section = new Section(new H2(getTranslation("reception.on-site", present.size())));
        for (OnSite one : present) {
            Div card = new Div(new H3(one.name()));
            card.addClassName("card");
            card.add(
                    new Paragraph(
                            getTranslation(
                                    "reception.on-site.line",
                                    one.organisation(),
                                    one.badge(),
                                    one.with(),
                                    Days.timeInWords(one.since()))));
            String reference = one.reference();
            if (reference == null) {
                NativeButton left =
                        new NativeButton(
                                getTranslation("reception.left", one.name()),
                                event ->
                                        attempt(
                                                "reception.left.done",
                                                () -> visits.unlistedLeft(one.id())));
                left.addClassNames("button", "button-primary");
                card.add(left);
            } else {
                leaving(card, reference, one);
            }
            section.add(card);
        }
        if (present.isEmpty()) {
            section.add(new Paragraph(getTranslation("reception.on-site.nobody")));
        }
        return section;
    }

    private void leaving(Div card, String reference, OnSite one) {
        NativeButton left =
                new NativeButton(
                        getTranslation("reception.left", one.name()),
                        event ->
                                attempt(
                                        "reception.left.done",
                                        () -> visits.leave(reference, one.visit(), null, "")));
        left.addClassNames("button", "button-primary");
        card.add(new Paragraph(left));
        EntryForm form = new EntryForm("leave-" + reference + "-" + one.visit());
        TextInput at = form.text("at", getTranslation("reception.left.at"), "time", "");
        TextAreaInput why = form.area("why", getTranslation("reception.stopped.why"), 2, "");
        form.button(
                getTranslation("reception.left.save"),
                false,
                () ->
                        act(
                                "reception.left.done",
                                () -> visits.leave(reference, one.visit(), time(at), why.value())));
        card.add(new NativeDetails(getTranslation("reception.left.otherwise"), form));
    }

    private static @Nullable LocalTime time(TextInput input) {
        try {
            return input.value().isBlank() ? null : LocalTime.parse(input.value());
        } catch (DateTimeException e) {
            throw new InvalidInputException("at", "speakers.invalid.time");
        }
    }

    private Component day(String key, List<Expected> all, LocalDate day, boolean arrivals) {
        List<Expected> expected =
                all.stream()
                        .filter(one -> one.on().equals(day) && one.state() != VisitState.ARRIVED)
                        .toList();
        Section section =
                new Section(new H2(getTranslation(key, Days.inWords(day), expected.size())));
        if (expected.isEmpty()) {
            section.add(new Paragraph(getTranslation("reception.nobody")));
        }
        expected.forEach(one -> section.add(card(one, arrivals)));
        return section;
    }

    private Component card(Expected one, boolean arrivals) {
        Div card = new Div(new H3(one.name()));
        card.addClassNames("card", "visitor");
        card.add(SpeakerWords.row(SpeakerWords.visit(one.state())));
        Facts facts = new Facts();
        facts.addFact(getTranslation("reception.fact.from"), one.organisation());
        facts.addFact(
                getTranslation("reception.fact.when"),
                getTranslation(
                        "speakers.when",
                        Days.inWords(one.on()),
                        one.begins().toString(),
                        one.ends().toString()));
        facts.addFact(getTranslation("reception.fact.what"), one.title());
        facts.addFact(getTranslation("reception.fact.where"), one.place());
        facts.addFact(getTranslation("reception.fact.host"), one.host());
        facts.addFact(getTranslation("reception.fact.with"), one.supervisor());
        card.add(facts);
        conditions(card, one);
        if (!one.state().isAhead()) {
            if (one.arrivedAt() != null && one.leftAt() != null) {
                card.add(
                        new Paragraph(
                                getTranslation(
                                        "reception.was-here",
                                        Days.timeInWords(one.arrivedAt()),
                                        Days.timeInWords(one.leftAt()))));
            }
            return card;
        }
        UnorderedList open = new UnorderedList();
        one.open().stream()
                .filter(each -> arrivals || !each.key().equals("another-day"))
                .forEach(each ->
                        open.add(
                                new ListItem(
                                        getTranslation(
                                                "speakers.open." + each.key(), each.about()))));
        boolean blocked = open.getChildren().findAny().isPresent();
        if (blocked) {
            Paragraph stop = new Paragraph(getTranslation("reception.blocked"));
            stop.addClassName("blocked");
            card.add(stop, open);
        }
        if (arrivals) {
            card.add(arrival(one, blocked));
        }
        return card;
    }

    private void conditions(Div card, Expected one) {
        if (one.conditions().isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        for (Condition condition : one.conditions()) {
            boolean met = one.met().contains(condition.number());
            ListItem item =
                    new ListItem(
                            new Span(
                                    getTranslation(
                                            met ? "reception.condition.met" : "reception.condition",
                                            condition.text())));
            list.add(item);
        }
        card.add(new Paragraph(getTranslation("reception.conditions")), list);
    }

    private Component arrival(Expected one, boolean blocked) {
        EntryForm form = new EntryForm("arrive-" + one.reference() + "-" + one.visit());
        TextInput seen = form.text("id-seen", getTranslation("reception.id-seen"), "");
        TextInput badge = form.text("badge", getTranslation("reception.badge"), "");
        TextInput with =
                form.text(
                        "supervised-by",
                        getTranslation("reception.supervised-by"),
                        one.supervisor());
        TextInput at = form.text("at", getTranslation("reception.at"), "time", "");
        TextAreaInput override =
                blocked ? form.area("override", getTranslation("reception.override"), 2, "") : null;
        form.button(
                getTranslation(blocked ? "reception.arrived.override" : "reception.arrived"),
                !blocked,
                () -> {
                    if (override != null && override.value().isBlank()) {
                        throw new InvalidInputException("override", "speakers.problem.still-open");
                    }
                    act(
                            "reception.arrived.done",
                            () ->
                                    visits.arrive(
                                            one.reference(),
                                            one.visit(),
                                            new Arrival(
                                                    seen.value(),
                                                    badge.value(),
                                                    with.value(),
                                                    override == null ? "" : override.value(),
                                                    time(at))));
                });
        return new NativeDetails(
                getTranslation(
                        blocked ? "reception.arrive.blocked" : "reception.arrive", one.name()),
                form);
    }

    private Component unlisted() {
        EntryForm form = new EntryForm("unlisted");
        form.note(new Paragraph(getTranslation("reception.unlisted.text")));
        TextInput name = form.text("name", getTranslation("reception.unlisted.name"), "");
        TextInput from =
                form.text("organisation", getTranslation("reception.unlisted.organisation"), "");
        TextInput toSee = form.text("to-see", getTranslation("reception.unlisted.to-see"), "");
        CheckInput called =
                form.check("host-called", getTranslation("reception.unlisted.called"), false);
        TextInput with = form.text("supervised-by", getTranslation("reception.unlisted.with"), "");
        TextInput badge = form.text("badge", getTranslation("reception.badge"), "");
        form.button(
                getTranslation("reception.unlisted.let-in"),
                false,
                () -> unlisted(name, from, toSee, called, with, badge, true));
        form.button(
                getTranslation("reception.unlisted.turn-away"),
                false,
                () -> unlisted(name, from, toSee, called, with, badge, false));
        return new Section(new NativeDetails(getTranslation("reception.unlisted"), form));
    }

    private void unlisted(
            TextInput name,
            TextInput from,
            TextInput toSee,
            CheckInput called,
            TextInput with,
            TextInput badge,
            boolean letIn) {
        act(
                letIn ? "reception.unlisted.let-in.done" : "reception.unlisted.turned-away.done",
                () ->
                        visits.unlisted(
                                new VisitService.Unlisted(
                                        name.value(),
                                        from.value(),
                                        toSee.value(),
                                        called.value(),
                                        letIn,
                                        Objects.requireNonNullElse(with.value(), ""),
                                        badge.value())));
    }
}
