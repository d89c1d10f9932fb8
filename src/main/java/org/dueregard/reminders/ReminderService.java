package org.dueregard.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolName;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// What the safeguarding lead sees of reminders, and may send at once.
@Service
public class ReminderService {

    private final ReminderPlanner planner;
    private final ReminderSchools schools;
    private final ReminderMails mails;
    private final ReminderLog log;
    private final OrganisationService organisations;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReminderService(
            ReminderPlanner planner,
            ReminderSchools schools,
            ReminderMails mails,
            ReminderLog log,
            OrganisationService organisations,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.planner = planner;
        this.schools = schools;
        this.mails = mails;
        this.log = log;
        this.organisations = organisations;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What could be sent today.
    ///
    /// @param kinds how many things of each kind people can be reminded of, and how many people
    /// @param toSend people who would get a mail now
    /// @param toldToday people who had theirs today
    /// @param onPaper people without an e-mail address
    /// @param sending whether the portal reminds by itself
    /// @param example one of those mails, absent where there would be none
    public record Outlook(
            Map<ReminderKind, Count> kinds,
            long toSend,
            long toldToday,
            long onPaper,
            boolean sending,
            @Nullable Example example) {}

    public record Count(long matters, long people) {}

    /// A mail to look at before any is sent.
    public record Example(String recipient, MailText text) {}

    /// The schools whose reminders the caller looks after, the caller's own first.
    @Requires(Action.REMINDERS_SEND)
    public List<SchoolName> schools() {
        Long home = currentCaller.get().schoolId();
        return organisations.schoolsFor(Action.REMINDERS_SEND).stream()
                .sorted(Comparator.comparing(school -> home == null || school.id() != home))
                .toList();
    }

    @Requires(Action.REMINDERS_SEND)
    public Outlook outlook(long schoolId) {
        ReminderPlanner.Round round = look(schoolId);
        Map<ReminderKind, Count> kinds = new EnumMap<>(ReminderKind.class);
        round.all().stream()
                .collect(Collectors.groupingBy(Matter::kind))
                .forEach((kind, matters) ->
                        kinds.put(kind, new Count(matters.size(), people(matters).size())));
        Set<Long> everybody = new HashSet<>(round.matters().keySet());
        Set<Long> paper =
                everybody.stream()
                        .filter(id -> {
                            Addressee person = round.people().get(id);
                            return person == null || person.email() == null;
                        })
                        .collect(Collectors.toSet());
        everybody.removeAll(paper);
        long toldToday = everybody.stream().filter(round.known().toldToday()::contains).count();
        return new Outlook(
                kinds,
                everybody.size() - toldToday,
                toldToday,
                paper.size(),
                schools.isSending(schoolId),
                example(round));
    }

    private static Set<Long> people(Collection<Matter> matters) {
        return matters.stream().map(Matter::staffMemberId).collect(Collectors.toSet());
    }

    private @Nullable Example example(ReminderPlanner.Round round) {
        for (Map.Entry<Long, List<Matter>> entry : round.matters().entrySet()) {
            Addressee person = round.people().get(entry.getKey());
            if (person != null
                    && person.email() != null
                    && !round.known().toldToday().contains(person.id())) {
                return new Example(
                        person.name(),
                        mails.text(round.letter(Told.PERSON, entry.getValue()), person.name()));
            }
        }
        return null;
    }

    /// Writes a mail to everybody who has something to do and had none today. Pressed twice, or by two
    /// people at once, it writes to each once.
    ///
    /// @return how many mails were written by this
    @Requires(Action.REMINDERS_SEND)
    public int sendNow(long schoolId) {
        SchoolName school = school(schoolId);
        long toSend = outlook(schoolId).toSend();
        if (toSend == 0) {
            return 0;
        }
        transaction.executeWithoutResult(status ->
                audit.record(
                        AuditEvent.of(
                                AuditAction.REMINDERS_SENT,
                                schoolId,
                                "school",
                                schoolId,
                                Map.of("people", toSend))));
        return planner.remindNow(school, today(), currentCaller.get().accountId());
    }

    /// Says whether the portal reminds by itself.
    @Requires(Action.REMINDERS_SEND)
    public void setSending(long schoolId, boolean sending) {
        access.require(Action.REMINDERS_SEND, schoolId);
        transaction.executeWithoutResult(status -> {
            if (schools.isSending(schoolId) != sending) {
                schools.setSending(schoolId, sending);
                audit.record(
                        AuditEvent.of(
                                AuditAction.SETTING_CHANGED,
                                schoolId,
                                "school",
                                schoolId,
                                Map.of("reminders", sending)));
            }
        });
    }

    /// Who was told what, the newest first.
    ///
    /// @param page from 1
    @Requires(Action.REMINDERS_SEND)
    public PageOf<LogRow> log(long schoolId, int page) {
        access.require(Action.REMINDERS_SEND, schoolId);
        return log.page(schoolId, page);
    }

    private ReminderPlanner.Round look(long schoolId) {
        return planner.look(school(schoolId), today());
    }

    private SchoolName school(long schoolId) {
        access.require(Action.REMINDERS_SEND, schoolId);
        return schools.find(schoolId)
                .orElseThrow(() -> new AccessDeniedException("No such school"));
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
