package org.dueregard.parents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of a school's own policies covers what.
///
/// @param documents what the school has, to choose from
public record PolicyMap(String schoolName, List<Line> lines, List<DocumentRow> documents) {

    /// A topic and what covers it.
    ///
    /// @param policy empty while nothing is entered
    /// @param section where in it, empty for the whole
    public record Line(
            PolicyTopic topic, String policy, String section, @Nullable DocumentRow document) {

        public boolean isCovered() {
            return !policy.isEmpty();
        }
    }

    public long covered() {
        return lines.stream().filter(Line::isCovered).count();
    }

    /// Whether each topic has a policy.
    public boolean isComplete() {
        return covered() == lines.size();
    }
}
