package org.dueregard.speakers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A request as far as its rules go, written from the words of the rules and not from the program.
final class FileModel {

    private static final Set<RequestState> UNDECIDED =
            EnumSet.of(
                    RequestState.SUBMITTED,
                    RequestState.VETTING,
                    RequestState.MORE_INFORMATION,
                    RequestState.ADVICE_REQUESTED,
                    RequestState.RECOMMENDED);
    private static final Set<RequestState> CHECKING =
            EnumSet.of(RequestState.SUBMITTED, RequestState.VETTING, RequestState.MORE_INFORMATION);
    private static final Set<RequestState> OVER =
            EnumSet.of(
                    RequestState.UPHELD,
                    RequestState.WITHDRAWN,
                    RequestState.LAPSED,
                    RequestState.CLOSED);

    /// What somebody can try.
    enum What {
        BEGIN,
        SET_TIER,
        CHECK,
        WAIVE,
        JUDGE,
        ASK_FOR_MORE,
        ANSWER,
        CHANGE,
        ASK_ADVICE,
        RECORD_ADVICE,
        ADVISE,
        RECOMMEND,
        APPROVE,
        DECLINE,
        WITHDRAW,
        APPEAL,
        DECIDE_APPEAL,
        REOPEN,
        NEW_LINK,
        CORRECT,
        SIGN,
        MEET,
        CONFIRM,
        ARRIVE,
        LEAVE,
        NOT_COME,
        REVIEW,
        CLOSE_VISIT;

        boolean isByLink() {
            return this == ADVISE || this == CORRECT || this == SIGN;
        }

        private boolean isOfVisit() {
            return compareTo(MEET) >= 0;
        }
    }

    /// Something tried by somebody; what its numbers mean depends on what it is.
    record Command(String who, What what, int choice, int check, int number, boolean flag) {

        CheckKind kind() {
            return CheckKind.values()[check];
        }
    }

    private static final class OneVisit {
        private VisitState state = VisitState.APPROVED;
        private boolean signed;
        private boolean confirmed;
        private final Set<Integer> met = new HashSet<>();

        private boolean ahead() {
            return state == VisitState.APPROVED;
        }
    }

    private final String asker;
    private final boolean amberByItself;
    private final boolean delegated;
    private final int days;
    private final Set<CheckKind> open = EnumSet.noneOf(CheckKind.class);
    private final Set<CheckKind> listed = EnumSet.noneOf(CheckKind.class);
    private final Set<String> checkedBy = new HashSet<>();
    private final Set<String> loweredBy = new HashSet<>();
    private final Map<String, OneVisit> visits = new TreeMap<>();
    private RequestState state = RequestState.SUBMITTED;
    private RequestState beforeAdvice = RequestState.VETTING;
    private Tier tier;
    private boolean phrase;
    private boolean judged;
    private boolean adviceLink;
    private String decider = "";
    private int conditions;
    private boolean beforeArrival;
    private int corrections;
    private int entries = 1;

    FileModel(String asker, boolean amber, boolean delegated, int days, boolean phrase) {
        this.asker = asker;
        this.amberByItself = amber;
        this.delegated = delegated;
        this.days = days;
        this.phrase = phrase;
        tier(amber ? Tier.AMBER : Tier.GREEN);
    }

    private void tier(Tier now) {
        tier = now;
        Set<CheckKind> wanted = EnumSet.copyOf(CHECKS.get(now));
        open.retainAll(wanted);
        wanted.stream().filter(kind -> !listed.contains(kind)).forEach(open::add);
        listed.clear();
        listed.addAll(wanted);
    }

    private static final Map<Tier, Set<CheckKind>> CHECKS =
            Map.of(
                    Tier.GREEN,
                    EnumSet.of(
                            CheckKind.PERSON_SEARCH,
                            CheckKind.ORGANISATION_CONTACT,
                            CheckKind.CONTENT),
                    Tier.AMBER,
                    EnumSet.complementOf(EnumSet.of(CheckKind.ADVICE_WEIGHED)),
                    Tier.RED,
                    EnumSet.allOf(CheckKind.class));

