package org.dueregard.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.ui.QuestionField;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.scoring.Answer;
import org.dueregard.training.TriedQuestion;

/// A question to try in running text. Nothing is scored and nothing is kept; the answer comes with
/// its reason.
class KnowledgeCheckField extends Section {

    private static final long serialVersionUID = 1L;

    private final transient TriedQuestion question;
    private final Div solution = new Div();
    private transient Answer answer = Answer.none();

    KnowledgeCheckField(TriedQuestion question) {
        this.question = question;
        QuestionField field =
                QuestionInput.of(
                        "check-" + question.id(),
                        "",
                        QuestionInput.Shown.of(question.asked()),
                        this::changed);
        NativeButton reveal =
                new NativeButton(getTranslation("check.reveal"), event -> showAnswer());
        reveal.addClassName("button");
        solution.addClassName("check-answer");
        solution.getElement().setAttribute("role", "status");

        H2 heading = new H2(getTranslation("check.heading"));
        heading.addClassName("check-heading");
        addClassName("check");
        add(heading, field, reveal, solution);
    }

    private void changed(Answer given) {
        answer = given;
        solution.removeAll();
    }

    private void showAnswer() {
        solution.removeAll();
        Paragraph verdict = new Paragraph(getTranslation(verdict()));
        verdict.addClassName("verdict");
        solution.add(verdict);
        for (String line : question.solution()) {
            solution.add(new Paragraph(getTranslation("check.right-answer", line)));
        }
        for (SafeHtml feedback : question.feedback(answer)) {
            solution.add(new SafeHtmlBlock(feedback));
        }
    }

    private String verdict() {
        if (answer.isEmpty()) {
            return "check.not-answered";
        }
        return question.isRight(answer) ? "check.right" : "check.wrong";
    }
}
