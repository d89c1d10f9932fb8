package org.dueregard.standing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    private final Exposures exposures;
    private final Figures figures;
    private final Hindsight hindsight;
    private final Access access;

    StandingService(
            StandingQueries queries,
            Exposures exposures,
            Figures figures,
            Hindsight hindsight,
            Access access) {
        this.hindsight = hindsight;
        this.queries = queries;
        this.exposures = exposures;
        this.figures = figures;
        this.access = access;
    }

    /// Figures of schools and their role groups, small ones too: only for whoever may see names.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public List<Figures.Cell> figures(Collection<Long> schools, LocalDate asAt) {
        requireAll(schools);
        return figures.of(schools, asAt);
    }

    /// The ends of the last months up to a day, by module.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public List<Figures.Month> trend(Collection<Long> schools, LocalDate asAt, int months) {
        requireAll(schools);
        return figures.trend(schools, asAt, months);
    }

    /// How many starters were trained in time.
    @Requires(Action.COVERAGE_FIGURES)
    @Transactional(readOnly = true)
    public List<Induction> induction(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_FIGURES, schoolId);
        return queries.induction(schoolId, asAt);
    }

    /// How a past day reads with what was recorded since; absent where it reads the same.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public Optional<KnownSince> knownSince(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_SEE, schoolId);
        return hindsight.of(schoolId, asAt);
    }

    private void requireAll(Collection<Long> schools) {
        Set<Long> allowed = access.schools(Action.COVERAGE_SEE);
        for (long school : schools) {
            if (!allowed.contains(school)) {
                access.require(Action.COVERAGE_SEE, school);
            }
        }
    }

    /// What calls for something at a school.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public Exposure exposure(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_SEE, schoolId);
        return exposures.of(schoolId, asAt);
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

    /// One page of the people of schools, each with everything owed.
    ///
    /// @param page from 1
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public MatrixPage matrix(Collection<Long> schools, LocalDate asAt, String search, int page) {
        Set<Long> allowed = access.schools(Action.COVERAGE_SEE);
        schools.stream()
                .filter(school -> !allowed.contains(school))
                .findFirst()
                .ifPresent(school -> access.require(Action.COVERAGE_SEE, school));
        return queries.matrix(schools, asAt, search, page);
    }
}
