package org.dueregard.exchange;

import java.util.ArrayList;
import java.util.List;
import org.dueregard.exchange.GiftQuestion.Draft;
import org.dueregard.exchange.PlainQuestion.Kind;
import org.dueregard.exchange.PlainQuestion.PlainOption;
import org.jspecify.annotations.Nullable;

/// Reads a file in Aiken format: a question, its options as `A.` or `A)` in their order, and a line
/// `ANSWER: A`. The format: <https://docs.moodle.org/en/Aiken_format>.
final class AikenFile {

    private static final String ANSWER = "ANSWER";
    private static final String FEEDBACK = "FEEDBACK";

    private final QuestionBasket basket;
    private final List<PlainOption> options = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int start;
    private boolean afterEmptyLine;
    private @Nullable String stray;

    private AikenFile(QuestionBasket basket) {
        this.basket = basket;
    }

    /// @param file with line feeds only
    static void read(String file, QuestionBasket basket) {
        AikenFile reader = new AikenFile(basket);
        int number = 0;
        for (String line : file.split("\n", -1)) {
            number++;
            reader.line(number, line.strip());
        }
        reader.endWithoutAnswer();
    }

    static boolean isAnswer(String line) {
        return isLabelled(line, ANSWER);
    }

    private static boolean isLabelled(String line, String label) {
        return line.regionMatches(true, 0, label, 0, label.length())
                && line.substring(label.length()).stripLeading().startsWith(":");
    }

    private void line(int number, String line) {
        if (line.isEmpty()) {
            afterEmptyLine = true;
            return;
        }
        if (isAnswer(line)) {
            start = text.isEmpty() ? number : start;
            answer(line.substring(line.indexOf(':') + 1).strip());
        } else if (isLabelled(line, FEEDBACK)) {
            endWithoutAnswer();
            basket.leave(number, line, new NotTakenException(Reason.AIKEN_LINE, line));
        } else if (!text.isEmpty() && isNextOption(line)) {
            options.add(new PlainOption(PlainText.oneLine(line.substring(2)), false, null));
        } else {
            words(number, line);
        }
        afterEmptyLine = false;
    }

    private boolean isNextOption(String line) {
        if (line.length() < 2 || ".)".indexOf(line.charAt(1)) < 0) {
            return false;
        }
        char expected = (char) ('A' + options.size());
        char letter = line.charAt(0);
        boolean small = letter == Character.toLowerCase(expected);
        return letter == expected
                || (small && line.length() > 2 && Character.isWhitespace(line.charAt(2)));
    }

    private void words(int number, String line) {
        if (afterEmptyLine && !text.isEmpty()) {
            endWithoutAnswer();
        }
        if (!options.isEmpty()) {
            stray = stray == null ? line : stray;
        } else if (text.isEmpty()) {
            start = number;
            text.append(line);
        } else {
            text.append(' ').append(line);
        }
    }

    private void answer(String letters) {
        try {
            if (options.isEmpty()) {
                throw new NotTakenException(Reason.AIKEN_NO_OPTIONS);
            }
            if (stray != null) {
                throw new NotTakenException(Reason.AIKEN_LINE, stray);
            }
            basket.take(start, draft(right(letters)), null);
        } catch (NotTakenException e) {
            basket.leave(start, text.toString(), e);
        }
        clear();
    }

    private int right(String letters) throws NotTakenException {
        String letter =
                letters.endsWith(".") || letters.endsWith(")")
                        ? letters.substring(0, letters.length() - 1)
                        : letters;
        int right = letter.length() == 1 ? Character.toUpperCase(letter.charAt(0)) - 'A' : -1;
        if (right < 0 || right >= options.size()) {
            throw new NotTakenException(Reason.AIKEN_ANSWER, letters);
        }
        return right;
    }

    private Draft draft(int right) {
        List<PlainOption> ticked = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            ticked.add(new PlainOption(options.get(i).text(), i == right, null));
        }
        return new Draft(
                null,
                new PlainQuestion(
                        "",
                        PlainText.oneLine(text.toString()),
                        PlainQuestion.isTrueOrFalse(ticked) ? Kind.TRUE_FALSE : Kind.ONE,
                        ticked,
                        List.of(),
                        List.of(),
                        null,
                        null));
    }

    private void endWithoutAnswer() {
        if (!text.isEmpty()) {
            Reason reason = options.isEmpty() ? Reason.AIKEN_NO_OPTIONS : Reason.AIKEN_NO_ANSWER;
            basket.leave(start, text.toString(), new NotTakenException(reason));
        }
        clear();
    }

    private void clear() {
        text.setLength(0);
        options.clear();
        stray = null;
    }
}
