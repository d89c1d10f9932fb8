package org.dueregard.authoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.content.Catalogue;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Lesson;
import org.dueregard.content.Problem;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.springframework.stereotype.Service;

/// What authors need to know about the content.
@Service
public class ContentHealthService {

    private static final int REVIEW_EVERY_YEARS = 1;

    private final ContentLibrary library;
    private final Words words;
    private final Clock clock;

    ContentHealthService(ContentLibrary library, Words words, Clock clock) {
        this.library = library;
        this.words = words;
        this.clock = clock;
    }

    /// Every problem and every module, as last read.
    @Requires(Action.CONTENT_SEE)
    public ContentHealth health() {
        Catalogue catalogue = library.catalogue();
        Map<String, List<ContentHealth.ProblemLine>> items = new LinkedHashMap<>();
        for (Problem problem : catalogue.problems()) {
            items.computeIfAbsent(problem.item(), item -> new ArrayList<>()).add(line(problem));
        }
        return new ContentHealth(
                items.entrySet().stream()
                        .map(e ->
                                new ContentHealth.BrokenItem(
                                        e.getKey(), isLeftOut(catalogue, e.getKey()), e.getValue()))
                        .toList(),
                catalogue.all().stream().map(this::line).toList(),
                catalogue.lessons().values().stream().map(this::line).toList());
    }

    private static boolean isLeftOut(Catalogue catalogue, String item) {
        return catalogue.problems().stream()
                .anyMatch(problem -> problem.item().equals(item) && !problem.advice());
    }

    private ContentHealth.LessonLine line(Lesson lesson) {
        return new ContentHealth.LessonLine(
                lesson.id(),
                lesson.title(),
                lesson.version(),
                lesson.reviewed(),
                isOverdue(lesson.reviewed()));
    }

    private boolean isOverdue(LocalDate reviewed) {
        return reviewed.plusYears(REVIEW_EVERY_YEARS).isBefore(Days.today(clock));
    }

    private ContentHealth.ProblemLine line(Problem problem) {
        return new ContentHealth.ProblemLine(
                problem.file(),
                problem.line(),
                words.get("problem." + problem.key(), problem.arguments().toArray()));
    }

    private ContentHealth.ModuleLine line(TrainingModule module) {
        Quiz quiz = module.quiz();
        return new ContentHealth.ModuleLine(
                module.id(),
                module.title(),
                module.version(),
                module.draft(),
                module.sections().size(),
                quiz == null ? 0 : quiz.pool().size(),
                module.reviewed(),
                isOverdue(module.reviewed()));
    }
}
