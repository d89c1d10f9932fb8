package org.dueregard.speakers;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who does something to a file.
///
/// @param accountId absent for somebody without an account, and for the portal itself
/// @param duties what they may do at the school of the request
record Actor(Kind kind, @Nullable Long accountId, String name, Set<Duty> duties) {

    /// What sort of person.
    enum Kind {
        STAFF,
        SPEAKER,
        ADVISER,
        PORTAL
    }

    /// What somebody may do at a school.
    enum Duty {
        ASK,
        VET,
        DECIDE,
        DECIDE_APPEALS,
        RECEIVE
    }

    Actor {
        duties = Set.copyOf(duties);
    }

    static final Actor PORTAL = new Actor(Kind.PORTAL, null, "", Set.of());

    static Actor staff(long accountId, String name, Set<Duty> duties) {
        return new Actor(Kind.STAFF, accountId, name, duties);
    }

    static Actor speaker(String name) {
        return new Actor(Kind.SPEAKER, null, name, EnumSet.noneOf(Duty.class));
    }

    static Actor adviser(String name) {
        return new Actor(Kind.ADVISER, null, name, EnumSet.noneOf(Duty.class));
    }

    boolean has(Duty duty) {
        return duties.contains(duty);
    }

    boolean is(@Nullable Long account) {
        return account != null && account.equals(accountId);
    }
}