    private static boolean mandatory(CheckKind kind) {
        return kind == CheckKind.PERSON_SEARCH || kind == CheckKind.ORGANISATION_CONTACT;
    }

    long entries() {
        return entries;
    }

    RequestState state() {
        return state;
    }

    Tier tier() {
        return tier;
    }

    Collection<CheckKind> openChecks() {
        return open;
    }

    Map<String, VisitState> visitStates() {
        Map<String, VisitState> states = new LinkedHashMap<>();
        visits.forEach((key, visit) -> {
            VisitState shown = visit.state;
            if (shown == VisitState.APPROVED && visit.signed) {
                shown = visit.confirmed ? VisitState.CONFIRMED : VisitState.AGREEMENT_SIGNED;
            }
            states.put(key, shown);
        });
        return states;
    }

    /// What would lead on from here.
    List<What> leadingOn() {
        List<What> steps = new ArrayList<>();
        switch (state) {
            case SUBMITTED, VETTING -> {
                steps.addAll(List.of(What.CHECK, What.CHECK, What.CHECK, What.WAIVE));
                if (open.isEmpty()) {
                    steps.addAll(List.of(What.RECOMMEND, What.JUDGE));
                }
            }
            case MORE_INFORMATION -> steps.add(What.ANSWER);
            case ADVICE_REQUESTED -> steps.addAll(List.of(What.ADVISE, What.RECORD_ADVICE));
            case RECOMMENDED -> steps.addAll(List.of(What.APPROVE, What.APPROVE, What.DECLINE));
            case DECLINED -> steps.add(What.APPEAL);
            case APPEALED -> steps.add(What.DECIDE_APPEAL);
            default ->
                    steps.addAll(
                            List.of(
                                    What.SIGN,
                                    What.MEET,
                                    What.CONFIRM,
                                    What.ARRIVE,
                                    What.LEAVE,
                                    What.REVIEW,
                                    What.CLOSE_VISIT));
        }
        return steps;
    }

    /// How many entries should come of it; none where it should be refused.
    int entriesOf(Command command, Set<String> duties) {
        if (command.what().isByLink()) {
            return byLink(command.what()) ? 1 : 0;
        }
        boolean host = command.who().equals(asker);
        boolean seen =
                host
                        || duties.contains("vet")
                        || duties.contains("decide")
                        || duties.contains("appeals")
                        || (command.what().isOfVisit() && duties.contains("door"));
        boolean may =
                seen
                        && (command.what().isOfVisit()
                                ? mayVisit(command, host, duties)
                                : may(command, host, duties));
        return may ? entriesWhereAllowed(command, duties) : 0;
    }

    private int entriesWhereAllowed(Command command, Set<String> duties) {
        boolean reopens =
                command.what() == What.CHANGE
                        && command.choice() == 1
                        && (approved() || state == RequestState.RECOMMENDED);
        return reopens || begins(command, duties) ? 2 : 1;
    }

    private boolean begins(Command command, Set<String> duties) {
        return state == RequestState.SUBMITTED
                && duties.contains("vet")
                && EnumSet.of(What.CHECK, What.WAIVE, What.JUDGE).contains(command.what());
    }

    private boolean byLink(What what) {
        return switch (what) {
            case ADVISE -> state == RequestState.ADVICE_REQUESTED && adviceLink;
            case CORRECT -> !OVER.contains(state) && corrections < 10;
            default ->
                    approved()
                            && visits.values().stream()
                                    .anyMatch(visit -> visit.ahead() && !visit.signed);
        };
    }

    private boolean approved() {
        return state == RequestState.APPROVED || state == RequestState.APPROVED_WITH_CONDITIONS;
    }

