package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.speakers.FairnessService;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.Tier;

/// Whether like is treated alike.
@Route(SpeakersRoutes.FAIRNESS)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class FairnessView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient FairnessService fairness;

    FairnessView(FairnessService fairness) {
        this.fairness = fairness;
        addClassName("wide");
        setHeading(getTranslation("speakers.fairness.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Component> parts = new ArrayList<>();
        parts.add(new Paragraph(new AppLink(SpeakersRoutes.LIST, getTranslation("speakers.back"))));
        parts.add(new Paragraph(getTranslation("speakers.fairness.text")));
        List<FairnessService.TierLines> tiers = fairness.compare();
        if (tiers.isEmpty()) {
            parts.add(new Paragraph(getTranslation("speakers.fairness.none")));
        }
        for (FairnessService.TierLines tier : tiers) {
            parts.add(section(tier.tier(), "topics", "topic", tier.topics()));
            parts.add(section(tier.tier(), "organisations", "organisation", tier.organisations()));
        }
        show(parts.toArray(Component[]::new));
    }

    private Section section(
            Tier tier, String what, String prefix, List<FairnessService.Line> lines) {
        String heading =
                getTranslation(
                        "speakers.fairness.tier",
                        SpeakerWords.of("tier", tier),
                        getTranslation("speakers.fairness." + what));
        Table table = new Table(heading);
        table.addColumn(getTranslation("speakers.fairness.group"));
        table.addColumn(getTranslation("speakers.fairness.decided"));
        table.addColumn(getTranslation("speakers.fairness.declined"));
        table.addColumn(getTranslation("speakers.fairness.days"));
        table.addColumn(getTranslation("speakers.fairness.checks"));
        for (FairnessService.Line line : lines) {
            String name =
                    getTranslation(
                            "speakers."
                                    + prefix
                                    + "."
                                    + line.group().toLowerCase(Locale.ROOT).replace('_', '-'));
            Integer decided = line.decided();
            if (decided == null) {
                table.addRow(
                        new Span(name),
                        new Span(getTranslation("speakers.fairness.few")),
                        new Span(""),
                        new Span(""),
                        new Span(""));
            } else {
                Div head = new Div(new Span(name));
                if (line.standsOut()) {
                    head.add(
                            new StateTag(
                                    StateTag.Kind.DUE,
                                    getTranslation("speakers.fairness.stands-out")));
                }
                table.addRow(
                        head,
                        new Span(decided.toString()),
                        new Span(Integer.toString(line.declined())),
                        new Span("%.1f".formatted(line.days())),
                        new Span("%.1f".formatted(line.checks())));
            }
        }
        return new Section(new H2(heading), table);
    }
}
