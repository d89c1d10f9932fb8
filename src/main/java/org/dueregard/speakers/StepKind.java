package org.dueregard.speakers;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that can be written into a file: from which states, by whom, and where it leads. This is
/// the state machine; what else has to hold is in [FileRules].
public enum StepKind {
    SUBMITTED(By.REQUESTER, Set.of(), RequestState.SUBMITTED),
    TIER_SET(By.VETTER, RequestState.UNDECIDED, null),
    VETTING_BEGUN(
            By.VETTER, Set.of(RequestState.SUBMITTED, RequestState.VETTING), RequestState.VETTING),
    CHECK_RECORDED(By.CHECKER, States.CHECKING, null),
    CHECK_NOT_NEEDED(By.VETTER, States.CHECKING, null),
    PHRASE_JUDGED(By.VETTER, States.CHECKING, null),
    FILE_ATTACHED(By.ANYBODY_INSIDE, States.NOT_OVER, null),
    ASKED_FOR_MORE(
            By.VETTER_OR_DECIDER,
            Set.of(RequestState.SUBMITTED, RequestState.VETTING, RequestState.RECOMMENDED),
            RequestState.MORE_INFORMATION),
    ANSWERED(By.REQUESTER, Set.of(RequestState.MORE_INFORMATION), RequestState.VETTING),
    FORM_CHANGED(By.REQUESTER, States.CHANGEABLE, null),
    ADVICE_ASKED(
            By.VETTER_OR_DECIDER,
            Set.of(RequestState.VETTING, RequestState.RECOMMENDED),
            RequestState.ADVICE_REQUESTED),
    /// Leads back to where the advice was asked for.
    ADVICE_GIVEN(By.ADVISER_OR_VETTER, Set.of(RequestState.ADVICE_REQUESTED), null),
    RECOMMENDED(By.VETTER, Set.of(RequestState.VETTING), RequestState.RECOMMENDED),
    APPROVED(By.DECIDER, Set.of(RequestState.RECOMMENDED), RequestState.APPROVED),
    APPROVED_WITH_CONDITIONS(
            By.DECIDER, Set.of(RequestState.RECOMMENDED), RequestState.APPROVED_WITH_CONDITIONS),
    DECLINED(By.DECIDER, Set.of(RequestState.RECOMMENDED), RequestState.DECLINED),
    WITHDRAWN(By.HOST, States.NOT_OVER_BEFORE_APPEAL, RequestState.WITHDRAWN),
    LAPSED(By.PORTAL, RequestState.UNDECIDED, RequestState.LAPSED),
    APPEALED(By.REQUESTER, Set.of(RequestState.DECLINED), RequestState.APPEALED),
    UPHELD(By.APPEAL, Set.of(RequestState.APPEALED), RequestState.UPHELD),
    OVERTURNED(By.APPEAL, Set.of(RequestState.APPEALED), RequestState.VETTING),
    REOPENED(By.REOPENER, States.REOPENABLE, RequestState.VETTING),
    LINK_SENT(By.ANYBODY_INSIDE, States.DECIDED_FOR, null),
    CORRECTED(By.SPEAKER, States.NOT_OVER, null),
    AGREEMENT_SIGNED(By.SPEAKER_OR_HOST, States.DECIDED_FOR, null),
    CONDITION_MET(By.HOST_OR_DOOR, States.DECIDED_FOR, null),
    CONFIRMED(By.HOST, States.DECIDED_FOR, null),
    ARRIVED(By.DOOR, States.DECIDED_FOR, null),
    /// Whoever is in the building can leave it, whatever has become of the request meanwhile.
    FINISHED(By.DOOR_OR_HOST, States.EVER_DECIDED, null),
    STOPPED(By.DOOR_OR_HOST, States.EVER_DECIDED, null),
    NOT_COME(By.DOOR_OR_HOST, States.DECIDED_FOR, null),
    REVIEWED(By.HOST, States.EVER_DECIDED, null),
    VISIT_CLOSED(By.VETTER, States.EVER_DECIDED, null),
    CLOSED(
            By.PORTAL,
            Set.of(
                    RequestState.APPROVED,
                    RequestState.APPROVED_WITH_CONDITIONS,
                    RequestState.DECLINED),
            RequestState.CLOSED),
    IDENTITY_DESTROYED(By.PORTAL, Set.of(RequestState.values()), null);

    /// Who may do it, besides what the tier asks for.
    enum By {
        REQUESTER,
        CHECKER,
        VETTER,
        DECIDER,
        VETTER_OR_DECIDER,
        APPEAL,
        ADVISER_OR_VETTER,
        ANYBODY_INSIDE,
        SPEAKER,
        SPEAKER_OR_HOST,
        HOST,
        HOST_OR_DOOR,
        DOOR,
        DOOR_OR_HOST,
        REOPENER,
        PORTAL
    }

    /// States that several steps begin in.
    private static final class States {

        static final Set<RequestState> CHECKING =
                Set.of(RequestState.SUBMITTED, RequestState.VETTING, RequestState.MORE_INFORMATION);
        static final Set<RequestState> DECIDED_FOR =
                Set.of(RequestState.APPROVED, RequestState.APPROVED_WITH_CONDITIONS);

        /// Where a visit of an earlier approval may still be going on.
        static final Set<RequestState> EVER_DECIDED =
                minus(
                        EnumSet.allOf(RequestState.class),
                        RequestState.SUBMITTED,
                        RequestState.CLOSED);

        static final Set<RequestState> REOPENABLE =
                Set.of(
                        RequestState.RECOMMENDED,
                        RequestState.APPROVED,
                        RequestState.APPROVED_WITH_CONDITIONS);
        static final Set<RequestState> NOT_OVER = notOver();
        static final Set<RequestState> NOT_OVER_BEFORE_APPEAL =
                minus(notOver(), RequestState.DECLINED, RequestState.APPEALED);
        static final Set<RequestState> CHANGEABLE =
                minus(notOver(), RequestState.DECLINED, RequestState.APPEALED);

        private static Set<RequestState> notOver() {
            EnumSet<RequestState> states = EnumSet.allOf(RequestState.class);
            states.removeIf(RequestState::isOver);
            return states;
        }

        private static Set<RequestState> minus(Set<RequestState> states, RequestState... less) {
            EnumSet<RequestState> rest = EnumSet.copyOf(states);
            rest.removeAll(Set.of(less));
            return rest;
        }
    }

    private final By by;

    @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable copy.
    private final Set<RequestState> from;

    private final @Nullable RequestState to;

    StepKind(By by, Set<RequestState> from, @Nullable RequestState to) {
        this.by = by;
        this.from = Set.copyOf(from);
        this.to = to;
    }

    By by() {
        return by;
    }

    /// The states in which it can happen; none for what begins a file.
    Set<RequestState> from() {
        return from;
    }

    /// The state it leads to, absent where the request stays where it is.
    @Nullable RequestState to() {
        return to;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
