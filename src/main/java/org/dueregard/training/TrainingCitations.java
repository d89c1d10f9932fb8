package org.dueregard.training;

import java.util.ArrayList;
import java.util.List;
import org.dueregard.common.Words;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Question;
import org.dueregard.content.Quiz;
import org.dueregard.content.Section;
import org.dueregard.content.SectionPart;
import org.dueregard.content.Source;
import org.dueregard.content.TrainingModule;
import org.dueregard.guidance.Citation;
import org.dueregard.guidance.Citations;
import org.springframework.stereotype.Component;

/// What modules, documents and their questions cite, by version: a new version is a new place, which
/// nobody has looked at yet.
@Component
class TrainingCitations implements Citations {

    private final ContentLibrary library;
    private final Words words;

    TrainingCitations(ContentLibrary library, Words words) {
        this.library = library;
        this.words = words;
    }

    @Override
    public List<Citation> citations() {
        List<Citation> citations = new ArrayList<>();
        for (TrainingModule module : library.catalogue().published()) {
            for (Source source : module.sources()) {
                if (source.id() != null) {
                    citations.add(ofModule(module, source.id()));
                }
            }
            for (Section section : module.sections()) {
                section.parts().stream()
                        .filter(SectionPart.KnowledgeCheck.class::isInstance)
                        .map(part -> ((SectionPart.KnowledgeCheck) part).question())
                        .forEach(question ->
                                add(
                                        citations,
                                        module,
                                        question,
                                        TrainingRoutes.section(module.id(), section.id())));
            }
            Quiz quiz = module.quiz();
            if (quiz != null) {
                quiz.pool()
                        .forEach(question ->
                                add(
                                        citations,
                                        module,
                                        question,
                                        TrainingRoutes.module(module.id())));
            }
        }
        return citations;
    }

    private Citation ofModule(TrainingModule module, String entry) {
        return new Citation(
                entry,
                module.isDocument() ? Citation.Kind.DOCUMENT : Citation.Kind.MODULE,
                key(module),
                words.get("citation.module", module.title(), module.version()),
                TrainingRoutes.module(module.id()),
                module.reviewed());
    }

    private void add(
            List<Citation> citations, TrainingModule module, Question question, String address) {
        Source source = question.source();
        if (source != null && source.id() != null) {
            citations.add(
                    new Citation(
                            source.id(),
                            Citation.Kind.QUESTION,
                            key(module) + "#" + question.id(),
                            words.get("citation.question", module.title(), question.id()),
                            address,
                            module.reviewed()));
        }
    }

    private static String key(TrainingModule module) {
        return "module/" + module.id() + "@" + module.version();
    }
}
