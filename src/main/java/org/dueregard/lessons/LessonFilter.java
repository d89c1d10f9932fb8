package org.dueregard.lessons;

import java.util.Set;
import org.dueregard.content.BritishValue;
import org.dueregard.content.KeyStage;
import org.dueregard.content.LessonType;
import org.jspecify.annotations.Nullable;

/// What somebody looks for. Within a group any choice will do; the groups hold together.
///
/// @param minutes the longest time there is, absent where it does not matter
public record LessonFilter(
        String search,
        Set<BritishValue> values,
        Set<KeyStage> stages,
        Set<String> subjects,
        Set<LessonType> types,
        @Nullable Integer minutes,
        Sort sort,
        int page) {

    public static final LessonFilter ALL =
            new LessonFilter("", Set.of(), Set.of(), Set.of(), Set.of(), null, Sort.MATCH, 1);

    /// In which order.
    public enum Sort {
        MATCH,
        TITLE,
        MINUTES
    }

    public LessonFilter {
        values = Set.copyOf(values);
        stages = Set.copyOf(stages);
        subjects = Set.copyOf(subjects);
        types = Set.copyOf(types);
    }

    /// How many choices narrow the list down.
    public int narrowed() {
        return values.size()
                + stages.size()
                + subjects.size()
                + types.size()
                + (minutes == null ? 0 : 1);
    }
}
