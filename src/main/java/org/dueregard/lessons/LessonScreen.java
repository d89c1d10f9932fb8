package org.dueregard.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.Lesson;
import org.jspecify.annotations.Nullable;

/// What the whole class sees at a time. Nothing of it is meant for the teacher alone.
///
/// @param html prose, absent where there are only lines or a picture
/// @param lines one under the other
/// @param picture the file of a picture, absent where there is none
public record LessonScreen(
        Kind kind,
        String title,
        @Nullable SafeHtml html,
        List<Line> lines,
        @Nullable String picture) {

    /// What a screen is.
    public enum Kind {
        TITLE,
        OBJECTIVES,
        STEPS,
        TEXT,
        PICTURE
    }

    /// @param minutes nil where no time is said
    public record Line(String text, int minutes) {}

    /// The screens of a resource, in the order in which a class needs them.
    static List<LessonScreen> of(Lesson lesson) {
        List<LessonScreen> screens = new ArrayList<>();
        screens.add(new LessonScreen(Kind.TITLE, lesson.title(), null, List.of(), null));
        screens.add(
                new LessonScreen(
                        Kind.OBJECTIVES,
                        "",
                        null,
                        lesson.objectives().stream().map(one -> new Line(one, 0)).toList(),
                        null));
        part(lesson, Lesson.Part.Kind.GROUND_RULES, screens);
        if (lesson.steps().stream().anyMatch(step -> !step.title().isEmpty())) {
            screens.add(
                    new LessonScreen(
                            Kind.STEPS,
                            "",
                            null,
                            lesson.steps().stream()
                                    .map(step -> new Line(step.title(), step.minutes()))
                                    .toList(),
                            null));
        }
        for (Lesson.Attachment one : lesson.attachments()) {
            if (one.file().toLowerCase(Locale.ROOT).matches(".*\\.(svg|png|jpg|jpeg|webp|gif)")) {
                screens.add(
                        new LessonScreen(Kind.PICTURE, one.title(), null, List.of(), one.file()));
            }
        }
        part(lesson, Lesson.Part.Kind.POSITIONS, screens);
        part(lesson, Lesson.Part.Kind.QUESTIONS, screens);
        return screens;
    }

    private static void part(Lesson lesson, Lesson.Part.Kind kind, List<LessonScreen> screens) {
        lesson.parts().stream()
                .filter(part -> part.kind() == kind)
                .forEach(part ->
                        screens.add(
                                new LessonScreen(
                                        Kind.TEXT, part.title(), part.html(), List.of(), null)));
    }
}
