package org.dueregard.speakers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dueregard.speakers.Actor.Duty;
import org.jspecify.annotations.Nullable;

/// Whether somebody may take a step now, and if not, why: the sentences that people read. Whoever asks
/// never decides; for amber and red, three different people ask, check and decide.
final class FileRules {

    private static final String PROBLEM = "speakers.problem.";

    private FileRules() {}

    /// A reason not to, as a key of the translations file; nothing where the step may be taken.
    ///
    /// @param delegated whether the head has let those who check decide on green requests
    static Optional<String> refusal(
            SpeakerFile file, StepKind kind, Actor actor, boolean delegated) {
        if (!kind.from().contains(file.state())) {
            return problem(
                    kind.by() == StepKind.By.DECIDER && isDecided(file)
                            ? "decided-meanwhile"
                            : "moved-on");
        }
        if (!may(file, kind, actor, delegated)) {
            return problem("not-yours");
        }
        return Optional.ofNullable(apart(file, kind, actor)).map(key -> PROBLEM + key);
    }

    private static Optional<String> problem(String key) {
        return Optional.of(PROBLEM + key);
    }

    private static boolean isDecided(SpeakerFile file) {
        return switch (file.state()) {
            case APPROVED, APPROVED_WITH_CONDITIONS, DECLINED, APPEALED, UPHELD, CLOSED -> true;
            default -> false;
        };
    }

    private static boolean may(SpeakerFile file, StepKind kind, Actor actor, boolean delegated) {
        boolean host = actor.is(file.requester());
        boolean vetter = actor.has(Duty.VET);
        boolean decider =
                actor.has(Duty.DECIDE) || (delegated && file.rulingTier() == Tier.GREEN && vetter);
        boolean door = actor.has(Duty.RECEIVE);
        return switch (kind.by()) {
            case REQUESTER -> host;
            case CHECKER -> host || vetter;
            case VETTER -> vetter;
            case DECIDER -> decider;
            case VETTER_OR_DECIDER -> vetter || actor.has(Duty.DECIDE);
            case APPEAL -> actor.has(Duty.DECIDE_APPEALS);
            case ADVISER_OR_VETTER -> actor.kind() == Actor.Kind.ADVISER || vetter;
            case ANYBODY_INSIDE ->
                    host || vetter || actor.has(Duty.DECIDE) || actor.kind() == Actor.Kind.PORTAL;
            case SPEAKER -> actor.kind() == Actor.Kind.SPEAKER;
            case SPEAKER_OR_HOST -> actor.kind() == Actor.Kind.SPEAKER || host || vetter;
            case HOST -> host || vetter;
            case HOST_OR_DOOR -> host || vetter || door;
            case DOOR -> door;
            case DOOR_OR_HOST -> door || host;
            case REOPENER -> host || vetter || actor.has(Duty.DECIDE);
            case PORTAL -> actor.kind() == Actor.Kind.PORTAL;
        };
    }

    /// Who has to be somebody else.
    private static @Nullable String apart(SpeakerFile file, StepKind kind, Actor actor) {
        boolean three = file.rulingTier().needsThreePeople();
        Long account = actor.accountId();
        boolean requested = actor.is(file.requester());
        return switch (kind) {
            case RECOMMENDED, CHECK_NOT_NEEDED, PHRASE_JUDGED ->
                    three && requested ? "own-request" : null;
            case APPROVED, APPROVED_WITH_CONDITIONS, DECLINED -> {
                if (requested) {
                    yield "own-request";
                }
                boolean checked = account != null && file.vetters().contains(account);
                // Nobody drops the rule for themselves by lowering the tier.
                boolean lowered = account != null && file.tierLoweredBy().contains(account);
                yield (three && checked) || lowered ? "own-recommendation" : null;
            }
            case TIER_SET, ASKED_FOR_MORE -> requested ? "own-request" : null;
            case UPHELD, OVERTURNED -> {
                if (requested) {
                    yield "own-request";
                }
                yield actor.is(file.decider())
                                || (account != null && file.vetters().contains(account))
                        ? "own-decision"
                        : null;
            }
            case ADVICE_GIVEN ->
                    actor.kind() == Actor.Kind.STAFF && requested ? "own-request" : null;
            default -> null;
        };
    }

    /// Whether somebody may write that check.
    static Optional<String> refusalOfCheck(SpeakerFile file, CheckKind kind, Actor actor) {
        boolean vetting =
                actor.has(Duty.VET)
                        && !(file.rulingTier().needsThreePeople() && actor.is(file.requester()));
        return kind.isMandatory() || vetting ? Optional.empty() : problem("first-checks-only");
    }

    /// What is missing before somebody may recommend, or decide.
    ///
    /// @param decline whether to decline, for which the first two checks are enough
    static List<String> missing(SpeakerFile file, boolean decline) {
        java.util.ArrayList<String> missing = new java.util.ArrayList<>();
        List<CheckItem> open =
                file.checks().stream()
                        .filter(item -> item.state() == CheckItem.State.OPEN)
                        .filter(item -> !decline || item.kind().isMandatory())
                        .toList();
        boolean contentDone =
                file.checks().stream()
                        .anyMatch(item ->
                                item.kind() == CheckKind.CONTENT
                                        && item.state() == CheckItem.State.DONE);
        boolean nothingElse =
                file.checks().stream()
                        .filter(item -> item.kind() != CheckKind.CONTENT)
                        .noneMatch(item -> item.state() == CheckItem.State.DONE);
        if (contentDone && nothingElse) {
            missing.add("speakers.missing.script-alone");
        }
        if (open.stream().anyMatch(item -> item.kind().isMandatory())) {
            missing.add("speakers.missing.mandatory");
        } else if (!open.isEmpty()) {
            missing.add("speakers.missing.checks");
        }
        if (!decline && file.isRedProposed()) {
            missing.add("speakers.missing.red");
        }
        if (!decline && file.matches().stream().anyMatch(match -> match.matters() == null)) {
            missing.add("speakers.missing.phrases");
        }
        return List.copyOf(missing);
    }

    /// Why a visit cannot take a step, absent where it can.
    static Optional<String> refusalOfVisit(
            Visit visit, StepKind kind, LocalDate today, boolean hasOpen, boolean overridden) {
        return switch (kind) {
            case CONDITION_MET, CONFIRMED, NOT_COME ->
                    visit.state().isAhead() ? Optional.empty() : problem("moved-on");
            case ARRIVED -> {
                if (!visit.state().isAhead()) {
                    yield problem("moved-on");
                }
                yield hasOpen && !overridden ? problem("still-open") : Optional.empty();
            }
            case FINISHED, STOPPED ->
                    visit.state() == VisitState.ARRIVED ? Optional.empty() : problem("moved-on");
            case REVIEWED -> visit.state().awaitsReview() ? Optional.empty() : problem("moved-on");
            case VISIT_CLOSED ->
                    visit.state() == VisitState.REVIEWED ? Optional.empty() : problem("moved-on");
            default -> Optional.empty();
        };
    }
}