    private boolean may(Command command, boolean host, Set<String> duties) {
        boolean vets = duties.contains("vet");
        boolean decides = duties.contains("decide");
        boolean somebodyElse = !host;
        boolean apart = tier == Tier.GREEN || !host;
        return switch (command.what()) {
            case BEGIN ->
                    vets && (state == RequestState.SUBMITTED || state == RequestState.VETTING);
            case SET_TIER -> vets && somebodyElse && UNDECIDED.contains(state);
            case CHECK ->
                    CHECKING.contains(state)
                            && listed.contains(command.kind())
                            && (host || vets)
                            && (mandatory(command.kind()) || (vets && apart));
            case WAIVE ->
                    CHECKING.contains(state)
                            && listed.contains(command.kind())
                            && !mandatory(command.kind())
                            && vets
                            && apart;
            case JUDGE ->
                    CHECKING.contains(state) && phrase && command.number() == 1 && vets && apart;
            case ASK_FOR_MORE ->
                    (vets || decides)
                            && somebodyElse
                            && (state == RequestState.SUBMITTED
                                    || state == RequestState.VETTING
                                    || state == RequestState.RECOMMENDED);
            case ANSWER -> host && state == RequestState.MORE_INFORMATION;
            case CHANGE -> host && (UNDECIDED.contains(state) || approved());
            case ASK_ADVICE ->
                    (vets || decides)
                            && (state == RequestState.VETTING || state == RequestState.RECOMMENDED);
            case RECORD_ADVICE -> vets && somebodyElse && state == RequestState.ADVICE_REQUESTED;
            case RECOMMEND ->
                    vets && apart && state == RequestState.VETTING && complete(command.flag());
            case APPROVE -> mayDecide(command.who(), vets, decides) && complete(false);
            case DECLINE -> mayDecide(command.who(), vets, decides) && complete(true);
            case WITHDRAW -> (host || vets) && (UNDECIDED.contains(state) || approved());
            case APPEAL -> host && state == RequestState.DECLINED;
            case DECIDE_APPEAL ->
                    duties.contains("appeals")
                            && somebodyElse
                            && state == RequestState.APPEALED
                            && !decider.equals(command.who())
                            && !checkedBy.contains(command.who());
            case REOPEN ->
                    (host || vets || decides) && (state == RequestState.RECOMMENDED || approved());
            default -> (host || vets || decides) && approved();
        };
    }

    private boolean mayDecide(String who, boolean vets, boolean decides) {
        boolean green = tier == Tier.GREEN;
        return state == RequestState.RECOMMENDED
                && (decides || (delegated && green && vets))
                && !who.equals(asker)
                && (green || !checkedBy.contains(who))
                && !loweredBy.contains(who);
    }

    private boolean complete(boolean toDecline) {
        return toDecline
                ? open.stream().noneMatch(FileModel::mandatory)
                : open.isEmpty() && (!phrase || judged);
    }

    private boolean mayVisit(Command command, boolean host, Set<String> duties) {
        OneVisit visit = visits.get("1-" + command.number());
        if (visit == null) {
            return false;
        }
        boolean vets = duties.contains("vet");
        boolean door = duties.contains("door");
        boolean ahead = approved() && visit.ahead();
        boolean known = state != RequestState.SUBMITTED && state != RequestState.CLOSED;
        return switch (command.what()) {
            case MEET ->
                    (host || vets || door)
                            && ahead
                            && command.choice() >= 1
                            && command.choice() <= conditions;
            case CONFIRM -> (host || vets) && ahead;
            case ARRIVE ->
                    door && ahead && command.number() == 1 && (command.flag() || ready(visit));
            case LEAVE -> (host || door) && known && visit.state == VisitState.ARRIVED;
            case NOT_COME -> (host || door) && ahead;
            case REVIEW ->
                    (host || vets)
                            && known
                            && (visit.state == VisitState.FINISHED
                                    || visit.state == VisitState.STOPPED);
            default -> vets && known && visit.state == VisitState.REVIEWED;
        };
    }

    private boolean ready(OneVisit visit) {
        return visit.signed
                && visit.confirmed
                && (!beforeArrival || visit.met.size() == conditions);
    }

    /// What comes of a step that is allowed.
    void apply(Command command, Set<String> duties) {
        entries += entriesOf(command, duties);
        if (begins(command, duties)) {
            state = RequestState.VETTING;
        }
        if (command.what().isOfVisit()) {
            applyToVisit(command, visits.get("1-" + command.number()));
        } else {
            applyToRequest(command);
        }
    }

