package org.dueregard.training.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.stream.Stream;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.training.AttemptMissingException;
import org.dueregard.training.AttemptPage;
import org.dueregard.training.AttemptPurpose;
import org.dueregard.training.AttemptResult;
import org.dueregard.training.ModuleMissingException;
import org.dueregard.training.QuizService;
import org.dueregard.training.RestPage;
import org.dueregard.training.TrainingRoutes;
import org.jspecify.annotations.Nullable;

/// A quiz: all its questions on one page, then what came of it. The attempt's number is in the
/// address, so that loading the page again, or going back to it, shows the same attempt.
@Route(TrainingRoutes.QUIZ)
@RolesAllowed(PortalRole.Name.STAFF)
class QuizView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient QuizService quizzes;

    QuizView(QuizService quizzes) {
        this.quizzes = quizzes;
        addClassName("quiz-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String moduleId = event.getRouteParameters().get("module").orElse("");
        try {
            Optional<AttemptResult> result =
                    earlierResult(parameter(event, TrainingRoutes.ATTEMPT))
                            .filter(earlier -> earlier.moduleId().equals(moduleId));
            if (result.isPresent()) {
                show(result.get(), new Notice());
            } else {
                open(moduleId, purpose(event));
            }
        } catch (ModuleMissingException | AttemptMissingException e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private static String parameter(BeforeEnterEvent event, String name) {
        return event.getLocation().getQueryParameters().getSingleParameter(name).orElse("");
    }

    /// The quiz itself, unless the address asks for one of the short ones or the attempt in it is one.
    private AttemptPurpose purpose(BeforeEnterEvent event) {
        String wanted = parameter(event, TrainingRoutes.FOR);
        String number = parameter(event, TrainingRoutes.ATTEMPT);
        if (number.matches("\\d{1,18}")) {
            return quizzes.purpose(Long.parseLong(number));
        }
        return Stream.of(AttemptPurpose.CHECK, AttemptPurpose.DELTA)
                .filter(purpose -> purpose.id().equals(wanted))
                .findFirst()
                .orElse(AttemptPurpose.QUIZ);
    }

    private Optional<AttemptResult> earlierResult(String number) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (!number.matches("\\d{1,18}")) {
            throw new AttemptMissingException(-1);
        }
        return quizzes.result(Long.parseLong(number));
    }

    private void open(String moduleId, AttemptPurpose purpose) {
        switch (quizzes.open(moduleId, purpose)) {
            case AttemptPage attempt -> ask(attempt);
            case AttemptResult over -> {
                Notice notice = new Notice();
                show(over, notice);
                notice.warn(getTranslation("quiz.time-over"));
            }
            case RestPage rest -> rest(rest);
        }
    }

    private void ask(AttemptPage attempt) {
        setCaption(attempt.moduleTitle());
        setHeading(getTranslation("quiz.heading." + attempt.purpose().id()));
        show(new AttemptForm(attempt, quizzes, this::submitted));
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        TrainingRoutes.quiz(attempt.moduleId())
                                + "?"
                                + TrainingRoutes.ATTEMPT
                                + "="
                                + attempt.attemptId());
    }

    private void rest(RestPage rest) {
        setCaption(rest.moduleTitle());
        setHeading(getTranslation("quiz.rest.heading"));
        show(
                new Paragraph(getTranslation("quiz.rest.text", Days.inWords(rest.until()))),
                new Paragraph(
                        new AppLink(
                                TrainingRoutes.quiz(rest.moduleId())
                                        + "?"
                                        + TrainingRoutes.ATTEMPT
                                        + "="
                                        + rest.lastAttemptId(),
                                getTranslation("quiz.rest.last"))),
                new Paragraph(
                        AppLink.asButton(
                                TrainingRoutes.module(rest.moduleId()),
                                getTranslation("quiz.rest.read"))));
    }

    private void again(AttemptResult result) {
        open(result.moduleId(), result.purpose());
        UI.getCurrent().getPage().setTitle(getPageTitle());
        focusHeading();
    }

    private void submitted(AttemptResult result, @Nullable String why) {
        Notice notice = new Notice();
        show(result, notice);
        if (why != null) {
            notice.warn(getTranslation(why));
        }
        UI.getCurrent().getPage().setTitle(getPageTitle());
        focusHeading();
    }

    private void show(AttemptResult result, Notice notice) {
        setCaption(result.moduleTitle());
        setHeading(getTranslation(result.passed() ? "quiz.passed" : "quiz.not-passed"));
        show(notice, new ResultPanel(result, () -> again(result)));
    }
}
