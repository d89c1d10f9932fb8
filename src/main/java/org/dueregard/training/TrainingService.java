package org.dueregard.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.standing.Standings;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the caller owes, has done, and may do.
@Service
public class TrainingService {

    private final Standings standings;
    private final Reading reading;
    private final DelayedChecks checks;
    private final ModuleVersions versions;
    private final ContentLibrary library;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    TrainingService(
            Standings standings,
            Reading reading,
            DelayedChecks checks,
            ModuleVersions versions,
            ContentLibrary library,
            CurrentCaller currentCaller,
            Clock clock) {
        this.standings = standings;
        this.reading = reading;
        this.checks = checks;
        this.versions = versions;
        this.library = library;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /// The caller's own training, as at today.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public TrainingOverview overview() {
        Long person = currentCaller.get().staffMemberId();
        LocalDate today = Days.today(clock);
        List<Standings.Owed> rows = person == null ? List.of() : standings.ofPerson(person, today);
        Set<String> begun = person == null ? Set.of() : reading.openedModules(person);
        List<TrainingTask> toDo = new ArrayList<>();
        List<TrainingTask> done = new ArrayList<>();
        Set<String> owed = new HashSet<>();
        int unavailable = 0;
        for (Standings.Owed row : rows) {
            Optional<TrainingModule> module = library.catalogue().module(row.moduleId());
            if (module.isPresent()) {
                owed.add(row.moduleId());
                (row.verdict().standing().isCovered() && !row.verdict().reopened() ? done : toDo)
                        .add(task(module.get(), row, begun.contains(row.moduleId()), today));
            } else if (!row.verdict().standing().isCovered()) {
                unavailable++;
            }
        }
        toDo.sort(
                Comparator.comparing(
                                TrainingTask::dueOn, Comparator.nullsLast(LocalDate::compareTo))
                        .thenComparingInt(task -> generality(task.moduleId())));
        List<TrainingTask> others =
                library.catalogue().published().stream()
                        .filter(module -> !owed.contains(module.id()))
                        .map(module -> task(module, begun.contains(module.id())))
                        .toList();
        return new TrainingOverview(
                person == null ? List.of() : checks(person),
                person == null ? List.of() : changes(person),
                toDo,
                done,
                unavailable,
                others);
    }

    /// Of what is due on the same day, modules come before documents, and what most people do before
    /// what is for a few.
    private int generality(String moduleId) {
        return library.catalogue()
                .module(moduleId)
                .map(module -> (module.isDocument() ? 100 : 0) - module.audience().size())
                .orElse(0);
    }

    private List<TrainingOverview.CheckTask> checks(long person) {
        List<DelayedChecks.Open> open = checks.open(person);
        if (open.isEmpty()) {
            return List.of();
        }
        int questions = checks.questions();
        List<TrainingOverview.CheckTask> tasks = new ArrayList<>();
        for (DelayedChecks.Open check : open) {
            library.catalogue()
                    .module(check.moduleId())
                    .ifPresent(module ->
                            tasks.add(
                                    new TrainingOverview.CheckTask(
                                            module.id(),
                                            module.title(),
                                            questions,
                                            check.closesOn())));
        }
        return tasks;
    }

    private List<TrainingOverview.ChangeTask> changes(long person) {
        List<TrainingOverview.ChangeTask> tasks = new ArrayList<>();
        for (String moduleId : versions.decidedFor(person)) {
            library.catalogue()
                    .module(moduleId)
                    .ifPresent(module ->
                            versions.asked(person, module)
                                    .filter(asked ->
                                            asked == VersionChoice.CONFIRM
                                                    || asked == VersionChoice.DELTA)
                                    .ifPresent(asked ->
                                            tasks.add(
                                                    new TrainingOverview.ChangeTask(
                                                            moduleId, module.title(), asked))));
        }
        return tasks;
    }

    private static TrainingTask task(
            TrainingModule module, Standings.Owed row, boolean begun, LocalDate today) {
        LocalDate until = row.verdict().coveredUntil();
        LocalDate due =
                module.isDocument()
                                && row.verdict().standing().isCovered()
                                && !row.verdict().reopened()
                        ? null
                        : row.verdict().dueOn();
        LocalDate validUntil =
                until == null
                                || !until.isAfter(today)
                                || module.isDocument()
                                || row.verdict().reopened()
                        ? null
                        : until.minusDays(1);
        return new TrainingTask(
                module.id(),
                module.title(),
                module.summary(),
                module.minutes(),
                row.roleGroups(),
                row.verdict().standing(),
                due,
                validUntil,
                due != null && due.isBefore(today),
                begun,
                module.isDocument() ? module.version() : null);
    }

    private static TrainingTask task(TrainingModule module, boolean begun) {
        return new TrainingTask(
                module.id(),
                module.title(),
                module.summary(),
                module.minutes(),
                "",
                null,
                null,
                null,
                false,
                begun,
                module.isDocument() ? module.version() : null);
    }
}
