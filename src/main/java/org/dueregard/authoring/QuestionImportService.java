package org.dueregard.authoring;

import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Question;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.dueregard.exchange.ImportedQuestions;
import org.dueregard.exchange.QuestionFile;
import org.springframework.stereotype.Service;

/// Turns question files of other programs into the portal's Markdown. Nothing is written anywhere: the
/// author copies what was taken into the quiz.
@Service
public class QuestionImportService {

    private final ContentLibrary library;

    QuestionImportService(ContentLibrary library) {
        this.library = library;
    }

    /// @param moduleId of the quiz they are for, whose ids are not used again; may be no module's
    @Requires(Action.CONTENT_SEE)
    public ImportedQuestions read(byte[] file, String moduleId) {
        Set<String> used =
                library.catalogue().all().stream()
                        .filter(module -> module.id().equals(moduleId))
                        .map(TrainingModule::quiz)
                        .filter(java.util.Objects::nonNull)
                        .map(Quiz::pool)
                        .flatMap(java.util.List::stream)
                        .map(Question::id)
                        .collect(Collectors.toSet());
        return QuestionFile.read(file, used);
    }
}
