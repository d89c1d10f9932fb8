package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.coverage.GovernorReportService;
import org.jspecify.annotations.Nullable;

/// Reports for governors: those that were made, and for the lead and the head the making of one, and
/// what governors agreed.
@Route(CoverageRoutes.REPORT)
@RolesAllowed({
    PortalRole.Name.DSL,
    PortalRole.Name.HEAD,
    PortalRole.Name.GOVERNOR,
    PortalRole.Name.TRUST_LEAD
})
class ReportView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient GovernorReportService reports;
    private final Notice notice = new Notice();
    private @Nullable Long school;

    ReportView(GovernorReportService reports) {
        this.reports = reports;
        setHeading(getTranslation("governor-report.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String asked =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter(CoverageRoutes.SCHOOL)
                        .orElse("");
        school = asked.matches("\\d{1,18}") ? Long.valueOf(asked) : null;
        refresh();
    }

    private void refresh() {
        GovernorReportService.Overview overview = reports.overview(school);
        setCaption(overview.schoolName());
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        parts.add(new Paragraph(getTranslation("governor-report.lead")));
        if (overview.mayIssue()) {
            parts.add(issueForm(overview));
        }
        parts.add(new H2(getTranslation("governor-report.made")));
        parts.add(
                overview.issued().isEmpty()
                        ? new Paragraph(getTranslation("governor-report.none"))
                        : issued(overview));
        parts.add(new H2(getTranslation("governor-report.actions")));
        parts.add(
                overview.actions().isEmpty()
                        ? new Paragraph(getTranslation("governor-report.no-actions"))
                        : actions(overview));
        if (overview.mayIssue()) {
            parts.add(actionForm(overview));
        }
        show(parts.toArray(Component[]::new));
    }

    private Component issueForm(GovernorReportService.Overview overview) {
        EntryForm form = new EntryForm("report");
        TextInput day = form.date("asAt", getTranslation("coverage.as-at"), overview.today());
        TextInput reason =
                overview.impactEmpty()
                        ? form.text("reason", getTranslation("governor-report.reason"), "")
                        : null;
        form.button(
                getTranslation("governor-report.make"),
                true,
                () -> {
                    LocalDate asked = EntryForm.day(day);
                    reports.issue(
                            overview.schoolId(),
                            asked == null ? overview.today() : asked,
                            reason == null ? null : reason.value());
                    refresh();
                    notice.say(getTranslation("governor-report.ready"));
                });
        return form;
    }

    private Component issued(GovernorReportService.Overview overview) {
        Table table = new Table(getTranslation("governor-report.made"));
        table.addColumn(getTranslation("coverage.as-at"));
        table.addColumn(getTranslation("governor-report.column.made"));
        for (GovernorReportService.Issued report : overview.issued()) {
            Anchor link =
                    new Anchor(
                            CoverageRoutes.REPORT + "/" + report.id() + ".pdf",
                            getTranslation("governor-report.open", Days.inWords(report.asAt())));
            link.getElement().setAttribute("router-ignore", true);
            table.addRow(link, new Span(Days.inWords(report.issuedAt())));
        }
        return table;
    }

    private Component actions(GovernorReportService.Overview overview) {
        Table table = new Table(getTranslation("governor-report.actions"));
        table.addColumn(getTranslation("governor-report.column.action"));
        table.addColumn(getTranslation("governor-report.column.owner"));
        table.addColumn(getTranslation("governor-report.column.due"));
        table.addColumn(getTranslation("governor-report.column.state"));
        for (GovernorReportService.AgreedAction action : overview.actions()) {
            table.addRow(
                    new Span(action.text()),
                    new Span(action.ownerRole()),
                    new Span(Days.inWords(action.dueOn())),
                    state(overview, action));
        }
        return table;
    }

    private Component state(
            GovernorReportService.Overview overview, GovernorReportService.AgreedAction action) {
        if (action.done()) {
            return new StateTag(StateTag.Kind.COVERED, getTranslation("governor-report.done"));
        }
        if (!overview.mayIssue()) {
            boolean late = action.dueOn().isBefore(overview.today());
            return new StateTag(
                    late ? StateTag.Kind.NOT_COVERED : StateTag.Kind.DUE,
                    getTranslation(late ? "governor-report.late" : "governor-report.open-action"));
        }
        NativeButton done = new NativeButton(getTranslation("governor-report.mark-done"));
        done.addClassName("button");
        done.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation("governor-report.mark-done.of", action.text()));
        done.addClickListener(event -> {
            reports.done(overview.schoolId(), action.id());
            refresh();
            notice.say(getTranslation("governor-report.action-done"));
        });
        return done;
    }

    private Component actionForm(GovernorReportService.Overview overview) {
        EntryForm form = new EntryForm("action");
        TextInput text = form.text("text", getTranslation("governor-report.column.action"), "");
        TextInput owner = form.text("owner", getTranslation("governor-report.owner-role"), "");
        TextInput due = form.date("due", getTranslation("governor-report.column.due"), null);
        form.button(
                getTranslation("governor-report.add-action"),
                false,
                () -> {
                    reports.agree(
                            overview.schoolId(), text.value(), owner.value(), EntryForm.day(due));
                    refresh();
                    notice.say(getTranslation("governor-report.action-added"));
                });
        return form;
    }
}
