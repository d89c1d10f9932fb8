package org.dueregard.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Set;
import java.util.stream.IntStream;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.ui.ChoiceField;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.content.Option;
import org.dueregard.content.Question;
import org.dueregard.content.QuestionType;

/// A question to try in running text. Nothing is scored and nothing is kept; the answer comes with
/// its reason.
class KnowledgeCheckField extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Question question;
    private final ChoiceField field;
    private final Div answer = new Div();

    KnowledgeCheckField(Question question) {
        this.question = question;
        this.field =
                new ChoiceField(
                        "check-" + question.id(),
                        "",
                        question.html(),
                        question.type() == QuestionType.MANY);
        field.addDetails(question.details());
        if (question.type() == QuestionType.MANY) {
            field.addHint(getTranslation("quiz.choose-all"));
        }
        question.options().forEach(option -> field.addChoice(option.html(), false));
        field.onChange(ticked -> answer.removeAll());

        NativeButton reveal =
                new NativeButton(getTranslation("check.reveal"), event -> showAnswer());
        reveal.addClassName("button");
        answer.addClassName("check-answer");
        answer.getElement().setAttribute("role", "status");

        H2 heading = new H2(getTranslation("check.heading"));
        heading.addClassName("check-heading");
        addClassName("check");
        add(heading, field, reveal, answer);
    }

    private void showAnswer() {
        answer.removeAll();
        Set<Integer> ticked = field.ticked();
        Paragraph verdict = new Paragraph(getTranslation(verdict(ticked)));
        verdict.addClassName("verdict");
        answer.add(verdict);
        for (int i = 0; i < question.options().size(); i++) {
            Option option = question.options().get(i);
            SafeHtml feedback = option.feedback();
            if (option.right()) {
                answer.add(line("check.right-answer", option));
            }
            if (feedback != null && (option.right() || ticked.contains(i))) {
                answer.add(new SafeHtmlBlock(feedback));
            }
        }
        SafeHtml reason = question.feedback();
        if (reason != null) {
            answer.add(new SafeHtmlBlock(reason));
        }
    }

    private String verdict(Set<Integer> ticked) {
        if (ticked.isEmpty()) {
            return "check.not-answered";
        }
        boolean right =
                IntStream.range(0, question.options().size())
                        .allMatch(i -> question.options().get(i).right() == ticked.contains(i));
        return right ? "check.right" : "check.wrong";
    }

    private Paragraph line(String key, Option option) {
        return new Paragraph(getTranslation(key, option.text()));
    }
}
