package org.dueregard.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.content.Versions;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.people.StaffMemberDetails;
import org.dueregard.requirements.Cycle;
import org.dueregard.requirements.RuleBooks;
import org.dueregard.security.PublicAddress;
import org.dueregard.standing.StandingMarks;
import org.dueregard.standing.Validity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes completions, and with each, in the same transaction, what follows from it: where the person
/// now stands, and the mail that says so.
@Component
class Ledger {

    private final CompletionRepository completions;
    private final LedgerQueries queries;
    private final RuleBooks rules;
    private final StandingMarks standings;
    private final List<AfterCompletion> followers;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Words words;
    private final PublicAddress publicAddress;
    private final Clock clock;

    Ledger(
            CompletionRepository completions,
            LedgerQueries queries,
            RuleBooks rules,
            StandingMarks standings,
            List<AfterCompletion> followers,
            Outbox outbox,
            JdbcClient jdbc,
            Words words,
            PublicAddress publicAddress,
            Clock clock) {
        this.completions = completions;
        this.queries = queries;
        this.rules = rules;
        this.standings = standings;
        this.followers = followers;
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
        List<LedgerDay> days =
                new ArrayList<>(queries.days(entry.staffMemberId(), entry.moduleId()));
        days.add(new LedgerDay(entry.effectiveOn(), entry.faceToFace(), entry.moduleVersion()));
        LocalDate expires =
                Validity.of(upTo(days, entry.effectiveOn()), personalCycle(entry))
                        .orElseThrow()
                        .until();
        Completion completion =
                completions.saveAndFlush(new Completion(entry, expires, clock.instant()));
        standings.mark(entry.staffMemberId());
        AfterCompletion.Recorded recorded =
                new AfterCompletion.Recorded(
                        completion.id(),
                        entry.staffMemberId(),
                        entry.moduleId(),
                        entry.moduleVersion(),
                        entry.moduleTitle(),
                        entry.how(),
                        entry.effectiveOn(),
                        expires,
                        completion.recordedAt());
        followers.forEach(follower -> follower.completed(recorded, person));
        tell(entry, person, expires);
        return completion;
    }

    /// What is printed on a certificate rests on what was done up to its day, not on later training.
    private static List<LocalDate> upTo(List<LedgerDay> days, LocalDate day) {
        return days.stream()
                .map(LedgerDay::effectiveOn)
                .filter(done -> !done.isAfter(day))
                .toList();
    }

    /// The shortest cycle in which this person owes the module, or the module's own.
    private Cycle personalCycle(NewCompletion entry) {
        return rules.cycleOf(
                entry.staffMemberId(), entry.moduleId(), entry.effectiveOn(), entry.renew());
    }

    /// Writes that a completion does not stand, and where its person stands without it.
    ///
    /// @param by the account of whoever says so
    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(long completionId, long staffMemberId, String moduleId, String reason, long by) {
        jdbc.sql(
                        "INSERT INTO completion_withdrawals"
                                + " (completion_id, reason, withdrawn_by, withdrawn_at)"
                                + " VALUES (?, ?, ?, ?)")
                .param(completionId)
                .param(reason)
                .param(by)
                .param(Days.stored(clock.instant()))
                .update();
        standings.mark(staffMemberId);
    }

    /// Writes that somebody has taken note of a new version.
    @Transactional(propagation = Propagation.MANDATORY)
    void lift(long staffMemberId, String moduleId, String version, String how) {
        jdbc.sql(
                        """
                        INSERT IGNORE INTO version_lifts
                            (staff_member_id, module_id, version, version_key, how, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .param(staffMemberId)
                .param(moduleId)
                .param(version)
                .param(Versions.sortKey(version))
                .param(how)
                .param(Days.stored(clock.instant()))
                .update();
        standings.mark(staffMemberId);
    }

    private void tell(NewCompletion entry, StaffMemberDetails person, LocalDate expires) {
        String email = person.email();
        if (email == null) {
            return;
        }
        if (entry.how() == CompletionKind.ACKNOWLEDGEMENT) {
            // Reading a document is no news to whoever has just read it.
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
