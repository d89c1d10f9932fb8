package org.dueregard.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What is owed, by the one definition of standing.
@Component
class OwedRows implements OwedTraining {

    private final StandingQueries queries;
    private final Standings standings;
    private final Settlement settlement;
    private final TransactionTemplate apart;

    OwedRows(
            StandingQueries queries,
            Standings standings,
            Settlement settlement,
            TransactionTemplate transaction) {
        this.apart = Apart.of(transaction);
        this.queries = queries;
        this.standings = standings;
        this.settlement = settlement;
    }

    @Override
    public List<Owed> atSchool(long schoolId, LocalDate day) {
        settlement.settle();
        return Objects.requireNonNull(
                apart.execute(status ->
                        queries.everybody(schoolId, day).stream()
                                .map(row ->
                                        owed(row.staffMemberId(), row.moduleId(), row.verdict()))
                                .toList()));
    }

    @Override
    public List<Owed> ofPerson(long staffMemberId, LocalDate day) {
        return standings.ofPerson(staffMemberId, day).stream()
                .map(row -> owed(staffMemberId, row.moduleId(), row.verdict()))
                .toList();
    }

    private static Owed owed(long staffMemberId, String moduleId, Verdict verdict) {
        return new Owed(
                staffMemberId,
                moduleId,
                verdict.standing(),
                verdict.dueOn(),
                verdict.coveredUntil(),
                verdict.reopened());
    }
}
