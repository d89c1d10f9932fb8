package org.dueregard.speakers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One speaker on one day.
///
/// @param speaker the number of the speaker, from 1
/// @param day the number of the day, from 1
/// @param met numbers of the conditions that are met for this visit
/// @param signedVersion which text of the agreement was signed, absent where none was
public record Visit(
        int speaker,
        int day,
        LocalDate on,
        LocalTime begins,
        LocalTime ends,
        VisitState state,
        @Nullable String signedVersion,
        boolean confirmed,
        Set<Integer> met,
        @Nullable Instant arrivedAt,
        @Nullable Instant leftAt,
        String badge,
        boolean overridden) {

    public Visit {
        met = Set.copyOf(met);
    }

    /// The visit's place in its file.
    public String key() {
        return key(speaker, day);
    }

    static String key(int speaker, int day) {
        return speaker + "-" + day;
    }

    public boolean isSigned() {
        return signedVersion != null;
    }

    Visit in(VisitState other) {
        return with(other, signedVersion, confirmed, met);
    }

    /// At another time. Only the same time stays confirmed.
    Visit movedTo(LocalDate otherDay, LocalTime from, LocalTime until) {
        boolean same = on.equals(otherDay) && begins.equals(from) && ends.equals(until);
        return new Visit(
                speaker,
                day,
                otherDay,
                from,
                until,
                same || state != VisitState.CONFIRMED ? state : VisitState.AGREEMENT_SIGNED,
                signedVersion,
                same && confirmed,
                met,
                arrivedAt,
                leftAt,
                badge,
                overridden);
    }

    Visit signed(String version) {
        VisitState then = confirmed ? VisitState.CONFIRMED : VisitState.AGREEMENT_SIGNED;
        return with(state == VisitState.APPROVED ? then : state, version, confirmed, met);
    }

    Visit confirm() {
        return with(
                state == VisitState.AGREEMENT_SIGNED ? VisitState.CONFIRMED : state,
                signedVersion,
                true,
                met);
    }

    Visit meeting(int condition) {
        java.util.TreeSet<Integer> more = new java.util.TreeSet<>(met);
        more.add(condition);
        return with(state, signedVersion, confirmed, more);
    }

    Visit arrived(Instant at, String withBadge, boolean byOverride) {
        return present(VisitState.ARRIVED, at, null, withBadge, byOverride);
    }

    Visit left(Instant at, VisitState how) {
        return present(how, arrivedAt, at, badge, overridden);
    }

    /// The same with what is settled before the day.
    private Visit with(
            VisitState other,
            @Nullable String version,
            boolean isConfirmed,
            Set<Integer> conditions) {
        return new Visit(
                speaker,
                day,
                on,
                begins,
                ends,
                other,
                version,
                isConfirmed,
                conditions,
                arrivedAt,
                leftAt,
                badge,
                overridden);
    }

    /// The same with what happens at the door.
    private Visit present(
            VisitState other,
            @Nullable Instant came,
            @Nullable Instant went,
            String withBadge,
            boolean byOverride) {
        return new Visit(
                speaker,
                day,
                on,
                begins,
                ends,
                other,
                signedVersion,
                confirmed,
                met,
                came,
                went,
                withBadge,
                byOverride);
    }
}
