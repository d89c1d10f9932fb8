package org.dueregard.speakers;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.AccessRefused;
import org.dueregard.access.Action;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.common.Days;
import org.dueregard.speakers.Actor.Duty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the caller may do at a school: by role, or because somebody there named them as a substitute
/// for a while.
@Component
class SpeakerDuties {

    private final Access access;
    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SpeakerDuties(
            Access access,
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// The caller as somebody who acts on a request of that school.
    Actor actor(long schoolId) {
        Caller caller = currentCaller.get();
        EnumSet<Duty> duties = EnumSet.of(Duty.ASK);
        for (Duty duty : EnumSet.complementOf(duties)) {
            if (schools(duty).contains(schoolId)) {
                duties.add(duty);
            }
        }
        return Actor.staff(caller.accountId(), caller.name(), duties);
    }

    /// The schools at which the caller has a duty; never empty, so that it can stand in a query.
    Set<Long> schools(Duty duty) {
        Set<Long> schools = new HashSet<>(access.schools(action(duty)));
        if (!currentCaller.get().isAtKiosk()) {
            schools.addAll(
                    jdbc.sql(
                                    "SELECT school_id FROM speaker_substitutes WHERE account_id = ?"
                                            + " AND duty = ? AND from_day <= ? AND to_day >= ?"
                                            + " AND ended_at IS NULL")
                            .param(currentCaller.get().accountId())
                            .param(duty.name())
                            .param(Days.today(clock))
                            .param(Days.today(clock))
                            .query((row, number) -> row.getLong(1))
                            .list());
        }
        return schools;
    }

    /// The schools whose whole queue the caller sees.
    Set<Long> seen() {
        Set<Long> schools = new HashSet<>(schools(Duty.VET));
        schools.addAll(schools(Duty.DECIDE));
        schools.addAll(schools(Duty.DECIDE_APPEALS));
        return schools;
    }

    /// Refuses whoever neither asked for it nor works on it, as if it were not there.
    ///
    /// @param door whether the front door may, too
    void requireSeen(SpeakerFiles.Owner owner, boolean door) {
        boolean seen =
                owner.requester() == currentCaller.get().accountId()
                        || seen().contains(owner.schoolId())
                        || (door && schools(Duty.RECEIVE).contains(owner.schoolId()));
        if (!seen) {
            events.publishEvent(new AccessRefused(Action.SPEAKERS_VET, owner.schoolId()));
            throw new RequestMissingException();
        }
    }

    private static Action action(Duty duty) {
        return switch (duty) {
            case ASK -> Action.SPEAKERS_ASK;
            case VET -> Action.SPEAKERS_VET;
            case DECIDE -> Action.SPEAKERS_DECIDE;
            case DECIDE_APPEALS -> Action.SPEAKERS_APPEALS;
            case RECEIVE -> Action.RECEPTION;
        };
    }
}
