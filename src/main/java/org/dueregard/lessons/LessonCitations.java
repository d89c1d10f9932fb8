package org.dueregard.lessons;

import java.util.List;
import java.util.Objects;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Source;
import org.dueregard.guidance.Citation;
import org.dueregard.guidance.Citations;
import org.springframework.stereotype.Component;

/// What lessons cite.
@Component
class LessonCitations implements Citations {

    private final ContentLibrary library;

    LessonCitations(ContentLibrary library) {
        this.library = library;
    }

    @Override
    public List<Citation> citations() {
        return library.catalogue().lessons().values().stream()
                .flatMap(lesson ->
                        lesson.sources().stream()
                                .map(Source::id)
                                .filter(Objects::nonNull)
                                .map(id ->
                                        new Citation(
                                                id,
                                                Citation.Kind.LESSON,
                                                "lesson " + lesson.id() + "@" + lesson.version(),
                                                lesson.title(),
                                                LessonsRoutes.lesson(lesson.id()),
                                                lesson.reviewed())))
                .toList();
    }
}
