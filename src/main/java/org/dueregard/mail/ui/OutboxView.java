package org.dueregard.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.mail.MailRoutes;
import org.dueregard.mail.MessageState;
import org.dueregard.mail.OutboxRow;
import org.dueregard.mail.OutboxService;

/// Every mail the portal wrote, newest first, with its words.
@Route(MailRoutes.OUTBOX)
@Menu(title = "menu.outbox", order = 40)
@RolesAllowed(PortalRole.Name.ADMIN)
class OutboxView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient OutboxService outbox;
    private boolean shown;

    OutboxView(OutboxService outbox) {
        this.outbox = outbox;
        addClassName("wide");
        setHeading(getTranslation("outbox.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        String search = parameters.getSingleParameter(MailRoutes.SEARCH).orElse("");
        String page = parameters.getSingleParameter(MailRoutes.PAGE).orElse("1");
        show(search, page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private void show(String search, int number) {
        PageOf<OutboxRow> page = outbox.list(search, number);
        TextInput field = new TextInput("outbox-search", getTranslation("outbox.search"), "search");
        field.setValue(search);
        field.onChange(() -> Navigation.to(address(field.value(), 1)));
        Div filters = new Div(field);
        filters.addClassName("filters");
        Paragraph found = new Paragraph(getTranslation("outbox.found", page.total()));
        found.getElement().setAttribute("role", "status");
        if (page.total() == 0) {
            show(filters, found);
        } else {
            show(
                    filters,
                    found,
                    table(page),
                    new Pager(page.page(), page.pages(), next -> address(search, next)));
        }
        if (shown) {
            field.focus();
        }
        shown = true;
    }

    private static String address(String search, int page) {
        return MailRoutes.OUTBOX
                + "?"
                + MailRoutes.SEARCH
                + "="
                + URLEncoder.encode(search, StandardCharsets.UTF_8)
                + "&"
                + MailRoutes.PAGE
                + "="
                + page;
    }

    private Component table(PageOf<OutboxRow> page) {
        Table table = new Table(getTranslation("outbox.heading"));
        table.addColumn(getTranslation("outbox.column.message"));
        table.addColumn(getTranslation("outbox.column.recipient"));
        table.addColumn(getTranslation("outbox.column.state"));
        table.addColumn(getTranslation("outbox.column.written"));
        for (OutboxRow row : page.rows()) {
            table.addRow(
                    new NativeDetails(row.subject(), new Pre(row.body())),
                    new Span(row.recipient()),
                    state(row),
                    new Span(Days.inWords(row.createdAt())));
        }
        return table;
    }

    private Component state(OutboxRow row) {
        StateTag.Kind kind =
                switch (row.state()) {
                    case SENT -> StateTag.Kind.COVERED;
                    case NEW, SENDING -> StateTag.Kind.DUE;
                    case FAILED -> StateTag.Kind.NOT_COVERED;
                    case NOT_NEEDED -> StateTag.Kind.NOT_NEEDED;
                };
        Div state =
                new Div(
                        new StateTag(
                                kind,
                                getTranslation(
                                        "outbox.state."
                                                + row.state().name().toLowerCase(Locale.ROOT))));
        Instant sentAt = row.sentAt();
        if (sentAt != null) {
            state.add(new Paragraph(Days.inWords(sentAt)));
        } else if (row.lastError() != null
                && (row.state() == MessageState.NEW || row.state() == MessageState.FAILED)) {
            state.add(new Paragraph(getTranslation("outbox.not-taken", row.attempts())));
        }
        return state;
    }
}
