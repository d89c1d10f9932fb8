package org.dueregard.training.ui;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.function.Consumer;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.ui.ChoiceField;
import org.dueregard.common.ui.MatchField;
import org.dueregard.common.ui.OrderField;
import org.dueregard.common.ui.QuestionField;
import org.dueregard.common.ui.WordsField;
import org.dueregard.content.QuestionType;
import org.dueregard.scoring.Answer;
import org.dueregard.training.AttemptPage;
import org.jspecify.annotations.Nullable;

/// Makes the field for a question, whatever its type, and speaks of what is in it as an answer.
final class QuestionInput {

    /// What a field needs to know; neither right answers nor marks.
    record Shown(
            QuestionType type,
            SafeHtml html,
            @Nullable SafeHtml details,
            List<AttemptPage.Choice> choices,
            List<AttemptPage.Choice> lefts,
            List<String> rights,
            Answer answer) {

        static Shown of(AttemptPage.Asked asked) {
            return new Shown(
                    asked.type(),
                    asked.html(),
                    asked.details(),
                    asked.choices(),
                    asked.lefts(),
                    asked.rights(),
                    asked.answer());
        }
    }

    private QuestionInput() {}

    /// @param caption a number before the question, or nothing
    /// @param changed is given the answer whenever it changes
    static QuestionField of(String id, String caption, Shown shown, Consumer<Answer> changed) {
        return switch (shown.type()) {
            case ONE, TRUE_FALSE, MANY -> choice(id, caption, shown, changed);
            case ORDER -> order(id, caption, shown, changed);
            case MATCH -> match(id, caption, shown, changed);
            case SHORT -> words(id, caption, shown, changed);
        };
    }

    private static QuestionField choice(
            String id, String caption, Shown shown, Consumer<Answer> changed) {
        boolean several = shown.type() == QuestionType.MANY;
        ChoiceField field = new ChoiceField(id, caption, shown.html(), several);
        field.addDetails(shown.details());
        if (several) {
            field.addHint(word("quiz.choose-all"));
        }
        for (int i = 0; i < shown.choices().size(); i++) {
            boolean ticked =
                    shown.answer() instanceof Answer.Ticks ticks && ticks.options().contains(i);
            field.addChoice(shown.choices().get(i).html(), ticked);
        }
        field.onChange(ticked -> changed.accept(new Answer.Ticks(ticked)));
        return field;
    }

    private static QuestionField order(
            String id, String caption, Shown shown, Consumer<Answer> changed) {
        OrderField field = new OrderField(id, caption, shown.html());
        field.addDetails(shown.details());
        field.addHint(word("quiz.put-in-order"));
        shown.choices().forEach(item -> field.addItem(item.text(), item.html()));
        if (shown.answer() instanceof Answer.Order given) {
            field.setOrder(given.items());
        }
        field.onChange(items -> changed.accept(new Answer.Order(items)));
        return field;
    }

    private static QuestionField match(
            String id, String caption, Shown shown, Consumer<Answer> changed) {
        MatchField field = new MatchField(id, caption, shown.html(), shown.rights());
        field.addDetails(shown.details());
        field.addHint(word("quiz.match"));
        for (int left = 0; left < shown.lefts().size(); left++) {
            int right =
                    shown.answer() instanceof Answer.Pairs pairs && left < pairs.chosen().size()
                            ? pairs.chosen().get(left)
                            : -1;
            field.addLeft(shown.lefts().get(left).html(), right);
        }
        field.onChange(pairs -> changed.accept(new Answer.Pairs(pairs)));
        return field;
    }

    private static QuestionField words(
            String id, String caption, Shown shown, Consumer<Answer> changed) {
        WordsField field = new WordsField(id, caption, shown.html(), Answer.LONGEST_TEXT);
        field.addDetails(shown.details());
        if (shown.answer() instanceof Answer.Text text) {
            field.setWords(text.words());
        }
        field.onChange(text -> changed.accept(new Answer.Text(text)));
        return field;
    }

    private static String word(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
