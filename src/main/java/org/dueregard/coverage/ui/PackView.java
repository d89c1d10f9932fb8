package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
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
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.coverage.CoverageService;
import org.dueregard.coverage.EvidencePackService;
import org.jspecify.annotations.Nullable;

/// Evidence packs: made in the background, with how far they are, and kept for a week.
@Route(CoverageRoutes.PACK)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class PackView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient EvidencePackService packs;
    private final transient CoverageService coverage;
    private final Notice notice = new Notice();
    private @Nullable Long school;

    PackView(EvidencePackService packs, CoverageService coverage) {
        this.packs = packs;
        this.coverage = coverage;
        setHeading(getTranslation("pack.page"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CoverageState state = CoverageState.of(event.getLocation().getQueryParameters());
        school = state.school();
        refresh(state.asAt());
    }

    private void refresh(@Nullable LocalDate asAt) {
        CoverageReport report = coverage.report(school, asAt);
        setCaption(report.schoolName());
        EntryForm form = new EntryForm("pack");
        TextInput day = form.date("asAt", getTranslation("coverage.as-at"), report.asAt());
        form.button(
                getTranslation("pack.make"),
                true,
                () -> {
                    LocalDate asked = EntryForm.day(day);
                    packs.begin(report.schoolId(), asked == null ? report.asAt() : asked);
                    refresh(asAt);
                    notice.say(getTranslation("pack.begun"));
                });
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        parts.add(new Paragraph(getTranslation("pack.lead")));
        parts.add(form);
        List<EvidencePackService.Pack> made = packs.list(report.schoolId());
        if (!made.isEmpty()) {
            parts.add(table(made));
            parts.add(
                    new Paragraph(
                            new AppLink(
                                    CoverageRoutes.PACK + "?school=" + report.schoolId(),
                                    getTranslation("pack.look-again"))));
        }
        show(parts.toArray(Component[]::new));
    }

    private Table table(List<EvidencePackService.Pack> made) {
        Table table = new Table(getTranslation("pack.page"));
        table.addColumn(getTranslation("coverage.as-at"));
        table.addColumn(getTranslation("pack.asked"));
        table.addColumn(getTranslation("pack.state"));
        for (EvidencePackService.Pack pack : made) {
            table.addRow(
                    new Span(Days.inWords(pack.asAt())),
                    new Span(Days.inWords(pack.requestedAt())),
                    state(pack));
        }
        return table;
    }

    private Component state(EvidencePackService.Pack pack) {
        return switch (pack.state()) {
            case RUNNING -> new Span(getTranslation("pack.running", pack.percent()));
            case FAILED -> new Span(getTranslation("pack.failed"));
            case READY -> {
                Anchor link =
                        new Anchor(
                                CoverageRoutes.PACK + "/" + pack.id() + ".zip",
                                getTranslation("pack.open", Days.inWords(pack.asAt())));
                link.getElement().setAttribute("router-ignore", true);
                Code hash = new Code(pack.sha256() == null ? "" : pack.sha256());
                hash.addClassName("hash");
                Paragraph both = new Paragraph(link, new Span(getTranslation("pack.hash")), hash);
                both.addClassName("pack");
                yield both;
            }
        };
    }
}
