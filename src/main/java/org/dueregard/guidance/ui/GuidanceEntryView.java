package org.dueregard.guidance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.guidance.EntryMissingException;
import org.dueregard.guidance.GuidanceRegisterService;
import org.dueregard.guidance.GuidanceRoutes;
import org.dueregard.guidance.RegisterEditing;
import org.dueregard.guidance.RegisterFilter;
import org.dueregard.guidance.RegisterPage;

/// An entry of the register: when it holds, what replaces it, where it is cited, and what was changed.
@Route(GuidanceRoutes.ENTRY)
@RolesAllowed(PortalRole.Name.STAFF)
class GuidanceEntryView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient GuidanceRegisterService register;
    private final transient RegisterEditing editing;
    private final Notice notice = new Notice();

    GuidanceEntryView(GuidanceRegisterService register, RegisterEditing editing) {
        this.register = register;
        this.editing = editing;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(register.find(event.getRouteParameters().get("entry").orElse("")));
        } catch (EntryMissingException e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(RegisterPage page) {
        GuidanceEntry entry = page.entry();
        setCaption(getTranslation("guidance.register.heading"));
        setHeading(GuidanceWords.named(this, entry));
        List<Component> parts = new ArrayList<>();
        parts.add(
                new Paragraph(
                        new AppLink(GuidanceRoutes.GUIDANCE, getTranslation("guidance.back"))));
        parts.add(notice);
        if (page.out()) {
            parts.add(out(page));
        }
        parts.add(facts(page));
        if (page.mayEdit()) {
            parts.addAll(forms(page));
        }
        parts.add(
                new PlacesSection(
                        page.places(),
                        page.handedOut(),
                        page.mayEdit(),
                        (place, words) -> {
                            editing.markChecked(entry.id(), place, words);
                            show(register.find(entry.id()));
                            notice.say(getTranslation("guidance.check.done"));
                        }));
        if (page.mayEdit()) {
            parts.add(history(page));
        }
        show(parts.toArray(Component[]::new));
    }

    private Component out(RegisterPage page) {
        Paragraph out = new Paragraph(GuidanceWords.out(this, page.entry()));
        out.addClassName("lead");
        GuidanceEntry next = page.replacement();
        if (next != null) {
            out.add(
                    new Span(" "),
                    new AppLink(
                            GuidanceRoutes.entry(next.id()),
                            getTranslation("cited.now", GuidanceWords.named(this, next))));
        }
        return out;
    }

    private Component facts(RegisterPage page) {
        GuidanceEntry entry = page.entry();
        Facts facts = new Facts();
        facts.addFact(getTranslation("guidance.label.publisher"), entry.publisher());
        facts.addFact(
                getTranslation("guidance.label.nation"),
                GuidanceWords.nation(this, entry.nation()));
        facts.addFact(
                getTranslation("guidance.label.in-force"), GuidanceWords.inForce(this, entry));
        GuidanceEntry next = page.replacement();
        if (next != null) {
            facts.addFact(
                    getTranslation("guidance.label.replaced-by"),
                    GuidanceWords.link(this, next, GuidanceWords.named(this, next), false));
        }
        for (GuidanceEntry before : page.replaces()) {
            facts.addFact(
                    getTranslation("guidance.label.replaces"),
                    GuidanceWords.link(this, before, GuidanceWords.named(this, before), false));
        }
        String url = entry.url();
        if (url != null) {
            Anchor link = new Anchor(url, url);
            link.getElement().setAttribute("rel", "noopener noreferrer");
            facts.addFact(getTranslation("guidance.label.address"), link);
        }
        String note = entry.note();
        if (note != null) {
            facts.addFact(getTranslation("guidance.label.note"), note);
        }
        return facts;
    }

    private List<Component> forms(RegisterPage page) {
        GuidanceEntry entry = page.entry();
        List<Component> forms = new ArrayList<>();
        if (entry.replacedBy() == null) {
            forms.add(
                    new NativeDetails(
                            getTranslation("guidance.supersede"),
                            new EntryFields(
                                    "next",
                                    entry,
                                    Map.of(),
                                    true,
                                    getTranslation("guidance.supersede.save"),
                                    change -> {
                                        editing.supersede(entry.id(), change);
                                        show(register.find(entry.id()));
                                        notice.say(getTranslation("guidance.supersede.done"));
                                    })));
        }
        forms.add(
                new NativeDetails(
                        getTranslation("guidance.change"),
                        new EntryFields(
                                "entry",
                                entry,
                                others(entry.id()),
                                false,
                                getTranslation("guidance.change.save"),
                                change -> {
                                    editing.change(entry.id(), change);
                                    show(register.find(entry.id()));
                                    notice.say(getTranslation("guidance.change.done"));
                                })));
        return forms;
    }

    private Map<String, String> others(String id) {
        Map<String, String> others = new LinkedHashMap<>();
        register.list(RegisterFilter.ALL).stream()
                .filter(row -> !row.entry().id().equals(id))
                .forEach(row ->
                        others.put(row.entry().id(), GuidanceWords.named(this, row.entry())));
        return others;
    }

    private Component history(RegisterPage page) {
        OrderedList list = new OrderedList();
        for (RegisterPage.Version version : page.versions()) {
            String by = version.by();
            list.add(
                    new ListItem(
                            getTranslation(
                                    "guidance.version",
                                    Days.inWords(version.at()),
                                    by == null ? getTranslation("guidance.version.nobody") : by,
                                    GuidanceWords.named(this, version.entry()),
                                    GuidanceWords.inForce(this, version.entry()))));
        }
        if (page.shipped()) {
            list.add(new ListItem(getTranslation("guidance.version.shipped")));
        }
        return new Section(new H2(getTranslation("guidance.versions")), list);
    }
}
