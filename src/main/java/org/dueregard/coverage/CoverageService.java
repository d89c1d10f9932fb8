package org.dueregard.coverage;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.evidence.EvidenceReviewService;
import org.dueregard.people.RoleGroup;
import org.dueregard.training.StandingFilter;
import org.dueregard.training.StandingPage;
import org.dueregard.training.StandingService;
import org.dueregard.training.StandingSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Coverage of the caller's own school, as at today.
@Service
public class CoverageService {

    private final StandingService standings;
    private final EvidenceReviewService evidence;
    private final ContentLibrary library;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final Clock clock;

    CoverageService(
            StandingService standings,
            EvidenceReviewService evidence,
            ContentLibrary library,
            CurrentCaller currentCaller,
            Access access,
            Clock clock) {
        this.standings = standings;
        this.evidence = evidence;
        this.library = library;
        this.currentCaller = currentCaller;
        this.access = access;
        this.clock = clock;
    }

    /// Each requirement with its coverage, the least covered first.
    ///
    /// @param group only this role group, or everybody
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public CoverageReport report(@Nullable RoleGroup group) {
        Map<String, String> titles =
                library.catalogue().all().stream()
                        .collect(Collectors.toMap(TrainingModule::id, TrainingModule::title));
        List<CoverageReport.Line> lines =
                standings.summaries(group).stream()
                        .sorted(java.util.Comparator.comparingInt(CoverageService::percent))
                        .map(summary -> line(summary, titles))
                        .toList();
        String school = currentCaller.get().schoolName();
        return new CoverageReport(school == null ? "" : school, Days.today(clock), lines);
    }

    private static int percent(StandingSummary summary) {
        return summary.covered().isOfNobody() ? 100 : summary.covered().value();
    }

    private static CoverageReport.Line line(StandingSummary summary, Map<String, String> titles) {
        return new CoverageReport.Line(
                summary.moduleId(),
                titles.getOrDefault(summary.moduleId(), summary.moduleId()),
                summary.covered(),
                summary.effective(),
                summary.notAskedYet(),
                summary.notCovered());
    }

    /// Whether the caller also looks after what people know: only then are records opened.
    @Requires(Action.COVERAGE_SEE)
    public boolean mayFollowUp() {
        return access.may(Action.TRAINING_MANAGE);
    }

    /// How many certificates from elsewhere wait to be looked at.
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public long evidenceWaiting() {
        return evidence.waiting();
    }

    /// One page of the people behind a figure.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public StandingPage people(StandingFilter filter) {
        return standings.people(filter);
    }
}
