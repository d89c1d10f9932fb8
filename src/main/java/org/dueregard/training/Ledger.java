package org.dueregard.training;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.people.StaffMemberDetails;
import org.dueregard.requirements.RequirementCycles;
import org.dueregard.security.PublicAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes completions, and with each, in the same transaction, what follows from it: where the person
/// now stands, and the mail that says so.
@Component
class Ledger {

    private final CompletionRepository completions;
    private final RequirementCycles cycles;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Words words;
    private final PublicAddress publicAddress;
    private final Clock clock;

    Ledger(
            CompletionRepository completions,
            RequirementCycles cycles,
            Outbox outbox,
            JdbcClient jdbc,
            Words words,
            PublicAddress publicAddress,
            Clock clock) {
        this.completions = completions;
        this.cycles = cycles;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.words = words;
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    /// Adds an entry.
    ///
    /// @throws org.springframework.dao.DataIntegrityViolationException when an entry with that once
    ///     key is there already
    @Transactional(propagation = Propagation.MANDATORY)
    Completion record(NewCompletion entry, StaffMemberDetails person) {
        List<LocalDate> days =
                new ArrayList<>(
                        completions.findEffectiveDates(entry.staffMemberId(), entry.moduleId()));
        days.add(entry.effectiveOn());
        LocalDate expires = validity(days, personalCycle(entry)).until();
        Completion completion =
                completions.saveAndFlush(new Completion(entry, expires, clock.instant()));
        restate(entry.staffMemberId(), entry.moduleId(), days);
        tell(entry, person, expires);
        return completion;
    }

    /// The shortest cycle in which this person owes the module, or the module's own.
    private Period personalCycle(NewCompletion entry) {
        return cycles
                .ofPerson(entry.staffMemberId(), entry.moduleId(), entry.effectiveOn())
                .stream()
                .findFirst()
                .orElse(entry.renew());
    }

    private void restate(long staffMemberId, String moduleId, List<LocalDate> days) {
        for (Period cycle : cycles.of(moduleId)) {
            Validity validity = validity(days, cycle);
            jdbc.sql(
                            """
                            INSERT INTO standings
                                (staff_member_id, module_id, cycle, covered_from, covered_until)
                            VALUES (:person, :module, :cycle, :from, :until)
                            ON DUPLICATE KEY UPDATE covered_from = :from, covered_until = :until
                            """)
                    .param("person", staffMemberId)
                    .param("module", moduleId)
                    .param("cycle", cycle.toString())
                    .param("from", validity.from())
                    .param("until", validity.until())
                    .update();
        }
    }

    private static Validity validity(List<LocalDate> days, Period cycle) {
        return Validity.of(days, cycle).orElseThrow();
    }

    private void tell(NewCompletion entry, StaffMemberDetails person, LocalDate expires) {
        String email = person.email();
        if (email == null) {
            return;
        }
        String lastDay = Days.inWords(expires.minusDays(1));
        outbox.put(
                new NewMessage(
                        "completed|" + entry.onceKey(),
                        email,
                        words.get("mail.completed.subject", entry.moduleTitle(), lastDay),
                        words.get(
                                "mail.completed.body",
                                person.name(),
                                entry.moduleTitle(),
                                Days.inWords(entry.effectiveOn()),
                                lastDay,
                                publicAddress.of("/" + TrainingRoutes.LIST)),
                        person.schoolId(),
                        person.id()));
    }
}
