package org.dueregard.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dueregard.access.PortalRole;
import org.dueregard.people.SchoolName;
import org.dueregard.security.RoleHolders;
import org.dueregard.security.RoleHolders.Holder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides who is told what today. Everything is read once for a school; then each reader's mail and
/// the reminders in it are written together, so that a program that is killed has told each reader of
/// everything or of nothing. What fails for one reader is done at the next round.
@Component
class ReminderPlanner {

    private static final Logger log = LoggerFactory.getLogger(ReminderPlanner.class);

    private final Matters matters;
    private final Addressees addressees;
    private final ReminderStore store;
    private final ReminderMails mails;
    private final Templates templates;
    private final RoleHolders holders;
    private final TransactionTemplate transaction;

    ReminderPlanner(
            Matters matters,
            Addressees addressees,
            ReminderStore store,
            ReminderMails mails,
            Templates templates,
            RoleHolders holders,
            TransactionTemplate transaction) {
        this.matters = matters;
        this.addressees = addressees;
        this.store = store;
        this.mails = mails;
        this.templates = templates;
        this.holders = holders;
        this.transaction = transaction;
    }

    /// Everything that is known of a school on a day.
    ///
    /// @param matters what people can be reminded of, without those who are to be left in peace
    record Round(
            SchoolName school,
            LocalDate day,
            Map<Long, List<Matter>> matters,
            Map<Long, Addressee> people,
            Known known,
            Map<MailTemplate, MailWords> words) {

        ReminderMails.Letter letter(Told told, List<Matter> matters) {
            MailWords text = words.get(MailTemplate.of(told));
            if (text == null) {
                throw new IllegalStateException("No words for " + told);
            }
            return new ReminderMails.Letter(told, school, text, matters, people);
        }

        Addressee person(Matter matter) {
            Addressee person = people.get(matter.staffMemberId());
            if (person == null) {
                throw new IllegalStateException("Nobody behind " + matter);
            }
            return person;
        }

        List<Matter> all() {
            return matters.values().stream().flatMap(List::stream).toList();
        }
    }

    Round look(SchoolName school, LocalDate day) {
        Map<Long, List<Matter>> found = matters.atSchool(school.id(), day);
        Map<Long, Addressee> people = addressees.find(found.keySet(), day);
        found.keySet()
                .removeIf(id -> {
                    Addressee person = people.get(id);
                    return person == null || person.away();
                });
        return new Round(
                school,
                day,
                found,
                people,
                store.known(found.keySet(), day),
                templates.of(school.id()));
    }

    /// Plans what the day asks for.
    ///
    /// @return how many mails were written
    int plan(SchoolName school, LocalDate day) {
        Round round = look(school, day);
        int written = 0;
        for (Map.Entry<Long, List<Matter>> entry : round.matters().entrySet()) {
            Plan plan = Plan.ofDay(entry.getValue(), round.known(), day);
            written += tell(round, entry.getKey(), plan, null);
        }
        return written + escalate(round);
    }

    /// Reminds everybody who has something to do and had no mail today, whatever was told before.
    ///
    /// @return how many mails were written
    int remindNow(SchoolName school, LocalDate day, long account) {
        Round round = look(school, day);
        int written = 0;
        for (Map.Entry<Long, List<Matter>> entry : round.matters().entrySet()) {
            Addressee person = round.people().get(entry.getKey());
            if (person != null && person.email() != null) {
                Plan plan = Plan.byHand(entry.getValue(), round.known(), day);
                written += tell(round, entry.getKey(), plan, account);
            }
        }
        return written;
    }

    private int tell(Round round, long id, Plan plan, @Nullable Long sentBy) {
        Addressee person = round.people().get(id);
        if (person == null || plan.isEmpty() || round.known().toldToday().contains(id)) {
            return 0;
        }
        String email = person.email();
        if (email == null) {
            return quietly(() -> {
                plan.keep(store, round, ReminderState.ON_PAPER, null);
                return 0;
            });
        }
        Digest digest = Digest.toPerson(round.school().id(), id, round.day(), sentBy);
        return write(
                digest,
                plan,
                round,
                List.of(new Reader(digest.key(), person.name(), email, person.id())));
    }

