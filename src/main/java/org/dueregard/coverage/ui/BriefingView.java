package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.training.KnowledgeService;
import org.dueregard.training.ModuleMissingException;
import org.dueregard.training.TrainingRoutes;

/// A card for a briefing of five minutes on one objective, to be printed.
@Route(CoverageRoutes.BRIEFING + "/:module/:objective")
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class BriefingView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient KnowledgeService knowledge;
    private final transient Clock clock;

    BriefingView(KnowledgeService knowledge, Clock clock) {
        this.knowledge = knowledge;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String module = event.getRouteParameters().get("module").orElse("");
        String objective = event.getRouteParameters().get("objective").orElse("");
        try {
            show(knowledge.card(module, objective));
        } catch (ModuleMissingException e) {
            throw new NotFoundException();
        }
    }

    private void show(KnowledgeService.BriefingCard card) {
        setCaption(getTranslation("briefing.caption", card.title()));
        setHeading(card.sentence());
        List<Component> parts = new ArrayList<>();
        parts.add(new Paragraph(getTranslation("briefing.lead")));
        OrderedList steps = new OrderedList();
        for (String step : List.of("ask", "listen", "say", "point", "again")) {
            steps.add(new ListItem(getTranslation("briefing.step." + step)));
        }
        parts.add(steps);
        parts.add(new H2(getTranslation("briefing.points")));
        card.points().forEach(point -> addPoint(parts, point));
        Paragraph after =
                new Paragraph(
                        new AppLink(TrainingRoutes.FOLLOW_UP, getTranslation("briefing.after")));
        after.addClassName("screen-only");
        parts.add(after);
        Paragraph day =
                new Paragraph(getTranslation("briefing.day", Days.inWords(Days.today(clock))));
        day.addClassName("hint");
        parts.add(day);
        show(parts.toArray(Component[]::new));
    }

    private void addPoint(List<Component> parts, KnowledgeService.TalkingPoint point) {
        parts.add(new SafeHtmlBlock(point.question()));
        UnorderedList right = new UnorderedList();
        point.right().forEach(text -> right.add(new ListItem(text)));
        parts.add(right);
        if (point.why() != null) {
            parts.add(new SafeHtmlBlock(point.why()));
        }
    }
}
