package org.dueregard.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.dueregard.content.ContentLibrary;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.people.StaffDirectory;
import org.dueregard.people.StaffMemberDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who need not do what for a time, why, who allowed it and until when. Whoever is exempt is out of
/// scope; nobody exempts themselves.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class ExemptionService {

    private static final Period LONGEST = Period.ofMonths(13);
    private static final Period FARTHEST = Period.ofYears(1);
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_APPROVER = 200;

    private final ExemptionTable table;
    private final StandingMarks marks;
    private final StaffDirectory staff;
    private final ContentLibrary library;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final Clock clock;

    ExemptionService(
            ExemptionTable table,
            StandingMarks marks,
            StaffDirectory staff,
            ContentLibrary library,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            Clock clock) {
        this.table = table;
        this.marks = marks;
        this.staff = staff;
        this.library = library;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.clock = clock;
    }

    /// A school's exemptions: what holds or is to come first, then what is over.
    ///
    /// @param page from 1
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public PageOf<Exemption> list(long schoolId, int page) {
        access.require(Action.TRAINING_MANAGE, schoolId);
        return table.ofSchool(schoolId, page);
    }

    /// One person's, the newest first.
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public List<Exemption> ofPerson(long staffMemberId) {
        allowed(staffMemberId);
        return table.ofPerson(staffMemberId);
    }

    /// The person whom an exemption would be for.
    ///
    /// @throws org.dueregard.people.StaffMemberMissingException when there is none
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public StaffMemberDetails person(long staffMemberId) {
        return allowed(staffMemberId);
    }

    private StaffMemberDetails allowed(long staffMemberId) {
        StaffMemberDetails person = staff.details(staffMemberId);
        access.require(Action.TRAINING_MANAGE, person.schoolId());
        return person;
    }

    /// Exempts somebody.
    ///
    /// @throws InvalidInputException when it cannot be
    @Requires(Action.TRAINING_MANAGE)
    @Transactional
    public void grant(NewExemption wanted) {
        StaffMemberDetails person = allowed(wanted.staffMemberId());
        table.lock(person.id());
        Checks checks = new Checks();
        checks.require(!isOwn(person), "approver", "invalid.exemption-own");
        checks.require(
                library.catalogue().module(wanted.moduleId()).isPresent(),
                "module",
                "invalid.requirement-module");
        String reason = checks.required("reason", wanted.reason(), LONGEST_REASON);
        checks.require(
                reason.isEmpty() || reason.length() >= SHORTEST_REASON,
                "reason",
                "invalid.exemption-reason",
                SHORTEST_REASON);
        String approver = checks.required("approver", wanted.approvedBy(), LONGEST_APPROVER);
        checks.require(!names(approver, person), "approver", "invalid.exemption-approver");
        checkDays(wanted, person, checks);
        checks.done();
        long id = table.insert(wanted, reason, approver, currentCaller.get().accountId());
        changed(
                AuditAction.EXEMPTION_GRANTED,
                person,
                Map.of(
                        "exemption",
                        id,
                        "module",
                        wanted.moduleId(),
                        "reason",
                        reason,
                        "approved by",
                        approver,
                        "from",
                        String.valueOf(wanted.from()),
                        "to",
                        String.valueOf(wanted.to())));
    }

    private void checkDays(NewExemption wanted, StaffMemberDetails person, Checks checks) {
        LocalDate today = Days.today(clock);
        LocalDate from = wanted.from();
        LocalDate to = wanted.to();
        checks.require(from != null, "from", "invalid.date");
        checks.require(to != null, "to", "invalid.exemption-end");
        if (from == null || to == null) {
            return;
        }
        checks.require(!from.isBefore(today), "from", "invalid.exemption-past");
        checks.require(!from.isAfter(today.plus(FARTHEST)), "from", "invalid.date-far");
        checks.require(!to.isBefore(from), "to", "invalid.order");
        checks.require(to.isBefore(from.plus(LONGEST)), "to", "invalid.exemption-long");
        checks.require(
                !table.overlaps(person.id(), wanted.moduleId(), from, to, today),
                "from",
                "invalid.exemption-overlap");
    }

    private boolean isOwn(StaffMemberDetails person) {
        return Objects.equals(currentCaller.get().staffMemberId(), person.id());
    }

    private static boolean names(String approver, StaffMemberDetails person) {
        return approver.toLowerCase(Locale.ROOT)
                .contains(Checks.tidy(person.name()).toLowerCase(Locale.ROOT));
    }

    /// Ends one before its time; from today on the person is asked again.
    ///
    /// @throws InvalidInputException when it is over already
    @Requires(Action.TRAINING_MANAGE)
    @Transactional
    public void end(long staffMemberId, long exemptionId) {
        StaffMemberDetails person = allowed(staffMemberId);
        if (isOwn(person)) {
            throw new InvalidInputException("", "invalid.exemption-own");
        }
        LocalDate today = Days.today(clock);
        if (!table.end(exemptionId, staffMemberId, today, currentCaller.get().accountId())) {
            throw new InvalidInputException("", "invalid.exemption-over");
        }
        changed(AuditAction.EXEMPTION_ENDED, person, Map.of("exemption", exemptionId));
    }

    private void changed(
            AuditAction action,
            StaffMemberDetails person,
            Map<String, ? extends @Nullable Object> details) {
        marks.mark(person.id());
        audit.record(AuditEvent.about(action, person.schoolId(), person.id(), details));
    }
}
