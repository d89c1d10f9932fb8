package org.dueregard.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Option;
import org.dueregard.content.PageLinks;
import org.dueregard.content.Placeholders;
import org.dueregard.content.Question;
import org.dueregard.content.Quiz;
import org.dueregard.content.Section;
import org.dueregard.content.SectionPart;
import org.dueregard.content.TrainingModule;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.pathway.PathwayService;
import org.dueregard.people.StaffService;
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
    private final Ledger ledger;
    private final PathwayService pathway;
    private final StaffService staff;
    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReadingService(
            ContentLibrary library,
            Reading reading,
            AttemptRepository attempts,
            CompletionRepository completions,
            Ledger ledger,
            PathwayService pathway,
            StaffService staff,
            CurrentCaller currentCaller,
            TransactionTemplate transaction,
            Clock clock) {
        this.library = library;
        this.reading = reading;
        this.attempts = attempts;
        this.completions = completions;
        this.ledger = ledger;
        this.pathway = pathway;
        this.staff = staff;
        this.currentCaller = currentCaller;
        this.transaction = transaction;
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
        boolean open = person != null && attempts.findOpen(person, moduleId).isPresent();
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
                person == null ? null : quizLine(module.quiz(), open),
                module.sources(),
                module.reviewed(),
                next(module, person, read, open),
                latest.map(Completion::expiresOn)
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

    private Set<String> readSince(long person, TrainingModule module, Optional<Completion> latest) {
        Instant since = latest.map(Completion::recordedAt).orElse(Instant.EPOCH);
        return reading.readSince(person, module.id(), module.version(), since);
    }

    private static ModulePage.@Nullable QuizLine quizLine(@Nullable Quiz quiz, boolean open) {
        return quiz == null ? null : new ModulePage.QuizLine(quiz.draw(), quiz.passMark(), open);
    }

    /// The open quiz; or where the reader left off; or the first section not read; or the quiz.
    private String next(
            TrainingModule module, @Nullable Long person, Set<String> read, boolean open) {
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
                .map(next -> TrainingRoutes.section(module.id(), next.id()))
                .orElseGet(() ->
                        module.quiz() == null
                                ? TrainingRoutes.module(module.id())
                                : TrainingRoutes.quiz(module.id()));
    }

    private static SectionPart filled(
            SectionPart part, String moduleId, String sectionId, UnaryOperator<String> values) {
        return switch (part) {
            case SectionPart.Prose prose ->
                    new SectionPart.Prose(
                            PageLinks.on(
                                    "/" + TrainingRoutes.section(moduleId, sectionId),
                                    Placeholders.fill(prose.html(), values)));
            case SectionPart.KnowledgeCheck check ->
                    new SectionPart.KnowledgeCheck(filled(check.question(), values));
        };
    }

    private static Question filled(Question question, UnaryOperator<String> values) {
        List<Option> options =
                question.options().stream()
                        .map(option ->
                                new Option(
                                        Placeholders.fill(option.text(), values),
                                        Placeholders.fill(option.html(), values),
                                        option.right(),
                                        filled(option.feedback(), values)))
                        .toList();
        return new Question(
                question.id(),
                Placeholders.fill(question.text(), values),
                Placeholders.fill(question.html(), values),
                filled(question.details(), values),
                question.objective(),
                question.weight(),
                question.type(),
                options,
                filled(question.feedback(), values),
                question.source());
    }

    private static @Nullable SafeHtml filled(
            @Nullable SafeHtml html, UnaryOperator<String> values) {
        return html == null ? null : Placeholders.fill(html, values);
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
            reading.read(person, moduleId, module.version(), section.id(), clock.instant());
            completeWhenAllRead(person, module);
        });
    }

    private void completeWhenAllRead(long person, TrainingModule module) {
        Set<String> read = readSince(person, module, completions.findLatest(person, module.id()));
        boolean all = module.sections().stream().allMatch(s -> read.contains(s.id()));
        if (!all) {
            return;
        }
        LocalDate today = Days.today(clock);
        String onceKey = "reading|" + person + "|" + module.id() + "|" + today;
        if (completions.findByOnceKey(onceKey).isPresent()) {
            return;
        }
        ledger.record(
                new NewCompletion(
                        person,
                        module.id(),
                        module.version(),
                        module.title(),
                        module.renew(),
                        CompletionKind.READING,
                        onceKey,
                        null,
                        today),
                staff.ownRecord());
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
