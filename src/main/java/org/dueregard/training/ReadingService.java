package org.dueregard.training;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.PageLinks;
import org.dueregard.content.Placeholders;
import org.dueregard.content.Quiz;
import org.dueregard.content.Scenario;
import org.dueregard.content.Section;
import org.dueregard.content.SectionPart;
import org.dueregard.content.TrainingModule;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.guidance.CitedSources;
import org.dueregard.pathway.PathwayService;
import org.jspecify.annotations.Nullable;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Reading modules. The place somebody has reached is kept with every section opened, so that any
/// device carries on from there.
@Service
public class ReadingService {

    private final ContentLibrary library;
    private final Reading reading;
    private final AttemptRepository attempts;
    private final CompletionRepository completions;
    private final ScenarioRuns runs;
    private final ModuleVersions versions;
    private final ModuleCompletions modules;
    private final PathwayService pathway;
    private final CitedSources sources;
    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final Random random;
    private final Clock clock;

    ReadingService(
            ContentLibrary library,
            Reading reading,
            AttemptRepository attempts,
            CompletionRepository completions,
            ScenarioRuns runs,
            ModuleVersions versions,
            ModuleCompletions modules,
            PathwayService pathway,
            CitedSources sources,
            CurrentCaller currentCaller,
            TransactionTemplate transaction,
            Random random,
            Clock clock) {
        this.library = library;
        this.reading = reading;
        this.attempts = attempts;
        this.completions = completions;
        this.runs = runs;
        this.versions = versions;
        this.modules = modules;
        this.pathway = pathway;
        this.sources = sources;
        this.currentCaller = currentCaller;
        this.transaction = transaction;
        this.random = random;
        this.clock = clock;
    }

    /// The first page of a module.
    ///
    /// @throws ModuleMissingException when there is no such module to read
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public ModulePage module(String moduleId) {
        TrainingModule module = find(moduleId);
        Long person = currentCaller.get().staffMemberId();
        Optional<Completion> latest =
                person == null ? Optional.empty() : completions.findLatest(person, moduleId);
        Set<String> read = person == null ? Set.of() : readToShow(person, module, latest);
        Set<String> played = person == null ? Set.of() : playedToShow(person, module, latest);
        boolean open =
                person != null
                        && attempts.findOpen(person, moduleId, AttemptPurpose.QUIZ).isPresent();
        UnaryOperator<String> values = LazyValues.of(pathway::placeholderValues);
        return new ModulePage(
                moduleId,
                module.title(),
                module.summary(),
                module.version(),
                module.minutes(),
                PageLinks.on(
                        "/" + TrainingRoutes.module(moduleId),
                        Placeholders.fill(module.introduction(), values)),
                module.sections().stream()
                        .map(section ->
                                new ModulePage.SectionLine(
                                        section.id(),
                                        Placeholders.fill(section.title(), values),
                                        read.contains(section.id())))
                        .toList(),
                module.scenarios().stream()
                        .map(scenario ->
                                new ModulePage.SectionLine(
                                        scenario.id(),
                                        Placeholders.fill(scenario.title(), values),
                                        played.contains(scenario.id())))
                        .toList(),
                person == null ? null : quizLine(module.quiz(), open),
                module.edition(),
                person == null ? List.of() : versions.changesFor(person, module),
                person == null ? null : versions.asked(person, module).orElse(null),
                sources.of(module.sources()),
                module.reviewed(),
                next(module, person, read, played, open),
                latest.filter(done -> !module.isDocument())
                        .map(Completion::expiresOn)
                        .map(expires -> expires.minusDays(1))
                        .orElse(null));
    }

    /// While a completion is in date its sections stay read; then reading begins anew.
    private Set<String> readToShow(
            long person, TrainingModule module, Optional<Completion> latest) {
        return readSince(
                person,
                module,
                latest.filter(done -> !done.expiresOn().isAfter(Days.today(clock))));
    }

    private Set<String> playedToShow(
            long person, TrainingModule module, Optional<Completion> latest) {
        if (module.scenarios().isEmpty()) {
            return Set.of();
        }
        return runs.passedSince(
                person,
                module.id(),
                module.version(),
                latest.filter(done -> !done.expiresOn().isAfter(Days.today(clock)))
                        .map(Completion::recordedAt)
                        .orElse(Instant.EPOCH));
    }

    private Set<String> readSince(long person, TrainingModule module, Optional<Completion> latest) {
        Instant since = latest.isEmpty() ? Instant.EPOCH : modules.latest(person, module.id());
        return reading.readSince(person, module.id(), module.version(), since);
    }