    /// Whoever gets a digest.
    record Reader(String onceKey, String name, String email, @Nullable Long staffMemberId) {}

    private int write(Digest digest, Plan plan, Round round, List<Reader> readers) {
        return quietly(() -> {
            Optional<Long> begun = store.begin(digest);
            if (begun.isEmpty()) {
                return 0;
            }
            List<Matter> told = plan.keep(store, round, ReminderState.PLANNED, begun.get());
            if (told.isEmpty()) {
                return null;
            }
            for (Reader reader : readers) {
                mails.put(round.letter(digest.told(), told), reader);
            }
            return readers.size();
        });
    }

    private interface Work {

        /// @return how many mails were written, or nothing where all is to be undone
        @Nullable Integer run();
    }

    private int quietly(Work work) {
        try {
            Integer written =
                    transaction.execute(status -> {
                        Integer done = work.run();
                        if (done == null) {
                            status.setRollbackOnly();
                        }
                        return done;
                    });
            return written == null ? 0 : written;
        } catch (DataAccessException e) {
            log.info("A reminder is planned at the next round", e);
            return 0;
        }
    }

    /// The line manager hears of what stays undone, then the safeguarding leads: each only of what was
    /// told before to whoever comes first, and on a later day.
    private int escalate(Round round) {
        Map<Long, Addressee.Contact> managers = new TreeMap<>();
        Map<Long, List<Matter>> toManagers = new TreeMap<>();
        Plan toLeads = new Plan();
        for (Matter matter : round.all()) {
            ReminderRow forManager = ReminderRow.of(matter, Step.MANAGER, Told.MANAGER);
            if (matter.hasReached(Step.MANAGER)
                    && !round.known().has(forManager)
                    && round.known().wasToldBefore(matter, Told.PERSON, round.day())) {
                Addressee.Contact manager = round.person(matter).manager();
                if (manager == null) {
                    toLeads.add(matter, forManager);
                } else {
                    managers.put(manager.id(), manager);
                    toManagers.computeIfAbsent(manager.id(), id -> new ArrayList<>()).add(matter);
                }
            }
            ReminderRow forLeads = ReminderRow.of(matter, Step.LEADS, Told.DSL);
            if (matter.hasReached(Step.LEADS)
                    && !round.known().has(forLeads)
                    && round.known().wasToldBefore(matter, Told.MANAGER, round.day())) {
                toLeads.add(matter, forLeads);
            }
        }
        int written = 0;
        for (Addressee.Contact manager : managers.values()) {
            written +=
                    tellManager(round, manager, toManagers.getOrDefault(manager.id(), List.of()));
        }
        return written + tellLeads(round, toLeads);
    }

    private int tellManager(Round round, Addressee.Contact manager, List<Matter> late) {
        Plan plan = new Plan();
        late.forEach(m -> plan.add(m, ReminderRow.of(m, Step.MANAGER, Told.MANAGER)));
        Digest digest = Digest.toManager(round.school().id(), manager.id(), round.day());
        return write(
                digest,
                plan,
                round,
                List.of(new Reader(digest.key(), manager.name(), manager.email(), manager.id())));
    }

    private int tellLeads(Round round, Plan plan) {
        List<Holder> leads = holders.at(round.school().id(), PortalRole.DSL);
        if (plan.isEmpty() || leads.isEmpty()) {
            return 0;
        }
        Digest digest = Digest.toLeads(round.school().id(), round.day());
        return write(
                digest,
                plan,
                round,
                leads.stream()
                        .map(lead ->
                                new Reader(
                                        digest.key(lead.accountId()),
                                        lead.name(),
                                        lead.email(),
                                        lead.staffMemberId()))
                        .toList());
    }
}
