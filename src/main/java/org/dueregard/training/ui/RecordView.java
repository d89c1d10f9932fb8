package org.dueregard.training.ui;

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
import java.time.LocalDate;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.StaffMemberMissingException;
import org.dueregard.standing.StandingRoutes;
import org.dueregard.training.RecordService;
import org.dueregard.training.TrainingRecord;
import org.dueregard.training.TrainingRoutes;

/// One person's whole training record, with what may be done about it.
@Route(TrainingRoutes.RECORD)
@RolesAllowed(PortalRole.Name.DSL)
class RecordView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient RecordService records;
    private final Notice notice = new Notice();

    RecordView(RecordService records) {
        this.records = records;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("person").orElse("");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException();
        }
        try {
            show(Long.parseLong(id));
        } catch (StaffMemberMissingException e) {
            throw new NotFoundException();
        }
    }

    private void show(long id) {
        TrainingRecord record = records.find(id);
        setCaption(record.schoolName());
        setHeading(getTranslation("record.heading", record.name()));
        Paragraph job = new Paragraph(record.jobTitle());
        job.addClassName("lead");
        show(
                new AppLink("coverage", getTranslation("follow-up.back")),
                notice,
                job,
                asked(record),
                entries(record),
                checks(record),
                sureAndWrong(record.sureAndWrong()),
                extraTime(record));
    }

    private void done(long id, String key) {
        show(id);
        notice.say(getTranslation(key));
    }

    private Component asked(TrainingRecord record) {
        Section section = new Section(new H2(getTranslation("record.asked")));
        if (record.asked().isEmpty()) {
            section.add(new Paragraph(getTranslation("record.asked.none")));
        } else {
            section.add(askedTable(record));
        }
        section.add(
                new AppLink(
                        StandingRoutes.exemptions(record.staffMemberId()),
                        getTranslation("record.exemptions")));
        return section;
    }

    private Component askedTable(TrainingRecord record) {
        Table table = new Table(getTranslation("record.asked"));
        table.addColumn(getTranslation("record.column.what"));
        table.addColumn(getTranslation("record.column.state"));
        table.addColumn(getTranslation("record.asked.due"));
        table.addColumn(getTranslation("record.asked.exempt"));
        for (TrainingRecord.Asked asked : record.asked()) {
            LocalDate due = asked.dueOn();
            AppLink exempt =
                    new AppLink(
                            StandingRoutes.exempt(record.staffMemberId(), asked.moduleId()),
                            getTranslation("record.asked.exempt"));
            exempt.setAriaLabel(
                    getTranslation("record.asked.exempt.of", record.name(), asked.title()));
            table.addRow(
                    new Span(asked.title()),
                    new Span(getTranslation("standing." + asked.standing().id())),
                    new Span(due == null ? "–" : Days.inWords(due)),
                    exempt);
        }
        return table;
    }

    private Component entries(TrainingRecord record) {
        Section section = new Section(new H2(getTranslation("record.entries")));
        if (record.entries().isEmpty()) {
            section.add(new Paragraph(getTranslation("record.entries.none")));
            return section;
        }
        Table table = new Table(getTranslation("record.entries"));
        for (String column : List.of("what", "how", "done", "until", "recorded", "state")) {
            table.addColumn(getTranslation("record.column." + column));
        }
        for (TrainingRecord.Entry entry : record.entries()) {
            table.addRow(
                    new Span(what(entry)),
                    new Span(how(entry)),
                    new Span(Days.inWords(entry.effectiveOn())),
                    new Span(Days.inWords(entry.validUntil())),
                    new Span(Days.inWords(entry.recordedAt())),
                    state(record, entry));
        }
        section.add(table);
        return section;
    }

    private String what(TrainingRecord.Entry entry) {
        return entry.moduleVersion().isEmpty()
                ? entry.title()
                : getTranslation("record.what", entry.title(), entry.moduleVersion());
    }

    private String how(TrainingRecord.Entry entry) {
        String how = getTranslation("completion.how." + entry.how());
        return entry.faceToFace() ? getTranslation("record.face-to-face", how) : how;
    }

    private Component state(TrainingRecord record, TrainingRecord.Entry entry) {
        String reason = entry.withdrawn();
        if (reason != null) {
            return new Div(
                    new StateTag(StateTag.Kind.NOT_COVERED, getTranslation("record.withdrawn")),
                    new Paragraph(reason));
        }
        Div state = new Div(new StateTag(StateTag.Kind.COVERED, getTranslation("record.stands")));
        NativeButton open = new NativeButton(getTranslation("record.withdraw"));
        open.addClassName("link-button");
        open.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "record.withdraw.of",
                                entry.title(),
                                Days.inWords(entry.effectiveOn())));
        open.addClickListener(event -> {
            open.setVisible(false);
            state.add(withdrawal(record, entry));
        });
        state.add(open);
        return state;
    }

    private Component withdrawal(TrainingRecord record, TrainingRecord.Entry entry) {
        EntryForm form = new EntryForm("withdraw-" + entry.completionId());
        TextInput reason = form.text("reason", getTranslation("record.withdraw.reason"), "");
        form.button(
                getTranslation("record.withdraw.yes"),
                true,
                () -> {
                    records.withdraw(record.staffMemberId(), entry.completionId(), reason.value());
                    done(record.staffMemberId(), "record.withdraw.done");
                });
        reason.focus();
        return form;
    }

    private Component checks(TrainingRecord record) {
        Section section = new Section(new H2(getTranslation("record.checks")));
        if (record.checks().isEmpty()) {
            section.add(new Paragraph(getTranslation("record.checks.none")));
            return section;
        }
        Table table = new Table(getTranslation("record.checks"));
        for (String column : List.of("what", "round", "offered", "closes", "state")) {
            table.addColumn(getTranslation("record.column." + column));
        }
        for (TrainingRecord.Check check : record.checks()) {
            table.addRow(
                    new Span(check.title()),
                    new Span(Integer.toString(check.round())),
                    new Span(Days.inWords(check.offeredOn())),
                    new Span(Days.inWords(check.closesOn())),
                    state(record, check));
        }
        section.add(table);
        return section;
    }

    private Component state(TrainingRecord record, TrainingRecord.Check check) {
        Boolean passed = check.passed();
        StateTag tag;
        if (passed != null) {
            tag =
                    passed
                            ? new StateTag(
                                    StateTag.Kind.COVERED, getTranslation("record.check.passed"))
                            : new StateTag(
                                    StateTag.Kind.NOT_COVERED, getTranslation("follow-up.failed"));
        } else if (check.open()) {
            tag = new StateTag(StateTag.Kind.DUE, getTranslation("record.check.open"));
        } else {
            tag = new StateTag(StateTag.Kind.NOT_COVERED, getTranslation("follow-up.unanswered"));
        }
        Div state = new Div(tag);
        if (check.canBeOfferedAgain()) {
            NativeButton again =
                    new NativeButton(
                            getTranslation("follow-up.again"),
                            event -> offerAgain(record.staffMemberId(), check.moduleId()));
            again.addClassName("button");
            state.add(again);
        }
        return state;
    }

    private void offerAgain(long person, String moduleId) {
        try {
            records.offerAgain(person, moduleId);
            done(person, "record.check.offered");
        } catch (InvalidInputException e) {
            show(person);
            notice.warn(getTranslation(e.problems().getFirst().key()));
        }
    }

    private Component sureAndWrong(List<TrainingRecord.SureAndWrong> found) {
        Section section = new Section(new H2(getTranslation("record.sure")));
        if (found.isEmpty()) {
            section.add(new Paragraph(getTranslation("record.sure.none")));
            return section;
        }
        UnorderedList list = new UnorderedList();
        for (TrainingRecord.SureAndWrong one : found) {
            list.add(
                    new ListItem(getTranslation("record.sure.line", one.objective(), one.times())));
        }
        section.add(list);
        return section;
    }

    private Component extraTime(TrainingRecord record) {
        EntryForm form = new EntryForm("time");
        TextInput percent =
                form.text(
                        "extra",
                        getTranslation("record.extra.percent"),
                        "number",
                        Integer.toString(record.extraTimePercent()));
        percent.addClassName("field-short");
        form.button(
                getTranslation("action.save"),
                false,
                () -> {
                    records.giveExtraTime(record.staffMemberId(), percent.value());
                    done(record.staffMemberId(), "record.extra.done");
                });
        return new Section(
                new H2(getTranslation("record.extra")),
                new Paragraph(getTranslation("record.extra.text")),
                form);
    }
}
