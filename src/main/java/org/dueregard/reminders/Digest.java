package org.dueregard.reminders;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One mail a day to one reader, or to the safeguarding leads of a school together.
///
/// @param recipientId a member of staff, absent for the leads
/// @param sentBy the account that sent it by hand, absent for one the portal planned
record Digest(
        Told told,
        long schoolId,
        @Nullable Long recipientId,
        LocalDate plannedOn,
        @Nullable Long sentBy) {

    private static final Pattern LEADS = Pattern.compile("digest\\|dsl\\|\\d+\\|[-\\d]+\\|\\d+");

    static Digest toPerson(
            long schoolId, long staffMemberId, LocalDate day, @Nullable Long sentBy) {
        return new Digest(Told.PERSON, schoolId, staffMemberId, day, sentBy);
    }

    static Digest toManager(long schoolId, long managerId, LocalDate day) {
        return new Digest(Told.MANAGER, schoolId, managerId, day, null);
    }

    static Digest toLeads(long schoolId, LocalDate day) {
        return new Digest(Told.DSL, schoolId, null, day, null);
    }

    boolean isByHand() {
        return sentBy != null;
    }

    /// The key of a message of this digest that goes to one of several.
    String key(long account) {
        return key() + "|" + account;
    }

    /// The key of the digest that a message belongs to.
    static String keyOf(String onceKey) {
        return LEADS.matcher(onceKey).matches()
                ? onceKey.substring(0, onceKey.lastIndexOf('|'))
                : onceKey;
    }

    /// What must happen once. A person has one a day over all schools, a line manager one for each.
    String key() {
        String who =
                switch (told) {
                    case PERSON -> String.valueOf(recipientId);
                    case MANAGER -> schoolId + "|" + recipientId;
                    case DSL -> String.valueOf(schoolId);
                };
        return "digest|" + told.id() + "|" + who + "|" + plannedOn;
    }
}
