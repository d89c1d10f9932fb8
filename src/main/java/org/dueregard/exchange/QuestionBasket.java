package org.dueregard.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.exchange.GiftQuestion.Draft;
import org.dueregard.exchange.ImportedQuestions.NotTaken;
import org.dueregard.exchange.ImportedQuestions.Taken;
import org.jspecify.annotations.Nullable;

/// Collects what a file has, up to a number of questions, each only once.
final class QuestionBasket {

    static final int MOST_QUESTIONS = 500;

    private final QuestionIds ids;
    private final List<Taken> taken = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int questions;
    private int firstTooMany;
    private String textTooMany = "";

    /// @param usedIds of the quiz the questions are for
    QuestionBasket(Set<String> usedIds) {
        this.ids = new QuestionIds(usedIds);
    }

    /// Takes a question if the grammar can hold it and it is not there yet.
    void take(int line, Draft draft, @Nullable String objective) throws NotTakenException {
        QuestionLimits.check(draft.question());
        Integer first =
                lines.putIfAbsent(QuestionMarkdown.write(draft.question().withId("")), line);
        if (first != null) {
            throw new NotTakenException(Reason.DUPLICATE, Integer.toString(first));
        }
        if (isFull(line, draft.question().text())) {
            return;
        }
        PlainQuestion question =
                draft.question().withId(ids.next(draft.name())).withObjective(objective);
        taken.add(
                new Taken(
                        line,
                        question.kind().word(),
                        PlainText.beginning(draft.name()),
                        QuestionMarkdown.write(question)));
    }

    /// Tells that a question is left out.
    void leave(int line, String text, NotTakenException reason) {
        if (!isFull(line, text)) {
            notTaken.add(reason.told(line, text));
        }
    }

    /// Counts the questions that are too many instead of taking or telling them one by one.
    private boolean isFull(int line, String text) {
        questions++;
        if (questions <= MOST_QUESTIONS) {
            return false;
        }
        if (questions == MOST_QUESTIONS + 1) {
            firstTooMany = line;
            textTooMany = text;
        }
        return true;
    }

    ImportedQuestions result() {
        if (questions == 0 && notTaken.isEmpty()) {
            notTaken.add(new NotTakenException(Reason.NO_QUESTIONS).told(1, ""));
        } else if (questions > MOST_QUESTIONS) {
            notTaken.add(
                    new NotTakenException(
                                    Reason.TOO_MANY,
                                    Integer.toString(MOST_QUESTIONS),
                                    Integer.toString(questions - MOST_QUESTIONS))
                            .told(firstTooMany, textTooMany));
        }
        return new ImportedQuestions(taken, notTaken);
    }
}
