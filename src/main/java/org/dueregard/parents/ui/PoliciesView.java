package org.dueregard.parents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.parents.DocumentRow;
import org.dueregard.parents.ParentsRoutes;
import org.dueregard.parents.PolicyMap;
import org.dueregard.parents.PolicyMapService;

/// Which existing policy covers what, to fill in and to print.
@Route(ParentsRoutes.POLICIES)
@Menu(title = "menu.policies", order = 48)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class PoliciesView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final String NONE = "";

    private final transient PolicyMapService policies;
    private final transient Clock clock;
    private final Notice notice = new Notice();

    PoliciesView(PolicyMapService policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
        setHeading(getTranslation("policies.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        notice.clear();
        show();
    }

    private void show() {
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        parts.add(new Paragraph(getTranslation("policies.text")));
        for (long school : policies.schools().keySet()) {
            parts.add(school(school, policies.map(school)));
        }
        Anchor parents = new Anchor(ParentsRoutes.SETTINGS, getTranslation("policies.parents"));
        parents.getElement().setAttribute("router-ignore", true);
        Paragraph way = new Paragraph(parents);
        way.addClassName("no-print");
        parts.add(way);
        Paragraph printed =
                new Paragraph(
                        getTranslation("who-to-tell.printed", Days.inWords(Days.today(clock))));
        printed.addClassNames("hint", "print-only");
        parts.add(printed);
        show(parts.toArray(Component[]::new));
    }

    private Component school(long school, PolicyMap map) {
        StateTag state =
                map.isComplete()
                        ? new StateTag(StateTag.Kind.COVERED, getTranslation("policies.complete"))
                        : new StateTag(
                                StateTag.Kind.DUE,
                                getTranslation("policies.part", map.covered(), map.lines().size()));
        Section section = new Section(new H2(map.schoolName()), new Paragraph(state), table(map));
        Div forms = new Div(new H3(getTranslation("policies.change")));
        forms.addClassName("no-print");
        map.lines().forEach(line -> forms.add(form(school, map, line)));
        section.add(forms);
        return section;
    }

    private Table table(PolicyMap map) {
        Table table = new Table(getTranslation("policies.caption", map.schoolName()));
        for (String column : List.of("topic", "policy", "section", "document")) {
            table.addColumn(getTranslation("policies.column." + column));
        }
        for (PolicyMap.Line line : map.lines()) {
            DocumentRow document = line.document();
            table.addRow(
                    new Span(getTranslation("policies.topic." + line.topic())),
                    line.isCovered()
                            ? new Span(line.policy())
                            : new StateTag(StateTag.Kind.DUE, getTranslation("policies.nothing")),
                    new Span(line.section()),
                    new Span(document == null ? "" : document.title()));
        }
        return table;
    }

    private Component form(long school, PolicyMap map, PolicyMap.Line line) {
        EntryForm form = new EntryForm("policy-" + school + "-" + line.topic());
        TextInput policy = form.text("policy", getTranslation("policies.policy"), line.policy());
        TextInput section =
                form.text("section", getTranslation("policies.section"), line.section());
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(NONE, getTranslation("policies.no-document"));
        map.documents()
                .forEach(document -> choices.put(Long.toString(document.id()), document.title()));
        DocumentRow chosen = line.document();
        SelectInput document =
                form.select(
                        "document",
                        getTranslation("policies.document"),
                        choices,
                        chosen == null ? NONE : Long.toString(chosen.id()));
        form.button(
                getTranslation("action.save"),
                false,
                () -> {
                    policies.save(
                            school,
                            line.topic(),
                            policy.value(),
                            section.value(),
                            document.value().isEmpty() ? null : Long.valueOf(document.value()));
                    show();
                    notice.say(getTranslation("person.saved"));
                    focusHeading();
                });
        return new NativeDetails(getTranslation("policies.topic." + line.topic()), form);
    }
}
