package org.dueregard.reminders.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
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
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Table;
import org.dueregard.people.SchoolName;
import org.dueregard.reminders.MailTemplate;
import org.dueregard.reminders.ReminderService;
import org.dueregard.reminders.ReminderService.Example;
import org.dueregard.reminders.ReminderService.Outlook;
import org.dueregard.reminders.RemindersRoutes;
import org.jspecify.annotations.Nullable;

/// What people would be told today, and what they were told.
@Route(RemindersRoutes.LIST)
@Menu(title = "menu.reminders", order = 22)
@RolesAllowed(PortalRole.Name.DSL)
class RemindersView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ReminderService reminders;
    private final Notice notice = new Notice();
    private transient @Nullable SchoolName school;
    private int page = 1;

    RemindersView(ReminderService reminders) {
        this.reminders = reminders;
        addClassName("wide");
        setHeading(getTranslation("reminders.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String number =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter(RemindersRoutes.PAGE)
                        .orElse("1");
        page = number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
        school = SchoolChoice.chosen(reminders.schools(), event.getLocation());
        notice.clear();
        show(school);
    }

    private void show(SchoolName chosen) {
        Outlook outlook = reminders.outlook(chosen.id());
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        List<SchoolName> schools = reminders.schools();
        if (schools.size() > 1) {
            Div filters =
                    new Div(
                            SchoolChoice.field(
                                    getTranslation("reminders.school"),
                                    schools,
                                    chosen,
                                    id -> RemindersRoutes.list(id, 1)));
            filters.addClassName("filters");
            parts.add(filters);
        }
        parts.add(today(outlook));
        parts.add(ways(chosen));
        if (outlook.toSend() > 0) {
            parts.add(sending(chosen, outlook));
        }
        parts.add(byItself(chosen, outlook.sending()));
        parts.add(new LogSection(reminders.log(chosen.id(), page), chosen.id()));
        show(parts.toArray(Component[]::new));
    }

    private Component today(Outlook outlook) {
        Div today = new Div();
        Paragraph lead = new Paragraph(getTranslation("reminders.lead", outlook.toSend()));
        lead.addClassName("lead");
        today.add(lead);
        if (outlook.kinds().isEmpty()) {
            today.add(new Paragraph(getTranslation("reminders.none")));
            return today;
        }
        today.add(
                new Paragraph(
                        getTranslation("reminders.told-today", outlook.toldToday())
                                + " "
                                + getTranslation("reminders.on-paper", outlook.onPaper())));
        Table table = new Table(getTranslation("reminders.table"));
        table.addColumn(getTranslation("reminders.column.kind"));
        table.addColumn(getTranslation("reminders.column.people"));
        table.addColumn(getTranslation("reminders.column.matters"));
        outlook.kinds()
                .forEach((kind, count) ->
                        table.addRow(
                                new Span(getTranslation("reminders.kind." + kind.id())),
                                new Span(Long.toString(count.people())),
                                new Span(Long.toString(count.matters()))));
        today.add(table);
        return today;
    }

    private Component ways(SchoolName chosen) {
        Anchor chase =
                new Anchor(RemindersRoutes.chase(chosen.id()), getTranslation("reminders.chase"));
        chase.addClassName("button");
        chase.getElement().setAttribute("router-ignore", true);
        AppLink words =
                new AppLink(
                        RemindersRoutes.words(chosen.id(), MailTemplate.DIGEST),
                        getTranslation("reminders.words"));
        words.addClassName("button");
        Div ways = new Div(chase, words);
        ways.addClassName("page-actions");
        return ways;
    }

    private Component sending(SchoolName chosen, Outlook outlook) {
        Section section =
                new Section(
                        new H2(getTranslation("reminders.now")),
                        new Paragraph(getTranslation("reminders.now.text")));
        Example example = outlook.example();
        if (example != null) {
            MailPreview preview = new MailPreview();
            preview.show(example.text());
            section.add(
                    new NativeDetails(
                            getTranslation("reminders.preview"),
                            new Div(
                                    new Paragraph(
                                            getTranslation(
                                                    "reminders.preview.to", example.recipient())),
                                    preview)));
        }
        section.add(
                new ConfirmButton(
                        getTranslation("reminders.send", outlook.toSend()),
                        getTranslation("reminders.send.question", outlook.toSend()),
                        getTranslation("reminders.send.confirm"),
                        () -> {
                            int sent = reminders.sendNow(chosen.id());
                            again(chosen, getTranslation("reminders.sent", sent));
                        }));
        return section;
    }

    private Component byItself(SchoolName chosen, boolean sending) {
        Section section = new Section(new H2(getTranslation("reminders.by-itself")));
        if (sending) {
            section.add(
                    new Paragraph(getTranslation("reminders.by-itself.on")),
                    new ConfirmButton(
                            getTranslation("reminders.switch-off"),
                            getTranslation("reminders.switch-off.question"),
                            getTranslation("reminders.switch-off"),
                            () -> turn(chosen, false)));
        } else {
            NativeButton on =
                    new NativeButton(
                            getTranslation("reminders.switch-on"), event -> turn(chosen, true));
            on.addClassName("button");
            section.add(new Paragraph(getTranslation("reminders.by-itself.off")), on);
        }
        return section;
    }

    private void turn(SchoolName chosen, boolean on) {
        reminders.setSending(chosen.id(), on);
        again(chosen, getTranslation("reminders.switched"));
    }

    private void again(SchoolName chosen, String said) {
        show(chosen);
        notice.say(said);
        focusHeading();
    }
}
