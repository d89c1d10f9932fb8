package org.dueregard.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the questions of a module do, by the answers of the last two years.
public record QuestionStatistics(String moduleId, String title, List<Line> lines) {

    /// From how many answers on the figures say something.
    public static final int ENOUGH = 30;

    /// One question.
    ///
    /// @param objective what it tests, empty where the author does not say
    /// @param answers how many there were
    /// @param facility mean score from 0 to 1, absent while there are too few answers
    /// @param discrimination how its score goes with the rest of the quiz, from −1 to 1, absent while
    ///     there are too few answers or all are alike
    public record Line(
            String questionId,
            String text,
            String type,
            String objective,
            long answers,
            @Nullable Double facility,
            @Nullable Double discrimination) {

        /// Whether an author should look at it: nearly everybody knows it, hardly anybody does, or those
        /// who know the rest do not know this.
        public boolean isWorthALook() {
            return (facility != null && (facility > 0.95 || facility < 0.3))
                    || (discrimination != null && discrimination < 0.1);
        }
    }
}
