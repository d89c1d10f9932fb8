package org.dueregard.guidance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Cited;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.CitedSource;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.StateTag;
import org.dueregard.guidance.GuidanceRegisterService;
import org.dueregard.guidance.GuidanceRoutes;
import org.dueregard.guidance.RegisterFilter;
import org.dueregard.guidance.ToldChange;
import org.dueregard.guidance.ToldEntry;
import org.dueregard.guidance.ToldService;

/// What we have been told, and what is so.
@Route(GuidanceRoutes.TOLD)
@RolesAllowed(PortalRole.Name.STAFF)
class ToldView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final ToldChange NOTHING = new ToldChange("", "", "", "", "", null, false);

    private final transient ToldService told;
    private final transient GuidanceRegisterService register;
    private final boolean mayEdit;
    private final Notice notice = new Notice();
    private int page = 1;

    ToldView(ToldService told, GuidanceRegisterService register, Access access) {
        this.told = told;
        this.register = register;
        this.mayEdit = access.may(Action.TOLD_EDIT);
        setCaption(getTranslation("guidance.heading"));
        setHeading(getTranslation("told.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted =
                event.getLocation().getQueryParameters().getSingleParameter("page").orElse("1");
        page = wanted.matches("[1-9]\\d{0,5}") ? Integer.parseInt(wanted) : 1;
        show();
    }

    private void show() {
        PageOf<ToldEntry> entries = told.list(page);
        Map<String, String> choices = mayEdit ? choices() : Map.of();
        List<Component> parts = new ArrayList<>();
        parts.add(
                new Paragraph(
                        new AppLink(GuidanceRoutes.GUIDANCE, getTranslation("guidance.back"))));
        parts.add(notice);
        parts.add(new Paragraph(getTranslation("told.text")));
        if (mayEdit) {
            long due = told.countToReview();
            if (due > 0) {
                Paragraph waiting = new Paragraph(getTranslation("told.due", due));
                waiting.addClassName("lead");
                parts.add(waiting);
            }
            parts.add(
                    new NativeDetails(
                            getTranslation("told.new"),
                            new ToldForm(
                                    "told-new",
                                    NOTHING,
                                    choices,
                                    change -> {
                                        told.add(change);
                                        done(change);
                                    })));
        }
        if (entries.total() == 0) {
            parts.add(new Paragraph(getTranslation("told.none")));
        }
        entries.rows().forEach(entry -> parts.add(card(entry, choices)));
        parts.add(
                new Pager(
                        entries.page(),
                        entries.pages(),
                        next -> GuidanceRoutes.TOLD + "?page=" + next));
        show(parts.toArray(Component[]::new));
    }

    private Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        register.list(RegisterFilter.ALL)
                .forEach(row ->
                        choices.put(row.entry().id(), GuidanceWords.named(this, row.entry())));
        return choices;
    }

    private void done(ToldChange change) {
        show();
        notice.say(getTranslation(change.publish() ? "told.published" : "told.kept"));
    }

    private Component card(ToldEntry entry, Map<String, String> choices) {
        Section card = new Section(new H2(getTranslation("told.claim", entry.claim())));
        card.addClassName("card");
        if (!entry.published()) {
            card.add(new StateTag(StateTag.Kind.NOT_NEEDED, getTranslation("told.draft")));
        } else if (entry.due()) {
            card.add(new StateTag(StateTag.Kind.DUE, getTranslation("told.to-review")));
        }
        Paragraph fact = new Paragraph(entry.fact());
        fact.addClassName("plain-words");
        card.add(fact);
        Cited source = entry.source();
        if (source != null) {
            card.add(
                    new Paragraph(
                            new Span(getTranslation("told.source") + " "),
                            new CitedSource(source)));
        }
        LocalDate review = entry.reviewOn();
        if (review != null) {
            Paragraph days =
                    new Paragraph(
                            getTranslation(
                                    "told.days",
                                    Days.inWords(entry.changedOn()),
                                    Days.inWords(review)));
            days.addClassName("hint");
            card.add(days);
        }
        if (mayEdit) {
            card.add(
                    new NativeDetails(
                            getTranslation("told.change"),
                            new ToldForm(
                                    "told-" + entry.id(),
                                    entry.change(),
                                    choices,
                                    change -> {
                                        told.change(entry.id(), change);
                                        done(change);
                                    })));
        }
        return card;
    }
}
