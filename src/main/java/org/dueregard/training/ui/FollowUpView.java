package org.dueregard.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.scoring.AttemptScores;
import org.dueregard.training.FollowUpService;
import org.dueregard.training.RecordService;
import org.dueregard.training.TrainingRoutes;
import org.dueregard.training.VersionChoice;
import org.dueregard.training.VersionService;

/// What to look after once people have been trained: new versions to decide about, who has forgotten,
/// and where people are surer than they are right.
@Route(TrainingRoutes.FOLLOW_UP)
@RolesAllowed(PortalRole.Name.DSL)
class FollowUpView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient FollowUpService followUp;
    private final transient VersionService versions;
    private final transient RecordService records;
    private final Notice notice = new Notice();

    FollowUpView(FollowUpService followUp, VersionService versions, RecordService records) {
        this.followUp = followUp;
        this.versions = versions;
        this.records = records;
        addClassName("wide");
        setHeading(getTranslation("follow-up.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String page =
                event.getLocation().getQueryParameters().getSingleParameter("page").orElse("1");
        show(page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private void show(int page) {
        AppLink back = new AppLink("coverage", getTranslation("follow-up.back"));
        show(back, notice, forgotten(page), newVersions(page), calibration());
    }

    private Component newVersions(int page) {
        Section section = new Section(new H2(getTranslation("follow-up.versions")));
        List<VersionService.NewVersion> found = versions.newVersions();
        if (found.isEmpty()) {
            section.add(new Paragraph(getTranslation("follow-up.versions.none")));
        }
        found.forEach(version -> section.add(card(version, page)));
        return section;
    }

    private Component card(VersionService.NewVersion version, int page) {
        Div card =
                new Div(
                        new H3(
                                getTranslation(
                                        "follow-up.version", version.title(), version.version())),
                        new Paragraph(
                                getTranslation("follow-up.version.people", version.people())));
        card.addClassName("card");
        String note = version.note();
        if (note != null) {
            card.add(new Paragraph(note));
        }
        VersionChoice chosen = version.choice();
        if (chosen != null) {
            card.add(
                    new StateTag(
                            StateTag.Kind.COVERED, getTranslation("version.choice." + chosen)));
            return card;
        }
        Map<String, String> choices = new LinkedHashMap<>();
        for (VersionChoice choice : VersionChoice.values()) {
            if (choice != VersionChoice.DELTA || version.delta()) {
                choices.put(choice.name(), getTranslation("version.choice." + choice));
            }
        }
        SelectInput select =
                new SelectInput(
                        "choice-" + version.moduleId(),
                        getTranslation("follow-up.version.choice"),
                        choices);
        select.setValue(VersionChoice.NOTHING.name());
        card.add(
                select,
                new ConfirmButton(
                        getTranslation("follow-up.version.decide"),
                        getTranslation("follow-up.version.sure", version.people()),
                        getTranslation("follow-up.version.yes"),
                        () -> decide(version.moduleId(), select.value(), page)));
        return card;
    }

    private void decide(String moduleId, String choice, int page) {
        try {
            versions.decide(moduleId, VersionChoice.valueOf(choice));
            show(page);
            notice.say(getTranslation("follow-up.version.decided"));
        } catch (InvalidInputException e) {
            show(page);
            notice.warn(getTranslation(e.problems().getFirst().key()));
        }
    }

    private Component forgotten(int page) {
        PageOf<FollowUpService.Forgotten> found = followUp.forgotten(page);
        Section section = new Section(new H2(getTranslation("follow-up.forgotten")));
        section.add(new Paragraph(getTranslation("follow-up.forgotten.text")));
        if (found.rows().isEmpty()) {
            section.add(new Paragraph(getTranslation("follow-up.forgotten.none")));
            return section;
        }
        Table table = new Table(getTranslation("follow-up.forgotten.table", found.total()));
        for (String column : List.of("name", "module", "how", "again")) {
            table.addColumn(getTranslation("follow-up.column." + column));
        }
        for (FollowUpService.Forgotten one : found.rows()) {
            NativeButton again =
                    new NativeButton(getTranslation("follow-up.again"), event -> offer(one, page));
            again.addClassName("button");
            again.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation("follow-up.again.to", one.name(), one.title()));
            table.addRow(
                    new AppLink(TrainingRoutes.record(one.staffMemberId()), one.name()),
                    new Span(one.title()),
                    new StateTag(
                            StateTag.Kind.NOT_COVERED,
                            getTranslation(
                                    one.answered() ? "follow-up.failed" : "follow-up.unanswered")),
                    again);
        }
        section.add(
                table,
                new Pager(
                        found.page(),
                        found.pages(),
                        number -> TrainingRoutes.FOLLOW_UP + "?page=" + number));
        return section;
    }

    private void offer(FollowUpService.Forgotten one, int page) {
        try {
            records.offerAgain(one.staffMemberId(), one.moduleId());
            show(page);
            notice.say(getTranslation("follow-up.offered", one.name()));
        } catch (InvalidInputException e) {
            show(page);
            notice.warn(getTranslation(e.problems().getFirst().key()));
        }
    }

    private Component calibration() {
        List<FollowUpService.Calibration> rows = followUp.calibration();
        Section section = new Section(new H2(getTranslation("follow-up.sure")));
        section.add(new Paragraph(getTranslation("follow-up.sure.text")));
        if (rows.isEmpty()) {
            section.add(new Paragraph(getTranslation("follow-up.sure.none")));
            return section;
        }
        Table table = new Table(getTranslation("follow-up.sure.table"));
        for (String column : List.of("objective", "module", "right", "certain", "people")) {
            table.addColumn(getTranslation("follow-up.column." + column));
        }
        for (FollowUpService.Calibration row : rows) {
            table.addRow(
                    new Span(row.objective()),
                    new Span(row.title()),
                    percent(row.score()),
                    percent(row.confidence()),
                    new Span(getTranslation("follow-up.people", row.sureAndWrong())));
        }
        section.add(table);
        return section;
    }

    private Span percent(double share) {
        Span text = new Span(getTranslation("follow-up.percent", AttemptScores.percent(share)));
        text.addClassName("figure");
        return text;
    }
}
