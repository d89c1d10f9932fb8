package org.dueregard.training;

import java.time.Clock;
import java.util.List;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the people of the caller's own school stand today.
@Service
public class StandingService {

    private final StandingQueries queries;
    private final DelayedChecks checks;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final Clock clock;

    StandingService(
            StandingQueries queries,
            DelayedChecks checks,
            CurrentCaller currentCaller,
            Access access,
            Clock clock) {
        this.queries = queries;
        this.checks = checks;
        this.currentCaller = currentCaller;
        this.access = access;
        this.clock = clock;
    }

    /// Coverage of each module that is asked of anybody at the school.
    ///
    /// @param group only this role group, or everybody
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public List<StandingSummary> summaries(@Nullable RoleGroup group) {
        return queries.ofSchool(school(), group, checks.modules(), Days.today(clock));
    }

    /// One page of the school's people for a module.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public StandingPage people(StandingFilter filter) {
        return queries.people(school(), filter, Days.today(clock));
    }

    private long school() {
        long school = currentCaller.schoolId();
        access.require(Action.COVERAGE_SEE, school);
        return school;
    }
}
