package org.dueregard.exchange;

import org.jspecify.annotations.Nullable;

/// Reads one question of a GIFT file: title, text, and where the answers are.
/// The format: <https://docs.moodle.org/en/GIFT_format>.
final class GiftQuestion {

    private static final String AROUND_TITLE = "::";
    private static final String BEFORE_FEEDBACK = "####";

    private GiftQuestion() {}

    /// @throws NotTakenException when the portal has no such question
    static Draft read(String block) throws NotTakenException {
        String rest = GiftSigns.hideEscaped(block);
        String title = null;
        if (rest.startsWith(AROUND_TITLE)) {
            int end = rest.indexOf(AROUND_TITLE, AROUND_TITLE.length());
            if (end < 0) {
                throw new NotTakenException(Reason.TITLE);
            }
            title = GiftSigns.show(rest.substring(AROUND_TITLE.length(), end));
            rest = rest.substring(end + AROUND_TITLE.length()).strip();
        }
        Parts parts = Parts.of(rest);
        String answers = parts.answers();
        String reason = null;
        int feedback = answers.lastIndexOf(BEFORE_FEEDBACK);
        if (feedback >= 0) {
            reason = answers.substring(feedback + BEFORE_FEEDBACK.length());
            answers = answers.substring(0, feedback).strip();
        }
        if (answers.isEmpty()) {
            throw new NotTakenException(Reason.ESSAY);
        }
        if (answers.startsWith("#")) {
            throw new NotTakenException(Reason.NUMERICAL);
        }
        GiftText text = GiftText.read(parts.text(), GiftText.Format.MOODLE);
        String words = reason == null ? "" : GiftText.read(reason, text.format()).words();
        PlainQuestion question =
                new GiftAnswers(text, words.isEmpty() ? null : words).read(answers);
        return new Draft(title == null ? null : PlainText.oneLine(title), question);
    }

    /// @param title as the other program called it
    /// @param question without an id
    record Draft(@Nullable String title, PlainQuestion question) {

        /// The title, or else the question's own words.
        String name() {
            return title == null || title.isEmpty() ? question.text() : title;
        }
    }

    /// @param text with a mark where an answer stood inside a sentence
    /// @param answers what stood in braces
    private record Parts(String text, String answers) {

        static Parts of(String rest) throws NotTakenException {
            int open = rest.indexOf('{');
            int close = rest.indexOf('}');
            if (open < 0 && close < 0) {
                throw new NotTakenException(Reason.DESCRIPTION);
            }
            if (open < 0 || close < open) {
                throw new NotTakenException(Reason.BRACES);
            }
            String before = rest.substring(0, open);
            String inside = rest.substring(open + 1, close);
            String after = rest.substring(close + 1);
            if (inside.indexOf('{') >= 0) {
                throw new NotTakenException(Reason.BRACES);
            }
            if (after.indexOf('{') >= 0 || after.indexOf('}') >= 0) {
                throw new NotTakenException(
                        after.indexOf('{') >= 0 ? Reason.SEVERAL_BLANKS : Reason.BRACES);
            }
            String text = after.isEmpty() ? before : before + GiftSigns.BLANK + after;
            return new Parts(text, inside.strip());
        }
    }
}
