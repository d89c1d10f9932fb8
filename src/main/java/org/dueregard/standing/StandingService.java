package org.dueregard.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the people of schools stand on a day, for whoever may see their figures or their names.
@Service
public class StandingService {

    private final StandingQueries queries;
    private final Figures figures;
    private final Access access;

    StandingService(StandingQueries queries, Figures figures, Access access) {
        this.queries = queries;
        this.figures = figures;
        this.access = access;
    }

    /// Figures of a school and its role groups.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public List<Figures.Cell> figures(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_SEE, schoolId);
        return figures.of(Set.of(schoolId), asAt);
    }

    /// What calls for something at a school.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public Exposure exposure(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_SEE, schoolId);
        return queries.exposure(schoolId, asAt);
    }

    /// Everybody in scope at a school, each module once, by name.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public List<StandingRow> everybody(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_SEE, schoolId);
        return queries.everybody(schoolId, asAt);
    }

    /// One page of a school's people.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public StandingPage people(long schoolId, StandingFilter filter) {
        access.require(Action.COVERAGE_SEE, schoolId);
        return queries.people(schoolId, filter);
    }
}
