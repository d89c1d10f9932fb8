package org.dueregard.standing;

import java.time.LocalDate;
import java.util.Collection;
import org.springframework.stereotype.Component;

/// What is measured of this room without anybody being signed in.
@Component
public class ReadModel {

    private final StandingQueries queries;
    private final Exposures exposures;
    private final StandingRebuild rebuild;
    private final Settlement settlement;
    private final Sums sums;

    ReadModel(
            StandingQueries queries,
            Exposures exposures,
            StandingRebuild rebuild,
            Settlement settlement,
            Sums sums) {
        this.queries = queries;
        this.exposures = exposures;
        this.rebuild = rebuild;
        this.settlement = settlement;
        this.sums = sums;
    }

    public void rebuild() {
        rebuild.rebuildAll();
    }

    public void addUp() {
        sums.addUp();
    }

    public void settle() {
        settlement.settleAll();
    }

    public Exposure exposure(long school, LocalDate day) {
        return exposures.of(school, day);
    }

    public MatrixPage matrix(Collection<Long> schools, LocalDate day, String search, int page) {
        return queries.matrix(schools, day, search, page);
    }

    public StandingPage people(long school, StandingFilter filter) {
        return queries.people(school, filter);
    }
}
