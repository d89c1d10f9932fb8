package org.dueregard.lessons.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.CitedSource;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.content.Lesson;
import org.dueregard.guidance.CitedSources;
import org.dueregard.lessons.LessonLifeService;
import org.dueregard.lessons.LessonMissingException;
import org.dueregard.lessons.LessonService;
import org.dueregard.lessons.LessonsRoutes;
import org.dueregard.lessons.TaughtService;
import org.dueregard.lessons.ValuesMapService;

/// A resource: what it is for, how it goes, what to hand out, and the tap that says it was taught.
@Route(LessonsRoutes.LESSON)
@RolesAllowed(PortalRole.Name.STAFF)
class LessonView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient LessonService lessons;
    private final transient LessonLifeService life;
    private final transient TaughtService taught;
    private final transient ValuesMapService map;
    private final transient CitedSources cited;
    private final transient Access access;
    private final transient CurrentCaller currentCaller;
    private final transient Clock clock;

    LessonView(
            LessonService lessons,
            LessonLifeService life,
            TaughtService taught,
            ValuesMapService map,
            CitedSources cited,
            Access access,
            CurrentCaller currentCaller,
            Clock clock) {
        this.lessons = lessons;
        this.life = life;
        this.taught = taught;
        this.map = map;
        this.cited = cited;
        this.access = access;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id =
                event.getRouteParameters().get("value").orElse("")
                        + "/"
                        + event.getRouteParameters().get("lesson").orElse("");
        try {
            show(lessons.lesson(id));
        } catch (LessonMissingException e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(Lesson lesson) {
        setCaption(LessonWords.value(lesson.value()));
        setHeading(lesson.title());
        List<Component> parts = new ArrayList<>();
        parts.add(new SafeHtmlBlock(lesson.summary()));
        parts.add(facts(lesson));
        parts.add(actions(lesson));
        boolean teaches =
                currentCaller.get().schoolId() != null && access.may(Action.LESSONS_TEACH);
        if (teaches) {
            parts.add(new TaughtSection(lesson, taught, map, Days.today(clock)));
            if (life.isAskedForFeedback(lesson.id())) {
                parts.add(new FeedbackSection(lesson.id(), life, Days.today(clock)));
            }
        }
        parts.add(objectives(lesson));
        for (Lesson.Part part : lesson.parts()) {
            Section section = new Section(new H2(part.title()), new SafeHtmlBlock(part.html()));
            section.addClassName("lesson-part");
            parts.add(section);
        }
        if (!lesson.attachments().isEmpty()) {
            parts.add(attachments(lesson));
        }
        parts.add(about(lesson));
        if (access.may(Action.LESSONS_MANAGE)) {
            parts.add(new LifeSection(lesson.id(), life, Days.today(clock)));
        }
        parts.add(new Paragraph(new AppLink(LessonsRoutes.LIST, getTranslation("lessons.back"))));
        show(parts.toArray(Component[]::new));
    }

    private Component facts(Lesson lesson) {
        return LessonWords.facts(
                LessonWords.stages(lesson.keyStages()),
                getTranslation("lessons.minutes", lesson.minutes()),
                LessonWords.type(lesson.type()),
                LessonWords.subjects(lesson.subjects()));
    }

    private Component actions(Lesson lesson) {
        String address = "/" + LessonsRoutes.lesson(lesson.id());
        Div actions =
                new Div(
                        plain(address + "/board", getTranslation("lessons.board")),
                        plain(address + "/print", getTranslation("lessons.print")),
                        plain(address + "/take.zip", getTranslation("lessons.zip")));
        actions.addClassName("page-actions");
        return actions;
    }

    private static Anchor plain(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("router-ignore", true);
        link.addClassName("button");
        return link;
    }

    private Component objectives(Lesson lesson) {
        UnorderedList list = new UnorderedList();
        lesson.objectives().forEach(one -> list.add(new ListItem(one)));
        return new Section(new H2(getTranslation("lessons.objectives")), list);
    }

    private Component attachments(Lesson lesson) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        for (Lesson.Attachment one : lesson.attachments()) {
            Anchor link =
                    new Anchor(
                            "/" + LessonsRoutes.lesson(lesson.id()) + "/files/" + one.file(),
                            one.title());
            link.getElement().setAttribute("router-ignore", true);
            list.add(new ListItem(link));
        }
        return new Section(new H2(getTranslation("lessons.attachments")), list);
    }

    private Component about(Lesson lesson) {
        Section section = new Section();
        if (!lesson.sources().isEmpty()) {
            UnorderedList list = new UnorderedList();
            cited.of(lesson.sources())
                    .forEach(source -> list.add(new ListItem(new CitedSource(source))));
            section.add(new H2(getTranslation("lessons.sources")), list);
        }
        Paragraph reviewed =
                new Paragraph(
                        getTranslation(
                                "lessons.reviewed",
                                lesson.version(),
                                Days.inWords(lesson.reviewed())));
        reviewed.addClassName("hint");
        section.add(reviewed);
        return section;
    }
}
