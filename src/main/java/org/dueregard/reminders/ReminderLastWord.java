package org.dueregard.reminders;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.mail.BeforeSending;
import org.dueregard.people.SchoolName;
import org.dueregard.security.RoleHolders;
import org.springframework.stereotype.Component;

/// Looks once more before a reminder leaves: what was done meanwhile is taken out, and a mail with
/// nothing left in it does not go. A mail that could not leave on its day makes room for a fresh one,
/// so that after an outage or from a backup nobody is reminded of last week.
@Component
class ReminderLastWord implements BeforeSending {

    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final NotNeeded NOT_NEEDED = new NotNeeded();

    private final ReminderStore store;
    private final ReminderSchools schools;
    private final SchoolHours hours;
    private final Matters matters;
    private final Addressees addressees;
    private final ReminderMails mails;
    private final Templates templates;
    private final RoleHolders holders;
    private final ReminderProperties properties;
    private final Clock clock;

    ReminderLastWord(
            ReminderStore store,
            ReminderSchools schools,
            SchoolHours hours,
            Matters matters,
            Addressees addressees,
            ReminderMails mails,
            Templates templates,
            RoleHolders holders,
            ReminderProperties properties,
            Clock clock) {
        this.store = store;
        this.schools = schools;
        this.hours = hours;
        this.matters = matters;
        this.addressees = addressees;
        this.mails = mails;
        this.templates = templates;
        this.holders = holders;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return ReminderMails.NAME;
    }

    @Override
    public Verdict ask(String onceKey) {
        Optional<ReminderStore.Kept> found = store.digest(Digest.keyOf(onceKey));
        Optional<SchoolName> school = found.flatMap(kept -> schools.find(kept.digest().schoolId()));
        if (found.isEmpty() || school.isEmpty()) {
            return NOT_NEEDED;
        }
        ReminderStore.Kept kept = found.get();
        Digest digest = kept.digest();
        if (isTooLate(digest)) {
            store.settle(kept.id(), store.planned(kept.id()), ReminderState.LAPSED);
            return NOT_NEEDED;
        }
        return digest.isByHand() || hours.isNow(digest.schoolId())
                ? look(onceKey, kept, school.get())
                : new Later(clock.instant().plus(PAUSE));
    }

    /// What somebody sent by hand may wait a few days for a mail server; everything else goes on its
    /// day, while the school wants it.
    private boolean isTooLate(Digest digest) {
        LocalDate today = Days.today(clock);
        return digest.isByHand()
                ? today.isAfter(digest.plannedOn().plusDays(properties.staleDays()))
                : today.isAfter(digest.plannedOn()) || !schools.isSending(digest.schoolId());
    }

    private Verdict look(String onceKey, ReminderStore.Kept kept, SchoolName school) {
        Digest digest = kept.digest();
        List<ReminderRow> planned = store.planned(kept.id());
        Map<Long, Addressee> people = people(planned);
        List<Matter> open = open(digest, planned, people);
        List<ReminderRow> settled =
                planned.stream().filter(row -> open.stream().noneMatch(row::isAbout)).toList();
        store.settle(kept.id(), settled, ReminderState.NOT_NEEDED);
        Optional<String> reader = reader(onceKey, digest, people);
        if (open.isEmpty() || reader.isEmpty()) {
            return NOT_NEEDED;
        }
        MailWords words = templates.find(school.id(), MailTemplate.of(digest.told()));
        return mails.compose(
                new ReminderMails.Letter(digest.told(), school, words, open, people), reader.get());
    }

    private Map<Long, Addressee> people(List<ReminderRow> planned) {
        Set<Long> ids =
                planned.stream().map(ReminderRow::staffMemberId).collect(Collectors.toSet());
        return addressees.find(ids, Days.today(clock));
    }

    /// What those people can still be reminded of, without those who are to be left in peace.
    private List<Matter> open(
            Digest digest, List<ReminderRow> planned, Map<Long, Addressee> people) {
        LocalDate today = Days.today(clock);
        Map<Long, List<Matter>> found =
                digest.told() == Told.PERSON
                        ? matters.ofPeople(people.keySet(), today)
                        : matters.atSchool(digest.schoolId(), today);
        return found.values().stream()
                .flatMap(List::stream)
                .filter(matter -> {
                    Addressee person = people.get(matter.staffMemberId());
                    return person != null
                            && !person.away()
                            && planned.stream().anyMatch(row -> row.isAbout(matter));
                })
                .toList();
    }

    private Optional<String> reader(String onceKey, Digest digest, Map<Long, Addressee> people) {
        return switch (digest.told()) {
            case PERSON -> people.values().stream().map(Addressee::name).findFirst();
            case MANAGER ->
                    people.values().stream()
                            .map(Addressee::manager)
                            .filter(manager ->
                                    manager != null
                                            && Long.valueOf(manager.id())
                                                    .equals(digest.recipientId()))
                            .map(Addressee.Contact::name)
                            .findFirst();
            case DSL ->
                    holders.at(digest.schoolId(), PortalRole.DSL).stream()
                            .filter(lead -> onceKey.endsWith("|" + lead.accountId()))
                            .map(RoleHolders.Holder::name)
                            .findFirst();
        };
    }
}
