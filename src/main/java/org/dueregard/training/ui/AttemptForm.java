package org.dueregard.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.ui.ChoiceField;
import org.dueregard.common.ui.QuestionField;
import org.dueregard.scoring.Answer;
import org.dueregard.scoring.Confidence;
import org.dueregard.training.AttemptClosedException;
import org.dueregard.training.AttemptPage;
import org.dueregard.training.AttemptPurpose;
import org.dueregard.training.AttemptResult;
import org.dueregard.training.QuizService;
import org.jspecify.annotations.Nullable;

/// The questions of an open attempt. Every answer is saved as it is given.
///
/// Somebody who answered some questions and overlooked others is told once which; pressing "Submit
/// answers" again hands in what there is.
class AttemptForm extends Div {

    private static final long serialVersionUID = 1L;

    private static final long DOUBLE_CLICK_NANOS = 1_500_000_000;

    // Not the page itself: it would be kept for as long as somebody thinks about the answers.
    private final long attemptId;
    private final int count;
    private final transient QuizService quizzes;
    private final transient BiConsumer<AttemptResult, @Nullable String> submitted;
    private final TreeSet<Integer> unanswered = new TreeSet<>();
    private final List<QuestionField> fields = new ArrayList<>();
    private final Paragraph countLine = new Paragraph();
    private final Div overlooked = new Div();
    private long toldAt;

    /// @param submitted is given the result, and why it was not the button that brought it, if so
    AttemptForm(
            AttemptPage attempt,
            QuizService quizzes,
            BiConsumer<AttemptResult, @Nullable String> submitted) {
        this.attemptId = attempt.attemptId();
        this.count = attempt.questions().size();
        this.quizzes = quizzes;
        this.submitted = submitted;
        add(introduction(attempt));
        attempt.questions()
                .forEach(question -> fields.add(field(question, attempt.asksConfidence())));
        fields.forEach(this::add);

        overlooked.addClassName("error-summary");
        overlooked.getElement().setAttribute("role", "alert");
        overlooked.getElement().setAttribute("tabindex", "-1");
        overlooked.setVisible(false);
        countLine.addClassName("answered-count");
        countLine.getElement().setAttribute("role", "status");
        showCount();
        NativeButton submit = new NativeButton(getTranslation("quiz.submit"), event -> trySubmit());
        submit.addClassNames("button", "button-primary");
        Div actions = new Div(countLine, submit);
        actions.addClassName("actions");
        add(overlooked, actions);
    }

    private Div introduction(AttemptPage attempt) {
        Paragraph rule =
                new Paragraph(
                        getTranslation(
                                "quiz.rule", attempt.questions().size(), attempt.passMark()));
        rule.addClassName("lead");
        Div introduction = new Div();
        Instant deadline = attempt.deadline();
        if (attempt.purpose() == AttemptPurpose.QUIZ) {
            introduction.add(rule);
        } else {
            introduction.add(
                    new Paragraph(
                            getTranslation(
                                    "quiz.rule." + attempt.purpose().id(),
                                    attempt.questions().size(),
                                    attempt.passMark())));
        }
        if (deadline != null) {
            introduction.add(
                    new TimeLeft(
                            deadline,
                            () -> quizzes.timeLeft(deadline),
                            () -> submit("quiz.closed")));
        }
        Integer lastPercent = attempt.lastPercent();
        if (lastPercent != null) {
            introduction.add(new Paragraph(getTranslation("quiz.last-time", lastPercent)));
        }
        return introduction;
    }

    private QuestionField field(AttemptPage.Asked question, boolean asksConfidence) {
        int position = question.position();
        QuestionField field =
                QuestionInput.of(
                        id(question.position()),
                        question.position() + ". ",
                        QuestionInput.Shown.of(question),
                        answer -> save(position, answer));
        if (asksConfidence) {
            field.addBelow(sureness(question));
        }
        note(question.position(), question.answer());
        return field;
    }

    private ChoiceField sureness(AttemptPage.Asked question) {
        int position = question.position();
        ChoiceField field =
                new ChoiceField(
                        id(position) + "-sure",
                        "",
                        SafeHtml.ofText(getTranslation("confidence.question")),
                        false);
        field.addClassName("confidence");
        for (Confidence level : Confidence.values()) {
            field.addChoice(
                    SafeHtml.ofText(getTranslation("confidence." + level)),
                    level == question.confidence());
        }
        field.onChange(ticked ->
                ticked.stream()
                        .findFirst()
                        .flatMap(option -> Confidence.ofLevel(option + 1))
                        .ifPresent(level -> rate(position, level)));
        return field;
    }

    private static String id(int position) {
        return "question-" + position;
    }

    private void save(int position, Answer answer) {
        try {
            quizzes.answer(attemptId, position, answer);
        } catch (AttemptClosedException e) {
            // Handed in already, perhaps in another window, or the time is over: what is left is to
            // show the result.
            submit("quiz.closed");
            return;
        }
        note(position, answer);
        showCount();
    }

    private void rate(int position, Confidence confidence) {
        try {
            quizzes.rate(attemptId, position, confidence);
        } catch (AttemptClosedException e) {
            submit("quiz.closed");
        }
    }

    private void note(int position, Answer answer) {
        boolean whole =
                !answer.isEmpty()
                        && !(answer instanceof Answer.Pairs pairs && pairs.chosen().contains(-1));
        if (whole) {
            unanswered.remove(position);
        } else {
            unanswered.add(position);
        }
    }

    private void showCount() {
        int all = count;
        countLine.setText(getTranslation("quiz.answered", all - unanswered.size(), all));
        if (unanswered.isEmpty()) {
            overlooked.setVisible(false);
        }
    }

    private void trySubmit() {
        boolean some = !unanswered.isEmpty() && unanswered.size() < count;
        if (some && toldAt == 0) {
            toldAt = System.nanoTime();
            tellOverlooked();
            return;
        }
        // The second half of a double click is no answer to what was just said.
        if (some && System.nanoTime() - toldAt < DOUBLE_CLICK_NANOS) {
            return;
        }
        submit(null);
    }

    private void tellOverlooked() {
        overlooked.removeAll();
        overlooked.add(new Paragraph(getTranslation("quiz.overlooked", unanswered.size())));
        for (int position : unanswered) {
            NativeButton link =
                    new NativeButton(
                            getTranslation("quiz.question-number", position),
                            event -> fields.get(position - 1).focus());
            link.addClassName("link-button");
            overlooked.add(link);
        }
        overlooked.setVisible(true);
        overlooked.getElement().callJsFunction("focus");
    }

    private void submit(@Nullable String why) {
        submitted.accept(quizzes.submit(attemptId), why);
    }
}
