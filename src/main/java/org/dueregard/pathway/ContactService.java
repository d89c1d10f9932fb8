package org.dueregard.pathway;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The contacts behind "Who to tell", as the people who answer for them enter and verify them.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class ContactService {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PHONE = 40;
    private static final int LONGEST_URL = 300;

    private final ContactRepository contacts;
    private final PosterCopies posters;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    ContactService(
            ContactRepository contacts,
            PosterCopies posters,
            Access access,
            AuditLog audit,
            Clock clock) {
        this.contacts = contacts;
        this.posters = posters;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Requires(Action.CONTACTS_EDIT)
    @Transactional(readOnly = true)
    public List<Contact> list(long schoolId) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        return contacts.findBySchool(schoolId);
    }

    /// Enters who has a role. What was verified stays so while name, number and address stay what
    /// they were.
    ///
    /// @throws org.dueregard.common.InvalidInputException when it cannot be taken
    @Requires(Action.CONTACTS_EDIT)
    @Transactional
    public void save(long schoolId, ContactRole role, ContactEntry entry) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        Contact checked = check(role, entry);
        Contact before = contacts.lock(schoolId, role).orElse(null);
        contacts.put(schoolId, settled(checked, before, entry.verified()));
        posters.recallOutdated(schoolId);
        written(schoolId, role, "saved");
    }

    /// Somebody made sure today that all of it is still right.
    @Requires(Action.CONTACTS_EDIT)
    @Transactional
    public void verify(long schoolId, ContactRole role) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        contacts.lock(schoolId, role)
                .ifPresent(contact -> {
                    contacts.put(schoolId, contact.verifiedOn(Days.today(clock)));
                    posters.recallOutdated(schoolId);
                    written(schoolId, role, "verified");
                });
    }

    /// Leaves a role vacant.
    @Requires(Action.CONTACTS_EDIT)
    @Transactional
    public void remove(long schoolId, ContactRole role) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        if (contacts.remove(schoolId, role) > 0) {
            posters.recallOutdated(schoolId);
            written(schoolId, role, "removed");
        }
    }

    private Contact settled(Contact now, @Nullable Contact before, boolean verified) {
        LocalDate today = Days.today(clock);
        LocalDate since = today;
        LocalDate made = null;
        if (before != null && before.name().equals(now.name())) {
            since = before.heldSince();
            boolean same =
                    Objects.equals(before.phone(), now.phone())
                            && Objects.equals(before.url(), now.url());
            made = same ? before.verifiedOn() : null;
        }
        return new Contact(
                now.role(),
                now.name(),
                now.place(),
                now.phone(),
                now.url(),
                now.source(),
                now.owner(),
                now.hours(),
                since,
                verified ? today : made,
                false);
    }

    private static Contact check(ContactRole role, ContactEntry entry) {
        Checks checks = new Checks();
        String name = checks.required("name", entry.name(), LONGEST_NAME);
        String place = checks.optional("place", entry.place(), LONGEST_NAME);
        String phone = checks.optional("phone", entry.phone(), LONGEST_PHONE);
        checks.require(
                phone == null || phone.matches("[+()\\d][\\d ()+-]{2,}( ?(ext|x)\\.? ?\\d+)?"),
                "phone",
                "invalid.phone");
        checks.require(
                phone == null || role != ContactRole.RECORDING_SYSTEM,
                "phone",
                "invalid.contact.no-phone");
        String url = checks.optional("url", entry.url(), LONGEST_URL);
        checks.require(
                url == null || url.matches("https://[^\\s<>\"']+"), "url", "invalid.contact.url");
        String source = checks.required("source", entry.source(), LONGEST_NAME);
        String owner = checks.optional("owner", entry.owner(), LONGEST_NAME);
        Hours hours = hours(entry, checks);
        checks.done();
        return new Contact(role, name, place, phone, url, source, owner, hours, null, null, false);
    }

    private static @Nullable Hours hours(ContactEntry entry, Checks checks) {
        LocalTime opens = time("opens", entry.opens(), checks);
        LocalTime closes = time("closes", entry.closes(), checks);
        if (opens == null && closes == null) {
            return null;
        }
        if (opens == null || closes == null || opens.equals(closes)) {
            checks.require(false, opens == null ? "opens" : "closes", "invalid.contact.hours");
            return null;
        }
        return new Hours(opens, closes, entry.everyDay());
    }

    private static @Nullable LocalTime time(String field, @Nullable String typed, Checks checks) {
        String tidy = Checks.tidy(typed);
        try {
            return tidy.isEmpty() ? null : LocalTime.parse(tidy);
        } catch (DateTimeParseException e) {
            checks.require(false, field, "invalid.contact.hours");
            return null;
        }
    }

    private void written(long schoolId, ContactRole role, String what) {
        audit.record(
                AuditEvent.of(
                        AuditAction.SETTING_CHANGED,
                        schoolId,
                        "contact",
                        null,
                        Map.of("role", role.name(), "what", what)));
    }
}
