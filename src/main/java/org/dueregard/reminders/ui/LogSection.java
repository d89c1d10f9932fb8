package org.dueregard.reminders.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Locale;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.mail.MessageState;
import org.dueregard.reminders.LogRow;
import org.dueregard.reminders.ReminderState;
import org.dueregard.reminders.RemindersRoutes;

/// Who was told what, a page at a time.
class LogSection extends Section {

    private static final long serialVersionUID = 1L;

    LogSection(PageOf<LogRow> page, long school) {
        add(new H2(getTranslation("reminders.log")));
        if (page.total() == 0) {
            add(new Paragraph(getTranslation("reminders.log.none")));
            return;
        }
        Table table = new Table(getTranslation("reminders.log"));
        table.addColumn(getTranslation("reminders.log.who"));
        table.addColumn(getTranslation("reminders.log.what"));
        table.addColumn(getTranslation("reminders.log.told"));
        table.addColumn(getTranslation("reminders.log.state"));
        for (LogRow row : page.rows()) {
            table.addRow(
                    new Span(row.person()),
                    new Span(
                            getTranslation(
                                    "reminders.log.what-due",
                                    row.title(),
                                    Days.inWords(row.dueOn()))),
                    new Span(told(row)),
                    state(row));
        }
        add(
                table,
                new Pager(
                        page.page(), page.pages(), number -> RemindersRoutes.list(school, number)));
    }

    private String told(LogRow row) {
        return getTranslation("reminders.told." + (row.byHand() ? "by-hand" : row.told().id()));
    }

    private Component state(LogRow row) {
        MessageState message = row.message();
        if (row.state() != ReminderState.PLANNED || message == null) {
            return new StateTag(
                    row.state() == ReminderState.ON_PAPER
                            ? StateTag.Kind.DUE
                            : StateTag.Kind.NOT_NEEDED,
                    getTranslation(
                            "reminders.state." + row.state().name().toLowerCase(Locale.ROOT)));
        }
        Instant sentAt = row.sentAt();
        return switch (message) {
            case SENT ->
                    new StateTag(
                            StateTag.Kind.COVERED,
                            getTranslation(
                                    "reminders.state.sent",
                                    sentAt == null ? "" : Days.inWords(sentAt)));
            case NEW, SENDING ->
                    new StateTag(StateTag.Kind.DUE, getTranslation("reminders.state.waiting"));
            case FAILED ->
                    new StateTag(
                            StateTag.Kind.NOT_COVERED, getTranslation("reminders.state.failed"));
            case NOT_NEEDED ->
                    new StateTag(
                            StateTag.Kind.NOT_NEEDED, getTranslation("reminders.state.not_needed"));
        };
    }
}
