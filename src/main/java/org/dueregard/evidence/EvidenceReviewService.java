package org.dueregard.evidence;

import java.time.Clock;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.common.Words;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.people.StaffDirectory;
import org.dueregard.people.StaffMemberDetails;
import org.dueregard.security.PublicAddress;
import org.dueregard.training.ExternalTraining;
import org.dueregard.training.ModuleMissingException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looking at the certificates of others. Exactly one decision is made about each, and nobody decides
/// about their own.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class EvidenceReviewService {

    /// Of a reason, in characters.
    public static final int LONGEST_REASON = 500;

    private final EvidenceQueries queries;
    private final ExternalTraining training;
    private final StaffDirectory staff;
    private final JdbcClient jdbc;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Words words;
    private final PublicAddress publicAddress;
    private final Clock clock;

    EvidenceReviewService(
            EvidenceQueries queries,
            ExternalTraining training,
            StaffDirectory staff,
            JdbcClient jdbc,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            Outbox outbox,
            Words words,
            PublicAddress publicAddress,
            Clock clock) {
        this.queries = queries;
        this.training = training;
        this.staff = staff;
        this.jdbc = jdbc;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.outbox = outbox;
        this.words = words;
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    /// How much waits for the caller; their own waits for somebody else.
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public long waiting() {
        return queries.countWaiting(
                access.schools(Action.TRAINING_MANAGE), currentCaller.get().staffMemberId());
    }

    /// What waits at the caller's schools, the oldest first.
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public PageOf<WaitingEvidence> queue(int page) {
        return queries.waiting(
                access.schools(Action.TRAINING_MANAGE), currentCaller.get().staffMemberId(), page);
    }

    /// Accepts a certificate: it counts from the day of the training. The ledger tells the person.
    ///
    /// @param version of what was looked at
    /// @throws InvalidInputException when it is the caller's own, was decided meanwhile, or there is
    ///     no such module any more
    @Requires(Action.TRAINING_MANAGE)
    @Transactional
    public void verify(long id, int version) {
        EvidenceQueries.Lodged found = lock(id);
        StaffMemberDetails person = requireMayDecide(found);
        decide(found, version, EvidenceState.VERIFIED, null);
        long completion = record(found);
        jdbc.sql("UPDATE evidence SET completion_id = ? WHERE id = ?")
                .param(completion)
                .param(id)
                .update();
        audit.record(
                AuditEvent.about(
                        AuditAction.EVIDENCE_VERIFIED,
                        person.schoolId(),
                        person.id(),
                        Map.of(
                                "evidence", id,
                                "module", found.moduleId(),
                                "trainedOn", found.trainedOn().toString(),
                                "faceToFace", found.faceToFace())));
    }

    private long record(EvidenceQueries.Lodged found) {
        try {
            return training.record(
                    found.staffMemberId(),
                    found.moduleId(),
                    "evidence|" + found.id(),
                    found.faceToFace(),
                    found.trainedOn());
        } catch (ModuleMissingException e) {
            throw new InvalidInputException("", "evidence.problem.module-gone");
        }
    }

    /// Does not accept a certificate, and writes to the person why.
    ///
    /// @param version of what was looked at
    /// @throws InvalidInputException when there is no reason, or as for [#verify]
    @Requires(Action.TRAINING_MANAGE)
    @Transactional
    public void sendBack(long id, int version, String reason) {
        EvidenceQueries.Lodged found = lock(id);
        StaffMemberDetails person = requireMayDecide(found);
        Checks checks = new Checks();
        String why = checks.required("reason", reason, LONGEST_REASON);
        checks.done();
        decide(found, version, EvidenceState.RETURNED, why);
        audit.record(
                AuditEvent.about(
                        AuditAction.EVIDENCE_RETURNED,
                        person.schoolId(),
                        person.id(),
                        Map.of("evidence", id, "module", found.moduleId(), "reason", why)));
        tell(found, person, why);
    }

    private EvidenceQueries.Lodged lock(long id) {
        return queries.lock(id).orElseThrow(() -> new AccessDeniedException("No such evidence"));
    }

    private StaffMemberDetails requireMayDecide(EvidenceQueries.Lodged found) {
        StaffMemberDetails person = staff.details(found.staffMemberId());
        access.require(Action.TRAINING_MANAGE, person.schoolId());
        Long own = currentCaller.get().staffMemberId();
        if (own != null && own == found.staffMemberId()) {
            throw new InvalidInputException("", "evidence.problem.own");
        }
        return person;
    }

    private void decide(
            EvidenceQueries.Lodged found, int version, EvidenceState to, @Nullable String reason) {
        int decided =
                jdbc.sql(
                                """
                                UPDATE evidence SET state = :to, reason = :reason,
                                    decided_by = :by, decided_at = :at, version = version + 1
                                WHERE id = :id AND state = 'LODGED' AND version = :version
                                """)
                        .param("to", to.name())
                        .param("reason", reason)
                        .param("by", currentCaller.get().accountId())
                        .param("at", Days.stored(clock.instant()))
                        .param("id", found.id())
                        .param("version", version)
                        .update();
        if (decided != 1) {
            throw new InvalidInputException("", "evidence.problem.decided");
        }
    }

    private void tell(EvidenceQueries.Lodged found, StaffMemberDetails person, String reason) {
        String email = person.email();
        if (email == null) {
            return;
        }
        String title =
                training.subjects().stream()
                        .filter(subject -> subject.moduleId().equals(found.moduleId()))
                        .map(ExternalTraining.Subject::title)
                        .findFirst()
                        .orElse(found.moduleId());
        outbox.put(
                new NewMessage(
                        "evidence-returned|" + found.id(),
                        email,
                        words.get("mail.evidence-returned.subject", title),
                        words.get(
                                "mail.evidence-returned.body",
                                person.name(),
                                title,
                                Days.inWords(found.trainedOn()),
                                reason,
                                publicAddress.of(EvidenceRoutes.LIST)),
                        person.schoolId(),
                        person.id()));
    }
}
