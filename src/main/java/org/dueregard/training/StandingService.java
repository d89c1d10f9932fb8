package org.dueregard.training;

import java.time.Clock;
import java.util.List;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the people of the caller's own school stand today.
@Service
public class StandingService {

    private static final String MAY_SEE =
            "hasAnyRole('" + PortalRole.Name.DSL + "', '" + PortalRole.Name.HEAD + "')";

    private final StandingQueries queries;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    StandingService(StandingQueries queries, CurrentCaller currentCaller, Clock clock) {
        this.queries = queries;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /// Coverage of each module that is asked of anybody at the school.
    ///
    /// @param group only this role group, or everybody
    @PreAuthorize(MAY_SEE)
    @Transactional(readOnly = true)
    public List<StandingSummary> summaries(@Nullable RoleGroup group) {
        return queries.ofSchool(currentCaller.schoolId(), group, Days.today(clock));
    }

    /// One page of the school's people for a module.
    @PreAuthorize(MAY_SEE)
    @Transactional(readOnly = true)
    public StandingPage people(StandingFilter filter) {
        return queries.people(currentCaller.schoolId(), filter, Days.today(clock));
    }
}
