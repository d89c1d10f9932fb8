package org.dueregard.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.standing.Standing;
import org.dueregard.training.RecordService;
import org.dueregard.training.TrainingOverview;
import org.dueregard.training.TrainingRecord;
import org.dueregard.training.TrainingRoutes;
import org.dueregard.training.TrainingService;
import org.dueregard.training.TrainingTask;
import org.dueregard.training.VersionChoice;

/// "My training": the next thing first.
@Route(TrainingRoutes.LIST)
@Menu(title = "menu.training", order = 10)
@RolesAllowed(PortalRole.Name.STAFF)
class TrainingView extends Page {

    private static final long serialVersionUID = 1L;

    TrainingView(TrainingService training, RecordService records) {
        TrainingOverview overview = training.overview();
        setHeading(getTranslation("training.heading"));
        List<Component> parts = new ArrayList<>();
        if (overview.unavailable() > 0) {
            parts.add(
                    new Paragraph(getTranslation("training.unavailable", overview.unavailable())));
        }
        overview.checks().forEach(check -> parts.add(check(check)));
        overview.changes().forEach(change -> parts.add(change(change)));
        if (!overview.hasAnythingToDo()) {
            parts.add(nothingToDo(overview));
        } else if (!overview.toDo().isEmpty()) {
            parts.add(next(overview.toDo().getFirst()));
            addList(parts, "training.then", overview.toDo().stream().skip(1).toList());
        }
        addList(parts, "training.done", overview.done());
        addList(parts, "training.others", overview.others());
        addSureAndWrong(parts, records.ownSureAndWrong());
        parts.add(more());
        show(parts.toArray(Component[]::new));
    }

    /// Seen by nobody else but the safeguarding lead.
    private void addSureAndWrong(
            List<Component> parts, List<TrainingRecord.SureAndWrong> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        for (TrainingRecord.SureAndWrong subject : subjects) {
            list.add(
                    new ListItem(
                            getTranslation(
                                    "record.sure.line", subject.objective(), subject.times())));
        }
        parts.add(
                new Section(
                        new H2(getTranslation("training.sure")),
                        new Paragraph(getTranslation("training.sure.text")),
                        list));
    }

    /// Papers: what one has to show, and what was done elsewhere.
    private Component more() {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        for (String page : List.of("certificates", "evidence")) {
            Anchor link = new Anchor("/" + page, getTranslation("training.more." + page));
            link.getElement().setAttribute("router-ignore", true);
            list.add(new ListItem(link));
        }
        return new Section(new H2(getTranslation("training.more")), list);
    }

    private Component check(TrainingOverview.CheckTask check) {
        Paragraph facts =
                new Paragraph(
                        fact("training.check.questions", check.questions()),
                        fact("training.due", Days.inWords(check.closesOn())));
        facts.addClassName("facts");
        AppLink open =
                AppLink.asButton(
                        TrainingRoutes.check(check.moduleId()),
                        getTranslation("training.check.open"));
        Section card =
                new Section(
                        new H2(getTranslation("training.check.heading")),
                        facts,
                        new Paragraph(getTranslation("training.check.text", check.title())),
                        open);
        card.addClassName("card");
        return card;
    }

    private Component change(TrainingOverview.ChangeTask change) {
        boolean delta = change.asked() == VersionChoice.DELTA;
        AppLink open =
                AppLink.asButton(
                        delta
                                ? TrainingRoutes.delta(change.moduleId())
                                : TrainingRoutes.module(change.moduleId()),
                        getTranslation(delta ? "training.delta.open" : "training.confirm.open"));
        Section card =
                new Section(
                        new H2(getTranslation("training.changed.heading", change.title())),
                        new Paragraph(
                                getTranslation(
                                        delta ? "training.delta.text" : "training.confirm.text")),
                        open);
        card.addClassName("card");
        return card;
    }

    private Component nothingToDo(TrainingOverview overview) {
        Paragraph text =
                new Paragraph(
                        getTranslation(
                                overview.done().isEmpty()
                                        ? "training.nothing-asked"
                                        : "training.nothing-now"));
        text.addClassName("lead");
        return text;
    }

    private Component next(TrainingTask task) {
        H2 title = new H2(task.title());
        Paragraph summary = new Paragraph(task.summary());
        AppLink open =
                AppLink.asButton(
                        TrainingRoutes.module(task.moduleId()), getTranslation("action.continue"));
        open.setAriaLabel(getTranslation("training.continue-with", task.title()));
        Section card = new Section(title, facts(task), summary, why(task), open);
        card.addClassNames("card", "card-next");
        return card;
    }

    private void addList(List<Component> parts, String heading, List<TrainingTask> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("task-list");
        tasks.forEach(task -> list.add(line(task)));
        parts.add(new Section(new H2(getTranslation(heading)), list));
    }

    private ListItem line(TrainingTask task) {
        H3 title = new H3(new AppLink(TrainingRoutes.module(task.moduleId()), task.title()));
        Div text = new Div(title, new Paragraph(task.summary()));
        if (!task.roleGroups().isEmpty()) {
            text.add(why(task));
        }
        return new ListItem(text, facts(task));
    }

    private Component facts(TrainingTask task) {
        Paragraph facts = new Paragraph();
        facts.addClassName("facts");
        Standing standing = task.standing();
        if (standing != null) {
            facts.add(tag(standing, task));
        }
        LocalDate due = task.dueOn();
        LocalDate validUntil = task.validUntil();
        if (standing != null && standing.isCovered() && validUntil != null) {
            facts.add(fact("training.valid-until", Days.inWords(validUntil)));
        } else if (due != null) {
            facts.add(
                    fact(task.overdue() ? "training.was-due" : "training.due", Days.inWords(due)));
        }
        String edition = task.edition();
        if (edition != null) {
            facts.add(fact("training.edition", edition));
        }
        facts.add(fact("training.minutes", task.minutes()));
        return facts;
    }

    private Component tag(Standing standing, TrainingTask task) {
        String key = "standing.mine." + standing.id();
        if (task.begun()
                && standing != Standing.COVERED
                && standing != Standing.EXPIRED
                && standing != Standing.FACE_TO_FACE) {
            key = "standing.mine.started";
        }
        return new StateTag(kind(standing), getTranslation(key));
    }

    private static StateTag.Kind kind(Standing standing) {
        return switch (standing) {
            case COVERED -> StateTag.Kind.COVERED;
            case IN_GRACE, NOT_YET_DUE, FACE_TO_FACE -> StateTag.Kind.DUE;
            case ABSENT, EXEMPT -> StateTag.Kind.NOT_NEEDED;
            case EXPIRED, STARTED, NEVER -> StateTag.Kind.NOT_COVERED;
        };
    }

    private Span fact(String key, Object argument) {
        Span fact = new Span(getTranslation(key, argument));
        fact.addClassName("fact");
        return fact;
    }

    private Paragraph why(TrainingTask task) {
        String groups =
                Arrays.stream(task.roleGroups().split(", "))
                        .map(group -> getTranslation("role-group." + group))
                        .collect(Collectors.joining(", "));
        Paragraph why = new Paragraph(getTranslation("training.why", groups));
        why.addClassName("hint");
        return why;
    }
}
