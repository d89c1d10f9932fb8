package org.dueregard.training;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Placeholders;
import org.dueregard.content.Scenario;
import org.dueregard.content.TrainingModule;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.pathway.PathwayService;
import org.jspecify.annotations.Nullable;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Playing a scenario, scene by scene. Every choice is kept as it is made, so that whoever leaves comes
/// back to the same scene.
@Service
public class ScenarioService {

    private final ContentLibrary library;
    private final ScenarioRuns runs;
    private final ModuleCompletions modules;
    private final PathwayService pathway;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ScenarioService(
            ContentLibrary library,
            ScenarioRuns runs,
            ModuleCompletions modules,
            PathwayService pathway,
            CurrentCaller currentCaller,
            Clock clock) {
        this.library = library;
        this.runs = runs;
        this.modules = modules;
        this.pathway = pathway;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /// Where the caller is in a scenario: in the scene they left, at the end they reached last, or at
    /// the start.
    ///
    /// @throws ModuleMissingException when there is no such scenario
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public ScenarioPage open(String moduleId, String scenarioId) {
        long person = currentCaller.staffMemberId();
        Optional<ScenarioRuns.Run> latest = runs.findLatest(person, moduleId, scenarioId);
        if (latest.isPresent() && !beginsAnew(person, latest.get())) {
            return page(latest.get());
        }
        return begin(person, moduleId, scenarioId);
    }

    /// Whether a way that was passed is of no more use: the module is due again, or has another version.
    private boolean beginsAnew(long person, ScenarioRuns.Run run) {
        if (run.open() || !run.passed()) {
            return false;
        }
        return library.catalogue()
                .module(run.moduleId())
                .filter(module ->
                        modules.scenariosToDo(person, module.id(), module.version()).stream()
                                .anyMatch(needed -> needed.id().equals(run.scenario().id())))
                .filter(module -> modules.isDueAgain(person, module))
                .isPresent();
    }

    /// Plays a scenario from its start; one that goes on goes on.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public ScenarioPage again(String moduleId, String scenarioId) {
        long person = currentCaller.staffMemberId();
        return runs.findOpen(person, moduleId, scenarioId)
                .map(this::page)
                .orElseGet(() -> begin(person, moduleId, scenarioId));
    }

    private ScenarioPage begin(long person, String moduleId, String scenarioId) {
        TrainingModule module =
                library.catalogue()
                        .module(moduleId)
                        .orElseThrow(() -> new ModuleMissingException(moduleId));
        Scenario scenario =
                module.scenario(scenarioId)
                        .orElseThrow(() -> new ModuleMissingException(moduleId + "/" + scenarioId));
        long id = runs.insert(person, module, scenario, clock.instant());
        return page(new ScenarioRuns.Run(id, moduleId, module.version(), scenario, true, false, 0));
    }

    /// Makes a choice. Made again from the same scene, as by a second click, it changes nothing and
    /// gives the scene that was reached.
    ///
    /// @param position of the scene the choice was made in, from 1
    /// @param choice from 0
    /// @throws AttemptMissingException when the run is not the caller's
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public ScenarioPage choose(long runId, int position, int choice) {
        long person = currentCaller.staffMemberId();
        ScenarioRuns.Run run =
                runs.lockOwn(runId, person).orElseThrow(() -> new AttemptMissingException(runId));
        modules.hold(person, run.moduleId());
        List<ScenarioRuns.Step> steps = runs.steps(runId);
        ScenarioRuns.Step last = steps.getLast();
        if (!run.open() || last.position() != position) {
            return page(run);
        }
        Scenario.Scene scene = run.scenario().scene(last.sceneId()).orElseThrow();
        if (choice < 0 || choice >= scene.choices().size()) {
            throw new IllegalArgumentException("No scene has such a choice");
        }
        Scenario.Scene reached =
                run.scenario().scene(scene.choices().get(choice).to()).orElseThrow();
        Instant now = clock.instant();
        runs.addStep(runId, position + 1, reached.id(), choice, now);
        if (reached.wrongTurn()) {
            runs.countWrongTurn(runId);
        }
        Scenario.End end = reached.end();
        if (end != null) {
            runs.finish(runId, end == Scenario.End.PASS, now);
            if (end == Scenario.End.PASS) {
                library.catalogue()
                        .module(run.moduleId())
                        .ifPresent(module ->
                                modules.afterScenario(person, module, run.moduleVersion()));
            }
        }
        return page(runs.lockOwn(runId, person).orElseThrow());
    }

    private ScenarioPage page(ScenarioRuns.Run run) {
        Scenario scenario = run.scenario();
        List<ScenarioRuns.Step> steps = runs.steps(run.id());
        ScenarioRuns.Step here = steps.getLast();
        Scenario.Scene scene = scenario.scene(here.sceneId()).orElseThrow();
        UnaryOperator<String> values = LazyValues.of(pathway::placeholderValues);
        TrainingModule module = library.catalogue().module(run.moduleId()).orElse(null);
        return new ScenarioPage(
                run.id(),
                run.moduleId(),
                module == null ? "" : module.title(),
                scenario.id(),
                Placeholders.fill(scenario.title(), values),
                here.position(),
                here.position() == 1 ? Placeholders.fill(scenario.introduction(), values) : null,
                Placeholders.fill(scene.title(), values),
                Placeholders.fill(scene.html(), values),
                scene.wrongTurn(),
                run.wrongTurns(),
                scene.choices().stream()
                        .map(choice ->
                                new ScenarioPage.Choice(
                                        Placeholders.fill(choice.text(), values),
                                        Placeholders.fill(choice.html(), values)))
                        .toList(),
                scene.end(),
                way(scenario, steps, values),
                next(run, module, here));
    }

    /// The next scenario, or the quiz, or back to the list once the module is completed.
    private String next(
            ScenarioRuns.Run run, @Nullable TrainingModule module, ScenarioRuns.Step here) {
        long person = currentCaller.staffMemberId();
        if (module == null || !modules.latest(person, run.moduleId()).isBefore(here.at())) {
            return TrainingRoutes.LIST;
        }
        return modules.scenariosToDo(person, run.moduleId(), module.version()).stream()
                .findFirst()
                .map(left -> TrainingRoutes.section(run.moduleId(), left.id()))
                .orElseGet(() ->
                        module.quiz() == null
                                ? TrainingRoutes.module(run.moduleId())
                                : TrainingRoutes.quiz(run.moduleId()));
    }

    private static List<String> way(
            Scenario scenario, List<ScenarioRuns.Step> steps, UnaryOperator<String> values) {
        List<String> way = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            int choice = steps.get(i).choice();
            scenario.scene(steps.get(i - 1).sceneId())
                    .filter(scene -> choice >= 0 && choice < scene.choices().size())
                    .ifPresent(scene ->
                            way.add(Placeholders.fill(scene.choices().get(choice).text(), values)));
        }
        return way;
    }
}
