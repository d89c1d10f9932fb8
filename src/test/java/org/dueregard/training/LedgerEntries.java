package org.dueregard.training;

import java.time.LocalDate;
import java.time.Period;
import org.dueregard.people.StaffDirectory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes completions the way passing a quiz does, without the quiz.
@Component
public class LedgerEntries {

    private final Ledger ledger;
    private final StaffDirectory staff;

    LedgerEntries(Ledger ledger, StaffDirectory staff) {
        this.ledger = ledger;
        this.staff = staff;
    }

    @Transactional
    public void complete(long person, String moduleId, LocalDate day, String onceKey) {
        ledger.record(
                new NewCompletion(
                        person,
                        moduleId,
                        "2025-09",
                        moduleId,
                        Period.ofYears(1),
                        CompletionKind.QUIZ,
                        onceKey,
                        1.0,
                        day,
                        false,
                        null),
                staff.details(person));
    }
}
