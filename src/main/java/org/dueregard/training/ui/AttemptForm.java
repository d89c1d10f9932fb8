package org.dueregard.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.dueregard.common.ui.ChoiceField;
import org.dueregard.content.QuestionType;
import org.dueregard.training.AttemptClosedException;
import org.dueregard.training.AttemptPage;
import org.dueregard.training.AttemptResult;
import org.dueregard.training.QuizService;

/// The questions of an open attempt. Every answer is saved as it is given.
///
/// Somebody who answered some questions and overlooked others is told once which; pressing "Submit
/// answers" again hands in what there is.
class AttemptForm extends Div {

    private static final long serialVersionUID = 1L;

    private static final long DOUBLE_CLICK_NANOS = 1_500_000_000;

    private final transient AttemptPage attempt;
    private final transient QuizService quizzes;
    private final transient BiConsumer<AttemptResult, Boolean> submitted;
    private final TreeSet<Integer> unanswered = new TreeSet<>();
    private final List<ChoiceField> fields = new ArrayList<>();
    private final Paragraph count = new Paragraph();
    private final Div overlooked = new Div();
    private long toldAt;

    /// @param submitted is given the result, and whether it was handed in elsewhere before
    AttemptForm(
            AttemptPage attempt,
            QuizService quizzes,
            BiConsumer<AttemptResult, Boolean> submitted) {
        this.attempt = attempt;
        this.quizzes = quizzes;
        this.submitted = submitted;
        add(introduction());
        attempt.questions().forEach(question -> fields.add(field(question)));
        fields.forEach(this::add);

        overlooked.addClassName("error-summary");
        overlooked.getElement().setAttribute("role", "alert");
        overlooked.getElement().setAttribute("tabindex", "-1");
        overlooked.setVisible(false);
        count.addClassName("answered-count");
        count.getElement().setAttribute("role", "status");
        showCount();
        NativeButton submit = new NativeButton(getTranslation("quiz.submit"), event -> trySubmit());
        submit.addClassNames("button", "button-primary");
        Div actions = new Div(count, submit);
        actions.addClassName("actions");
        add(overlooked, actions);
    }

    private Div introduction() {
        Paragraph rule =
                new Paragraph(
                        getTranslation(
                                "quiz.rule", attempt.questions().size(), attempt.passMark()));
        rule.addClassName("lead");
        Div introduction = new Div(rule);
        Integer lastPercent = attempt.lastPercent();
        if (lastPercent != null) {
            introduction.add(new Paragraph(getTranslation("quiz.last-time", lastPercent)));
        }
        return introduction;
    }

    private ChoiceField field(AttemptPage.Asked question) {
        ChoiceField field =
                new ChoiceField(
                        id(question.position()),
                        question.position() + ". ",
                        question.html(),
                        question.type() == QuestionType.MANY);
        field.addDetails(question.details());
        if (question.type() == QuestionType.MANY) {
            field.addHint(getTranslation("quiz.choose-all"));
        }
        for (int i = 0; i < question.choices().size(); i++) {
            field.addChoice(question.choices().get(i).html(), question.ticked().contains(i));
        }
        field.onChange(ticked -> save(question.position(), ticked));
        note(question.position(), question.ticked());
        return field;
    }

    private static String id(int position) {
        return "question-" + position;
    }

    private void save(int position, Set<Integer> ticked) {
        try {
            quizzes.answer(attempt.attemptId(), position, ticked);
        } catch (AttemptClosedException e) {
            // Handed in already, perhaps in another window: what is left is to show the result.
            submit(true);
            return;
        }
        note(position, ticked);
        showCount();
    }

    private void note(int position, Set<Integer> ticked) {
        if (ticked.isEmpty()) {
            unanswered.add(position);
        } else {
            unanswered.remove(position);
        }
    }

    private void showCount() {
        int all = attempt.questions().size();
        count.setText(getTranslation("quiz.answered", all - unanswered.size(), all));
        if (unanswered.isEmpty()) {
            overlooked.setVisible(false);
        }
    }

    private void trySubmit() {
        boolean some = !unanswered.isEmpty() && unanswered.size() < attempt.questions().size();
        if (some && toldAt == 0) {
            toldAt = System.nanoTime();
            tellOverlooked();
            return;
        }
        // The second half of a double click is no answer to what was just said.
        if (some && System.nanoTime() - toldAt < DOUBLE_CLICK_NANOS) {
            return;
        }
        submit(false);
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

    private void submit(boolean elsewhere) {
        submitted.accept(quizzes.submit(attempt.attemptId()), elsewhere);
    }
}
