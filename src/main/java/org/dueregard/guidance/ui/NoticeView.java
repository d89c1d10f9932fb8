package org.dueregard.guidance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.StateTag;
import org.dueregard.guidance.EntryMissingException;
import org.dueregard.guidance.GuidanceRoutes;
import org.dueregard.guidance.NoticeReceipts;
import org.dueregard.guidance.NoticeSending;
import org.dueregard.guidance.NoticeService;
import org.dueregard.guidance.StaffNotice;
import org.dueregard.people.RoleGroup;
import org.springframework.security.access.AccessDeniedException;

/// One notice: its words and the button that says it was read; for who sent it, who has not.
@Route(GuidanceRoutes.NOTICE)
@RolesAllowed(PortalRole.Name.STAFF)
class NoticeView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient NoticeService notices;
    private final transient NoticeSending sending;
    private final transient Access access;
    private final Notice told = new Notice();
    private long id;
    private int page = 1;

    NoticeView(NoticeService notices, NoticeSending sending, Access access) {
        this.notices = notices;
        this.sending = sending;
        this.access = access;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String number = event.getRouteParameters().get("notice").orElse("");
        String wanted =
                event.getLocation().getQueryParameters().getSingleParameter("page").orElse("1");
        id = number.matches("\\d{1,18}") ? Long.parseLong(number) : -1;
        page = wanted.matches("[1-9]\\d{0,5}") ? Integer.parseInt(wanted) : 1;
        try {
            show();
        } catch (EntryMissingException e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show() {
        StaffNotice notice = notices.find(id);
        setCaption(getTranslation("notices.heading"));
        setHeading(notice.title());
        List<Component> parts = new ArrayList<>();
        parts.add(told);
        parts.add(facts(notice));
        Paragraph words = new Paragraph(notice.words());
        words.addClassName("plain-words");
        parts.add(words);
        String entry = notice.entryId();
        if (entry != null) {
            parts.add(
                    new Paragraph(
                            new Span(getTranslation("notices.about") + " "),
                            new AppLink(
                                    GuidanceRoutes.entry(entry),
                                    getTranslation(
                                            "notices.edition", String.valueOf(notice.edition())))));
        }
        if (notice.isFor()) {
            parts.add(receipt(notice));
        }
        if (access.may(Action.NOTICES_SEND)) {
            addReceipts(parts);
        }
        parts.add(
                new Paragraph(new AppLink(GuidanceRoutes.NOTICES, getTranslation("notices.back"))));
        show(parts.toArray(Component[]::new));
    }

    /// Nothing of them where the caller reads this notice and sends those of another school.
    private void addReceipts(List<Component> parts) {
        try {
            parts.add(receipts(sending.receipts(id, page)));
        } catch (AccessDeniedException e) {
            return;
        }
    }

    private Component facts(StaffNotice notice) {
        Paragraph facts =
                new Paragraph(
                        getTranslation(
                                "notices.facts",
                                notice.schoolName(),
                                Days.inWords(notice.sentAt()),
                                audience(notice)));
        facts.addClassName("hint");
        return facts;
    }

    private String audience(StaffNotice notice) {
        return notice.audience().equals(RoleGroup.allStaff())
                ? getTranslation("notices.all-staff")
                : notice.audience().stream()
                        .sorted()
                        .map(group -> getTranslation("role-group." + group.id()))
                        .collect(Collectors.joining(", "));
    }

    private Component receipt(StaffNotice notice) {
        Instant read = notice.readAt();
        if (read != null) {
            return new Paragraph(
                    new StateTag(StateTag.Kind.COVERED, getTranslation("notices.read")),
                    new Span(" " + getTranslation("notices.read-at", Days.inWords(read))));
        }
        NativeButton confirm =
                new NativeButton(
                        getTranslation("notices.confirm"),
                        event -> {
                            notices.confirm(id);
                            show();
                            told.say(getTranslation("notices.confirmed"));
                        });
        confirm.addClassNames("button", "button-primary");
        Div action = new Div(confirm);
        action.addClassName("action");
        return action;
    }

    private Component receipts(NoticeReceipts receipts) {
        Section section =
                new Section(
                        new H2(
                                getTranslation(
                                        "notices.opened", receipts.read(), receipts.total())));
        section.addClassName("card");
        long missing = receipts.missing().total();
        if (receipts.ended()) {
            section.add(new Paragraph(getTranslation("notices.ended")));
            return section;
        }
        if (missing > 0) {
            addMissing(section, receipts);
        } else {
            section.add(new Paragraph(getTranslation("notices.nobody-missing")));
        }
        section.add(
                new ConfirmButton(
                        getTranslation("notices.end"),
                        getTranslation("notices.end.question", receipts.total()),
                        getTranslation("notices.end.confirm"),
                        () -> {
                            sending.end(id);
                            show();
                        }));
        return section;
    }

    private void addMissing(Section section, NoticeReceipts receipts) {
        UnorderedList list = new UnorderedList();
        for (NoticeReceipts.Missing person : receipts.missing().rows()) {
            ListItem line = new ListItem(new Span(person.name()));
            if (!person.hasEmail()) {
                line.add(
                        new Span(" "),
                        new StateTag(
                                StateTag.Kind.NOT_NEEDED, getTranslation("notices.in-person")));
            }
            list.add(line);
        }
        long missing = receipts.missing().total();
        section.add(
                new Paragraph(getTranslation("notices.missing", missing)),
                list,
                new Pager(
                        receipts.missing().page(),
                        receipts.missing().pages(),
                        next -> GuidanceRoutes.notice(id) + "?page=" + next));
        LocalDate chased = receipts.chasedOn();
        if (chased != null) {
            section.add(new Paragraph(getTranslation("notices.chased-on", Days.inWords(chased))));
        }
        NativeButton again =
                new NativeButton(
                        getTranslation("notices.again", missing),
                        event -> {
                            NoticeReceipts.Chased done = sending.sendAgain(id);
                            show();
                            told.say(
                                    done.already()
                                            ? getTranslation("notices.again.already")
                                            : getTranslation(
                                                    "notices.again.done",
                                                    done.mails(),
                                                    done.inPerson()));
                        });
        again.addClassNames("button", "button-primary");
        Paragraph action = new Paragraph(again);
        action.addClassName("action");
        section.add(action);
    }
}