    private void checked(String who) {
        if (!who.equals(asker)) {
            checkedBy.add(who);
        }
    }

    private void applyToRequest(Command command) {
        switch (command.what()) {
            case BEGIN, ANSWER -> state = RequestState.VETTING;
            case SET_TIER -> {
                Tier wanted = Tier.values()[command.choice()];
                boolean belowProposed =
                        state == RequestState.ADVICE_REQUESTED && wanted != Tier.RED;
                if (wanted.compareTo(tier) < 0 || belowProposed) {
                    loweredBy.add(command.who());
                }
                tier(wanted);
            }
            case CHECK, WAIVE -> {
                open.remove(command.kind());
                checked(command.who());
            }
            case JUDGE -> {
                judged = true;
                checked(command.who());
            }
            case ASK_FOR_MORE -> state = RequestState.MORE_INFORMATION;
            case CHANGE -> change(command);
            case ASK_ADVICE -> {
                beforeAdvice = state;
                adviceLink = true;
                state = RequestState.ADVICE_REQUESTED;
            }
            case RECORD_ADVICE -> state = beforeAdvice;
            case ADVISE -> {
                state = beforeAdvice;
                adviceLink = false;
            }
            case RECOMMEND -> {
                checked(command.who());
                state = RequestState.RECOMMENDED;
            }
            case APPROVE -> approve(command);
            case DECLINE -> {
                decider = command.who();
                state = RequestState.DECLINED;
            }
            case WITHDRAW -> {
                state = RequestState.WITHDRAWN;
                callOff();
            }
            case APPEAL -> state = RequestState.APPEALED;
            case DECIDE_APPEAL -> {
                if (command.flag()) {
                    again();
                } else {
                    state = RequestState.UPHELD;
                }
            }
            case REOPEN -> again();
            case CORRECT -> corrections++;
            case SIGN ->
                    visits.values().stream()
                            .filter(OneVisit::ahead)
                            .forEach(visit -> visit.signed = true);
            default -> {
                // A new link changes nothing else.
            }
        }
    }

    private void change(Command command) {
        if (command.choice() == 1) {
            phrase = command.flag();
            // The phrase always stands in the same sentence: judged there, it stays judged.
            judged = phrase && judged;
            if (amberByItself && tier == Tier.GREEN) {
                tier(Tier.AMBER);
            }
            open.addAll(listed);
            beforeAdvice = RequestState.VETTING;
            if (approved() || state == RequestState.RECOMMENDED) {
                again();
            }
        } else if (command.choice() == 2 && approved()) {
            visits.values().stream()
                    .filter(OneVisit::ahead)
                    .forEach(visit -> visit.confirmed = false);
        }
    }

    private void again() {
        state = RequestState.VETTING;
        checkedBy.clear();
        loweredBy.clear();
        callOff();
    }

    private void callOff() {
        visits.values().stream()
                .filter(OneVisit::ahead)
                .forEach(visit -> visit.state = VisitState.CANCELLED);
    }

    private void approve(Command command) {
        decider = command.who();
        conditions = command.choice();
        beforeArrival = command.flag();
        state = conditions == 0 ? RequestState.APPROVED : RequestState.APPROVED_WITH_CONDITIONS;
        for (int day = 1; day <= days; day++) {
            OneVisit before = visits.get("1-" + day);
            if (before == null || before.ahead() || before.state == VisitState.CANCELLED) {
                visits.put("1-" + day, new OneVisit());
            }
        }
    }

    private void applyToVisit(Command command, OneVisit visit) {
        switch (command.what()) {
            case MEET -> visit.met.add(command.choice());
            case CONFIRM -> visit.confirmed = true;
            case ARRIVE -> visit.state = VisitState.ARRIVED;
            case LEAVE -> visit.state = command.flag() ? VisitState.FINISHED : VisitState.STOPPED;
            case NOT_COME -> visit.state = VisitState.CANCELLED;
            case REVIEW -> visit.state = VisitState.REVIEWED;
            default -> visit.state = VisitState.CLOSED;
        }
    }
}
