package org.dueregard.guidance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.guidance.GuidanceRegisterService;
import org.dueregard.guidance.GuidanceRoutes;
import org.dueregard.guidance.NoticeReceipts;
import org.dueregard.guidance.NoticeSending;
import org.dueregard.guidance.NoticeService;
import org.dueregard.guidance.RegisterFilter;
import org.dueregard.guidance.RegisterFilter.Show;
import org.dueregard.guidance.RegisterFilter.Sort;
import org.dueregard.guidance.StaffNotice;

/// One's own notices; for those who send some, what was sent and a form for the next.
@Route(GuidanceRoutes.NOTICES)
@RolesAllowed(PortalRole.Name.STAFF)
class NoticesView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient NoticeService notices;
    private final transient NoticeSending sending;
    private final transient GuidanceRegisterService register;
    private final transient Access access;

    NoticesView(
            NoticeService notices,
            NoticeSending sending,
            GuidanceRegisterService register,
            Access access) {
        this.notices = notices;
        this.sending = sending;
        this.register = register;
        this.access = access;
        setCaption(getTranslation("guidance.heading"));
        setHeading(getTranslation("notices.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        int page = number(parameters, "page");
        int sent = number(parameters, "sent");
        List<Component> parts = new ArrayList<>();
        parts.add(
                new Paragraph(
                        new AppLink(GuidanceRoutes.GUIDANCE, getTranslation("guidance.back"))));
        parts.addAll(own(notices.listOwn(page), sent));
        if (access.may(Action.NOTICES_SEND)) {
            parts.add(sent(sending.listSent(sent), page));
            parts.add(form());
        }
        show(parts.toArray(Component[]::new));
    }

    private static int number(QueryParameters parameters, String name) {
        String text = parameters.getSingleParameter(name).orElse("1");
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
    }

    private static String address(int page, int sent) {
        return GuidanceRoutes.NOTICES + "?page=" + page + "&sent=" + sent;
    }

    private List<Component> own(PageOf<StaffNotice.Line> page, int sent) {
        if (page.total() == 0) {
            return List.of(new Paragraph(getTranslation("notices.none")));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("task-list");
        for (StaffNotice.Line line : page.rows()) {
            Instant read = line.readAt();
            Span on = new Span(getTranslation("notices.sent-on", Days.inWords(line.sentAt())));
            on.addClassName("hint");
            list.add(
                    new ListItem(
                            new AppLink(GuidanceRoutes.notice(line.id()), line.title()),
                            on,
                            read == null
                                    ? new StateTag(
                                            StateTag.Kind.DUE, getTranslation("notices.to-read"))
                                    : new StateTag(
                                            StateTag.Kind.COVERED,
                                            getTranslation("notices.read"))));
        }
        return List.of(list, new Pager(page.page(), page.pages(), next -> address(next, sent)));
    }

    private Component sent(PageOf<NoticeReceipts.Line> page, int own) {
        Section section = new Section(new H2(getTranslation("notices.sent.heading")));
        if (page.total() == 0) {
            section.add(new Paragraph(getTranslation("notices.sent.none")));
            return section;
        }
        Table table = new Table(getTranslation("notices.sent.heading"));
        table.addColumn(getTranslation("notices.label.title"));
        table.addColumn(getTranslation("notices.label.school"));
        table.addColumn(getTranslation("notices.label.sent"));
        table.addColumn(getTranslation("notices.label.opened"));
        for (NoticeReceipts.Line line : page.rows()) {
            table.addRow(
                    new AppLink(GuidanceRoutes.notice(line.id()), line.title()),
                    new Span(line.schoolName()),
                    new Span(Days.inWords(line.sentAt())),
                    new Span(getTranslation("notices.opened", line.read(), line.total())));
        }
        section.add(table, new Pager(page.page(), page.pages(), next -> address(own, next)));
        return section;
    }

    private Component form() {
        Map<String, String> entries = new LinkedHashMap<>();
        register.list(new RegisterFilter("", Show.IN_FORCE, Sort.TITLE))
                .forEach(row ->
                        entries.put(row.entry().id(), GuidanceWords.named(this, row.entry())));
        return new NativeDetails(
                getTranslation("notices.new"),
                new NoticeForm(
                        sending.schools(),
                        entries,
                        notice -> Navigation.to(GuidanceRoutes.notice(sending.send(notice)))));
    }
}
