package org.dueregard.training.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.training.AttemptMissingException;
import org.dueregard.training.AttemptPage;
import org.dueregard.training.AttemptResult;
import org.dueregard.training.ModuleMissingException;
import org.dueregard.training.QuizService;
import org.dueregard.training.TrainingRoutes;

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
                    earlierResult(
                                    event.getLocation()
                                            .getQueryParameters()
                                            .getSingleParameter(TrainingRoutes.ATTEMPT)
                                            .orElse(""))
                            .filter(earlier -> earlier.moduleId().equals(moduleId));
            if (result.isPresent()) {
                show(result.get(), new Notice());
            } else {
                open(moduleId);
            }
        } catch (ModuleMissingException | AttemptMissingException e) {
            event.rerouteToError(NotFoundException.class);
        }
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

    private void open(String moduleId) {
        AttemptPage attempt = quizzes.openAttempt(moduleId);
        setCaption(attempt.moduleTitle());
        setHeading(getTranslation("quiz.heading"));
        show(new AttemptForm(attempt, quizzes, this::submitted));
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        TrainingRoutes.quiz(moduleId)
                                + "?"
                                + TrainingRoutes.ATTEMPT
                                + "="
                                + attempt.attemptId());
    }

    private void again(String moduleId) {
        open(moduleId);
        UI.getCurrent().getPage().setTitle(getPageTitle());
        focusHeading();
    }

    private void submitted(AttemptResult result, boolean elsewhere) {
        Notice notice = new Notice();
        show(result, notice);
        if (elsewhere) {
            notice.warn(getTranslation("quiz.closed"));
        }
        UI.getCurrent().getPage().setTitle(getPageTitle());
        focusHeading();
    }

    private void show(AttemptResult result, Notice notice) {
        setCaption(result.moduleTitle());
        setHeading(getTranslation(result.passed() ? "quiz.passed" : "quiz.not-passed"));
        show(notice, new ResultPanel(result, () -> again(result.moduleId())));
    }
}
