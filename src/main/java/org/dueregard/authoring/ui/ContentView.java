package org.dueregard.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.authoring.AuthoringRoutes;
import org.dueregard.authoring.ContentHealth;
import org.dueregard.authoring.ContentHealthService;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;

/// What is wrong with the content and what is right with it.
@Route(AuthoringRoutes.CONTENT)
@Menu(title = "menu.content", order = 30)
@RolesAllowed({PortalRole.Name.AUTHOR, PortalRole.Name.DSL})
class ContentView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ContentHealthService content;

    ContentView(ContentHealthService content) {
        this.content = content;
        addClassName("wide");
        setHeading(getTranslation("content.heading"));
        show();
    }

    private void show() {
        ContentHealth health = content.health();
        List<Component> parts = new ArrayList<>();
        parts.add(lead(health));
        health.problems().forEach(item -> parts.add(broken(item)));
        parts.add(modules(health));
        parts.add(lessons(health));
        show(parts.toArray(Component[]::new));
    }

    private Component lead(ContentHealth health) {
        long problems =
                health.problems().stream()
                        .filter(ContentHealth.BrokenItem::leftOut)
                        .mapToLong(i -> i.problems().size())
                        .sum();
        Paragraph lead =
                new Paragraph(
                        problems == 0
                                ? getTranslation("content.lead.clean")
                                : getTranslation("content.lead.problems", problems));
        lead.addClassName("lead");
        lead.getElement().setAttribute("role", "status");
        NativeButton again =
                new NativeButton(getTranslation("content.look-again"), event -> show());
        again.addClassName("button");
        return new Div(lead, new Paragraph(again));
    }

    private Component broken(ContentHealth.BrokenItem item) {
        UnorderedList list = new UnorderedList();
        list.addClassName("problems");
        for (ContentHealth.ProblemLine problem : item.problems()) {
            list.add(
                    new ListItem(
                            new Code(
                                    getTranslation(
                                            "content.place",
                                            problem.file(),
                                            String.valueOf(problem.line()))),
                            new Span(" " + problem.message())));
        }
        Section section =
                new Section(
                        new H3(
                                getTranslation(
                                        item.leftOut() ? "content.left-out" : "content.advice",
                                        item.item())),
                        list);
        section.addClassNames("card", "card-warning");
        return section;
    }

    private Component modules(ContentHealth health) {
        Table table = new Table(getTranslation("content.modules"));
        for (String column :
                List.of(
                        "title",
                        "state",
                        "version",
                        "sections",
                        "questions",
                        "reviewed",
                        "tools")) {
            table.addColumn(getTranslation("content.column." + column));
        }
        for (ContentHealth.ModuleLine module : health.modules()) {
            table.addRow(
                    new Span(module.title()),
                    state(module),
                    new Span(module.version()),
                    new Span(Integer.toString(module.sections())),
                    new Span(Integer.toString(module.questions())),
                    new Span(Days.inWords(module.reviewed())),
                    tools(module));
        }
        Anchor questions = plain("/content/import", getTranslation("content.import"));
        questions.addClassName("button");
        return new Section(
                new H2(getTranslation("content.modules")), table, new Paragraph(questions));
    }

    private Component lessons(ContentHealth health) {
        Table table = new Table(getTranslation("content.lessons"));
        for (String column : List.of("title", "state", "version", "reviewed")) {
            table.addColumn(getTranslation("content.column." + column));
        }
        for (ContentHealth.LessonLine lesson : health.lessons()) {
            table.addRow(
                    new AppLink("lessons/" + lesson.id(), lesson.title()),
                    lesson.reviewOverdue()
                            ? new StateTag(StateTag.Kind.DUE, getTranslation("content.review-due"))
                            : new StateTag(
                                    StateTag.Kind.COVERED, getTranslation("content.readable")),
                    new Span(lesson.version()),
                    new Span(Days.inWords(lesson.reviewed())));
        }
        return new Section(new H2(getTranslation("content.lessons")), table);
    }

    /// What an author does with a module: each on a page of its own that prints.
    private Component tools(ContentHealth.ModuleLine module) {
        Div tools = new Div();
        tools.addClassName("row-links");
        for (String tool : List.of("preview", "questions", "quiz.gift")) {
            Anchor link =
                    plain(
                            "/content/" + module.id() + "/" + tool,
                            getTranslation("content.tool." + tool));
            link.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation("content.tool." + tool + ".of", module.title()));
            if (tool.equals("preview") || module.questions() > 0) {
                tools.add(link);
            }
        }
        return tools;
    }

    private static Anchor plain(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private Component state(ContentHealth.ModuleLine module) {
        if (module.draft()) {
            return new StateTag(StateTag.Kind.NOT_NEEDED, getTranslation("content.draft"));
        }
        return module.reviewOverdue()
                ? new StateTag(StateTag.Kind.DUE, getTranslation("content.review-due"))
                : new StateTag(StateTag.Kind.COVERED, getTranslation("content.published"));
    }
}