    private static ModulePage.@Nullable QuizLine quizLine(@Nullable Quiz quiz, boolean open) {
        return quiz == null ? null : new ModulePage.QuizLine(quiz.draw(), quiz.passMark(), open);
    }

    /// The open quiz; or where the reader left off; or the first section not read; or the quiz.
    private String next(
            TrainingModule module,
            @Nullable Long person,
            Set<String> read,
            Set<String> played,
            boolean open) {
        String first = module.sections().getFirst().id();
        if (person == null) {
            return TrainingRoutes.section(module.id(), first);
        }
        if (open) {
            return TrainingRoutes.quiz(module.id());
        }
        Optional<String> left =
                reading.lastOpened(person, module.id())
                        .filter(id -> module.section(id).isPresent())
                        .filter(id -> !read.contains(id));
        if (left.isPresent()) {
            return TrainingRoutes.section(module.id(), left.get());
        }
        return module.sections().stream()
                .map(Section::id)
                .filter(id -> !read.contains(id))
                .findFirst()
                .or(() ->
                        module.scenarios().stream()
                                .map(Scenario::id)
                                .filter(id -> !played.contains(id))
                                .findFirst())
                .map(id -> TrainingRoutes.section(module.id(), id))
                .orElseGet(() ->
                        module.quiz() == null
                                ? TrainingRoutes.section(module.id(), first)
                                : TrainingRoutes.quiz(module.id()));
    }

    /// Opens a section and remembers that the reader is there.
    ///
    /// @throws ModuleMissingException when there is no such section to read
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    public SectionPage openSection(String moduleId, String sectionId) {
        TrainingModule module = find(moduleId);
        Section section = find(module, sectionId);
        Caller caller = currentCaller.get();
        if (caller.staffMemberId() != null) {
            reading.opened(caller.staffMemberId(), moduleId, sectionId, clock.instant());
        }
        int number = module.sections().indexOf(section) + 1;
        UnaryOperator<String> values = LazyValues.of(pathway::placeholderValues);
        return new SectionPage(
                moduleId,
                module.title(),
                sectionId,
                Placeholders.fill(section.title(), values),
                number,
                module.sections().size(),
                number == 1
                        ? TrainingRoutes.module(moduleId)
                        : TrainingRoutes.section(moduleId, module.sections().get(number - 2).id()),
                caller.staffMemberId() == null && module.sectionAfter(sectionId).isEmpty()
                        ? TrainingRoutes.LIST
                        : after(module, sectionId),
                section.parts().stream()
                        .map(part -> filled(part, moduleId, sectionId, values))
                        .toList());
    }

    private static String after(TrainingModule module, String sectionId) {
        return module.sectionAfter(sectionId)
                .map(Section::id)
                .or(() -> module.scenarios().stream().map(Scenario::id).findFirst())
                .map(next -> TrainingRoutes.section(module.id(), next))
                .orElseGet(() ->
                        module.quiz() == null
                                ? TrainingRoutes.module(module.id())
                                : TrainingRoutes.quiz(module.id()));
    }

    private SectionPage.Part filled(
            SectionPart part, String moduleId, String sectionId, UnaryOperator<String> values) {
        return switch (part) {
            case SectionPart.Prose prose ->
                    new SectionPage.Part(
                            PageLinks.on(
                                    "/" + TrainingRoutes.section(moduleId, sectionId),
                                    Placeholders.fill(prose.html(), values)),
                            null);
            case SectionPart.KnowledgeCheck check ->
                    new SectionPage.Part(null, TriedQuestion.of(check.question(), random, values));
        };
    }

    /// Marks a section as read; the last one of a module without a quiz completes it.
    ///
    /// @throws ModuleMissingException when there is no such section to read
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    public void finishSection(String moduleId, String sectionId) {
        TrainingModule module = find(moduleId);
        Section section = find(module, sectionId);
        Long person = currentCaller.get().staffMemberId();
        if (person == null) {
            return;
        }
        if (module.quiz() != null) {
            // One statement needs no transaction around it; this is the most frequent write of all.
            reading.read(person, moduleId, module.version(), section.id(), clock.instant());
            return;
        }
        transaction.executeWithoutResult(status -> {
            modules.hold(person, moduleId);
            reading.read(person, moduleId, module.version(), section.id(), clock.instant());
            modules.afterReading(person, module);
        });
    }

    private TrainingModule find(String moduleId) {
        return library.catalogue()
                .module(moduleId)
                .orElseThrow(() -> new ModuleMissingException(moduleId));
    }

    private static Section find(TrainingModule module, String sectionId) {
        return module.section(sectionId)
                .orElseThrow(() -> new ModuleMissingException(module.id() + "/" + sectionId));
    }
}
