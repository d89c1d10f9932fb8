package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dueregard.speakers.Actor.Duty;
import org.dueregard.speakers.Choices.Strength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The state machine written down a second time, as a table: where each step leads from each state, who
/// may take it, and who has to be somebody else.
class StepTableTest {

    private static final Actor HOST = Actor.staff(1, "Host", Set.of(Duty.ASK));
    private static final Actor VETTER = Actor.staff(2, "Vetter", Set.of(Duty.ASK, Duty.VET));
    private static final Actor DECIDER = Actor.staff(3, "Decider", Set.of(Duty.ASK, Duty.DECIDE));
    private static final Actor JUDGE =
            Actor.staff(4, "Judge", Set.of(Duty.ASK, Duty.DECIDE_APPEALS));
    private static final Actor DOOR = Actor.staff(5, "Door", Set.of(Duty.ASK, Duty.RECEIVE));
    private static final Actor COLLEAGUE = Actor.staff(6, "Colleague", Set.of(Duty.ASK));
    private static final Actor SPEAKER = Actor.speaker("Alex Example");
    private static final Actor ADVISER = Actor.adviser("");
    private static final Set<Duty> EVERYTHING = EnumSet.allOf(Duty.class);

    private static final String MOVED_ON = "speakers.problem.moved-on";
    private static final String DECIDED_MEANWHILE = "speakers.problem.decided-meanwhile";
    private static final String NOT_YOURS = "speakers.problem.not-yours";
    private static final String OWN_REQUEST = "speakers.problem.own-request";
    private static final String OWN_RECOMMENDATION = "speakers.problem.own-recommendation";
    private static final String OWN_DECISION = "speakers.problem.own-decision";

    /// A dot: refused. A tilde: possible, and the request stays where it is. "back": to where advice was
    /// asked for.
    private static final String TABLE =
            """
            step                     | sub vet mor adv rec app awc dec apl uph wdn lps clo
            submitted                | .   .   .   .   .   .   .   .   .   .   .   .   .
            tier-set                 | ~   ~   ~   ~   ~   .   .   .   .   .   .   .   .
            vetting-begun            | vet vet .   .   .   .   .   .   .   .   .   .   .
            check-recorded           | ~   ~   ~   .   .   .   .   .   .   .   .   .   .
            check-not-needed         | ~   ~   ~   .   .   .   .   .   .   .   .   .   .
            phrase-judged            | ~   ~   ~   .   .   .   .   .   .   .   .   .   .
            file-attached            | ~   ~   ~   ~   ~   ~   ~   ~   ~   .   .   .   .
            asked-for-more           | mor mor .   .   mor .   .   .   .   .   .   .   .
            answered                 | .   .   vet .   .   .   .   .   .   .   .   .   .
            form-changed             | ~   ~   ~   ~   ~   ~   ~   .   .   .   .   .   .
            advice-asked             | .   adv .   .   adv .   .   .   .   .   .   .   .
            advice-given             | .   .   .   back .  .   .   .   .   .   .   .   .
            recommended              | .   rec .   .   .   .   .   .   .   .   .   .   .
            approved                 | .   .   .   .   app .   .   .   .   .   .   .   .
            approved-with-conditions | .   .   .   .   awc .   .   .   .   .   .   .   .
            declined                 | .   .   .   .   dec .   .   .   .   .   .   .   .
            withdrawn                | wdn wdn wdn wdn wdn wdn wdn .   .   .   .   .   .
            lapsed                   | lps lps lps lps lps .   .   .   .   .   .   .   .
            appealed                 | .   .   .   .   .   .   .   apl .   .   .   .   .
            upheld                   | .   .   .   .   .   .   .   .   uph .   .   .   .
            overturned               | .   .   .   .   .   .   .   .   vet .   .   .   .
            reopened                 | .   .   .   .   vet vet vet .   .   .   .   .   .
            link-sent                | .   .   .   .   .   ~   ~   .   .   .   .   .   .
            corrected                | ~   ~   ~   ~   ~   ~   ~   ~   ~   .   .   .   .
            agreement-signed         | .   .   .   .   .   ~   ~   .   .   .   .   .   .
            condition-met            | .   .   .   .   .   ~   ~   .   .   .   .   .   .
            confirmed                | .   .   .   .   .   ~   ~   .   .   .   .   .   .
            arrived                  | .   .   .   .   .   ~   ~   .   .   .   .   .   .
            finished                 | .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
            stopped                  | .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
            not-come                 | .   .   .   .   .   ~   ~   .   .   .   .   .   .
            reviewed                 | .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
            visit-closed             | .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
            closed                   | .   .   .   .   .   clo clo clo .   .   .   .   .
            identity-destroyed       | ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~
            """;

    /// H host, V vetter, D decider, J judge of appeals, R reception, C a colleague, S speaker,
    /// A adviser, P the portal itself.
    private static final String WHO =
            """
            submitted                | H
            tier-set                 | V
            vetting-begun            | V
            check-recorded           | H V
            check-not-needed         | V
            phrase-judged            | V
            file-attached            | H V D P
            asked-for-more           | V D
            answered                 | H
            form-changed             | H
            advice-asked             | V D
            advice-given             | V A
            recommended              | V
            approved                 | D
            approved-with-conditions | D
            declined                 | D
            withdrawn                | H V
            lapsed                   | P
            appealed                 | H
            upheld                   | J
            overturned               | J
            reopened                 | H V D
            link-sent                | H V D P
            corrected                | S
            agreement-signed         | H V S
            condition-met            | H V R
            confirmed                | H V
            arrived                  | R
            finished                 | H R
            stopped                  | H R
            not-come                 | H R
            reviewed                 | H V
            visit-closed             | V
            closed                   | P
            identity-destroyed       | P
            """;

    private static final Map<String, Actor> PARTS =
            Map.of(
                    "H",
                    HOST,
                    "V",
                    VETTER,
                    "D",
                    DECIDER,
                    "J",
                    JUDGE,
                    "R",
                    DOOR,
                    "C",
                    COLLEAGUE,
                    "S",
                    SPEAKER,
                    "A",
                    ADVISER,
                    "P",
                    Actor.PORTAL);

    private static final List<RequestState> COLUMNS =
            List.of(
                    RequestState.SUBMITTED,
                    RequestState.VETTING,
                    RequestState.MORE_INFORMATION,
                    RequestState.ADVICE_REQUESTED,
                    RequestState.RECOMMENDED,
                    RequestState.APPROVED,
                    RequestState.APPROVED_WITH_CONDITIONS,
                    RequestState.DECLINED,
                    RequestState.APPEALED,
                    RequestState.UPHELD,
                    RequestState.WITHDRAWN,
                    RequestState.LAPSED,
                    RequestState.CLOSED);

    private static final List<String> SHORT =
            List.of(
                    "sub", "vet", "mor", "adv", "rec", "app", "awc", "dec", "apl", "uph", "wdn",
                    "lps", "clo");

    private static Map<String, List<String>> rows(String table) {
        return table.lines()
                .map(line -> line.split("\\|"))
                .collect(
                        java.util.stream.Collectors.toMap(
                                parts -> parts[0].strip(),
                                parts -> Arrays.asList(parts[1].strip().split("\\s+"))));
    }

    /// A file that stands in a state, by the shortest way.
    private static WrittenFile in(RequestState state, Tier tier) {
        WrittenFile file = WrittenFile.submitted(HOST, tier);
        if (state == RequestState.SUBMITTED) {
            return file;
        }
        if (state == RequestState.WITHDRAWN) {
            return file.add(HOST, StepKind.WITHDRAWN);
        }
        if (state == RequestState.LAPSED) {
            return file.add(Actor.PORTAL, StepKind.LAPSED);
        }
        file.add(VETTER, StepKind.VETTING_BEGUN);
        switch (state) {
            case VETTING -> {
                return file;
            }
            case MORE_INFORMATION -> {
                return file.add(VETTER, StepKind.ASKED_FOR_MORE);
            }
            case ADVICE_REQUESTED -> {
                return file.add(VETTER, StepKind.ADVICE_ASKED);
            }
            default -> file.add(VETTER, StepKind.RECOMMENDED);
        }
        return switch (state) {
            case RECOMMENDED -> file;
            case APPROVED -> file.add(DECIDER, StepKind.APPROVED);
            case APPROVED_WITH_CONDITIONS -> file.add(DECIDER, StepKind.APPROVED_WITH_CONDITIONS);
            case DECLINED -> file.add(DECIDER, StepKind.DECLINED);
            case APPEALED -> file.add(DECIDER, StepKind.DECLINED).add(HOST, StepKind.APPEALED);
            case UPHELD ->
                    file.add(DECIDER, StepKind.DECLINED)
                            .add(HOST, StepKind.APPEALED)
                            .add(JUDGE, StepKind.UPHELD);
            case CLOSED -> file.add(DECIDER, StepKind.APPROVED).add(Actor.PORTAL, StepKind.CLOSED);
            default -> throw new IllegalArgumentException(state.name());
        };
    }

    private static NewEntry entry(StepKind kind) {
        NewEntry entry = NewEntry.of(kind);
        return switch (kind) {
            case TIER_SET -> entry.fact("tier", Tier.RED);
            case CHECK_RECORDED ->
                    entry.fact("check", CheckKind.PERSON_SEARCH)
                            .fact("speaker", 1)
                            .word("card", FileJson.write(EvidenceCard.BLANK));
            case CHECK_NOT_NEEDED -> entry.fact("check", CheckKind.LISTS).fact("speaker", 1);
            case PHRASE_JUDGED -> entry.fact("match", 1).fact("matters", true);
            case AGREEMENT_SIGNED -> entry.fact("speaker", 1).fact("version", "1");
            case CONDITION_MET -> entry.fact("visit", "1-1").fact("condition", 1);
            default -> entry.fact("visit", "1-1");
        };
    }

    private static Actor able(StepKind kind) {
        return PARTS.get(rows(WHO).get(kind.id()).getFirst());
    }

    private static Optional<String> refusal(SpeakerFile file, StepKind kind, Actor actor) {
        return FileRules.refusal(file, kind, actor, false);
    }

    @Test
    void the_tables_have_a_line_for_every_step_and_a_column_for_every_state() {
        Set<String> steps =
                Stream.of(StepKind.values())
                        .map(StepKind::id)
                        .collect(java.util.stream.Collectors.toSet());
        Map<String, List<String>> table = rows(TABLE);
        assertThat(table.remove("step")).isEqualTo(SHORT);
        assertThat(table.keySet()).isEqualTo(steps);
        assertThat(table.values()).allMatch(cells -> cells.size() == SHORT.size());
        assertThat(rows(WHO).keySet()).isEqualTo(steps);
        assertThat(COLUMNS).containsExactly(RequestState.values());
        for (RequestState state : RequestState.values()) {
            assertThat(in(state, Tier.AMBER).file().state()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @EnumSource(StepKind.class)
    void each_step_leads_where_the_table_says_and_is_refused_where_it_says(StepKind kind) {
        List<String> cells = rows(TABLE).get(kind.id());
        for (int column = 0; column < cells.size(); column++) {
            RequestState state = COLUMNS.get(column);
            String cell = cells.get(column);
            SpeakerFile file = in(state, Tier.AMBER).file();
            Optional<String> refusal = refusal(file, kind, able(kind));
            if (cell.equals(".")) {
                assertThat(refusal).as("%s in %s", kind, state).isPresent();
                assertThat(refusal.orElseThrow())
                        .as("%s in %s", kind, state)
                        .isIn(MOVED_ON, DECIDED_MEANWHILE);
            } else {
                assertThat(refusal).as("%s in %s", kind, state).isEmpty();
                SpeakerFile after = in(state, Tier.AMBER).add(able(kind), entry(kind)).file();
                assertThat(after.state()).as("%s in %s", kind, state).isEqualTo(to(cell, state));
            }
        }
    }

    private static RequestState to(String cell, RequestState from) {
        return switch (cell) {
            case "~" -> from;
            case "back" -> RequestState.VETTING;
            default -> COLUMNS.get(SHORT.indexOf(cell));
        };
    }

    @ParameterizedTest
    @EnumSource(StepKind.class)
    void each_step_is_for_those_whom_the_table_names(StepKind kind) {
        if (kind == StepKind.SUBMITTED) {
            return;
        }
        List<String> named = rows(WHO).get(kind.id());
        List<String> cells = rows(TABLE).get(kind.id());
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column).equals(".")) {
                continue;
            }
            SpeakerFile file = in(COLUMNS.get(column), Tier.AMBER).file();
            PARTS.forEach((letter, actor) -> {
                Optional<String> refusal = refusal(file, kind, actor);
                if (named.contains(letter)) {
                    assertThat(refusal).as("%s by %s", kind, letter).isEmpty();
                } else {
                    assertThat(refusal).as("%s by %s", kind, letter).contains(NOT_YOURS);
                }
            });
        }
    }

    @Test
    void advice_leads_back_to_where_it_was_asked_for() {
        SpeakerFile file =
                in(RequestState.RECOMMENDED, Tier.RED)
                        .add(VETTER, StepKind.ADVICE_ASKED)
                        .add(ADVISER, StepKind.ADVICE_GIVEN)
                        .file();
        assertThat(file.state()).isEqualTo(RequestState.RECOMMENDED);
    }

    @Test
    void a_material_change_while_advice_is_waited_for_leads_back_to_vetting() {
        SpeakerFile file =
                in(RequestState.RECOMMENDED, Tier.AMBER)
                        .add(VETTER, StepKind.ADVICE_ASKED)
                        .add(
                                HOST,
                                FileJson.put(
                                                NewEntry.of(StepKind.FORM_CHANGED),
                                                WrittenFile.saying(
                                                        WrittenFile.form(
                                                                java.time.LocalDate.of(
                                                                        2026, 10, 14)),
                                                        "Something else."))
                                        .fact("material", true)
                                        .fact("late", false))
                        .add(ADVISER, StepKind.ADVICE_GIVEN)
                        .file();
        assertThat(file.state()).isEqualTo(RequestState.VETTING);
    }

    @Test
    void only_somebody_who_comes_too_late_is_told_that_it_was_decided_meanwhile() {
        for (StepKind kind : List.of(StepKind.APPROVED, StepKind.DECLINED)) {
            assertThat(refusal(in(RequestState.VETTING, Tier.AMBER).file(), kind, DECIDER))
                    .contains(MOVED_ON);
            assertThat(refusal(in(RequestState.WITHDRAWN, Tier.AMBER).file(), kind, DECIDER))
                    .contains(MOVED_ON);
            assertThat(refusal(in(RequestState.APPROVED, Tier.AMBER).file(), kind, DECIDER))
                    .contains(DECIDED_MEANWHILE);
            assertThat(refusal(in(RequestState.DECLINED, Tier.AMBER).file(), kind, DECIDER))
                    .contains(DECIDED_MEANWHILE);
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void whoever_asked_never_decides_whatever_the_tier(Tier tier) {
        Actor headWhoAsks = Actor.staff(1, "Head", EVERYTHING);
        SpeakerFile file = in(RequestState.RECOMMENDED, tier).file();
        for (StepKind kind :
                List.of(StepKind.APPROVED, StepKind.APPROVED_WITH_CONDITIONS, StepKind.DECLINED)) {
            assertThat(FileRules.refusal(file, kind, headWhoAsks, true)).contains(OWN_REQUEST);
        }
        SpeakerFile appealed = in(RequestState.APPEALED, tier).file();
        for (StepKind kind : List.of(StepKind.UPHELD, StepKind.OVERTURNED)) {
            assertThat(refusal(appealed, kind, headWhoAsks)).contains(OWN_REQUEST);
        }
        for (StepKind kind : List.of(StepKind.TIER_SET, StepKind.ASKED_FOR_MORE)) {
            assertThat(refusal(in(RequestState.VETTING, tier).file(), kind, headWhoAsks))
                    .contains(OWN_REQUEST);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"AMBER", "RED"})
    void three_people_ask_check_and_decide(Tier tier) {
        Actor leadWhoAsks = Actor.staff(1, "Lead", EVERYTHING);
        SpeakerFile vetting = in(RequestState.VETTING, tier).file();
        for (StepKind kind :
                List.of(StepKind.RECOMMENDED, StepKind.CHECK_NOT_NEEDED, StepKind.PHRASE_JUDGED)) {
            assertThat(refusal(vetting, kind, leadWhoAsks)).contains(OWN_REQUEST);
        }
        assertThat(FileRules.refusalOfCheck(vetting, CheckKind.LISTS, leadWhoAsks)).isPresent();
        assertThat(FileRules.refusalOfCheck(vetting, CheckKind.PERSON_SEARCH, leadWhoAsks))
                .isEmpty();

        Actor vetterWhoMayDecide = Actor.staff(2, "Both", EVERYTHING);
        SpeakerFile recommended = in(RequestState.RECOMMENDED, tier).file();
        assertThat(refusal(recommended, StepKind.APPROVED, vetterWhoMayDecide))
                .contains(OWN_RECOMMENDATION);
        assertThat(refusal(recommended, StepKind.DECLINED, vetterWhoMayDecide))
                .contains(OWN_RECOMMENDATION);
        assertThat(refusal(recommended, StepKind.APPROVED, DECIDER)).isEmpty();
    }

    @Test
    void whoever_recorded_left_out_or_judged_something_has_checked_too() {
        Map<StepKind, NewEntry> checking = new EnumMap<>(StepKind.class);
        for (StepKind kind :
                List.of(
                        StepKind.CHECK_RECORDED,
                        StepKind.CHECK_NOT_NEEDED,
                        StepKind.PHRASE_JUDGED)) {
            checking.put(kind, entry(kind));
        }
        checking.forEach((kind, entry) -> {
            Actor both = Actor.staff(9, "Both", EVERYTHING);
            SpeakerFile file =
                    in(RequestState.VETTING, Tier.AMBER)
                            .add(both, entry)
                            .add(VETTER, StepKind.RECOMMENDED)
                            .file();
            assertThat(refusal(file, StepKind.APPROVED, both))
                    .as(kind.name())
                    .contains(OWN_RECOMMENDATION);
        });
    }

    @Test
    void the_first_checks_of_the_one_who_asked_make_nobody_a_vetter() {
        SpeakerFile file =
                in(RequestState.VETTING, Tier.AMBER)
                        .add(HOST, entry(StepKind.CHECK_RECORDED))
                        .add(VETTER, StepKind.RECOMMENDED)
                        .file();
        assertThat(file.vetters()).containsExactly(2L);
    }

    @Test
    void nobody_becomes_free_to_decide_by_lowering_the_tier() {
        Actor both = Actor.staff(2, "Both", EVERYTHING);
        SpeakerFile file =
                in(RequestState.RECOMMENDED, Tier.AMBER)
                        .add(both, NewEntry.of(StepKind.TIER_SET).fact("tier", Tier.GREEN))
                        .file();
        assertThat(FileRules.refusal(file, StepKind.APPROVED, both, true))
                .contains(OWN_RECOMMENDATION);
        assertThat(FileRules.refusal(file, StepKind.APPROVED, VETTER, true))
                .contains(OWN_RECOMMENDATION);
        assertThat(refusal(file, StepKind.APPROVED, DECIDER)).isEmpty();
    }

    @Test
    void a_green_request_is_decided_by_those_who_check_where_the_head_said_so() {
        SpeakerFile green = in(RequestState.RECOMMENDED, Tier.GREEN).file();
        assertThat(FileRules.refusal(green, StepKind.APPROVED, VETTER, true)).isEmpty();
        assertThat(FileRules.refusal(green, StepKind.APPROVED, VETTER, false)).contains(NOT_YOURS);
        for (Tier tier : List.of(Tier.AMBER, Tier.RED)) {
            Actor other = Actor.staff(9, "Other vetter", Set.of(Duty.ASK, Duty.VET));
            SpeakerFile file = in(RequestState.RECOMMENDED, tier).file();
            assertThat(FileRules.refusal(file, StepKind.APPROVED, other, true)).contains(NOT_YOURS);
        }
    }

    @Test
    void an_appeal_is_for_somebody_who_took_no_part() {
        SpeakerFile file = in(RequestState.APPEALED, Tier.AMBER).file();
        for (StepKind kind : List.of(StepKind.UPHELD, StepKind.OVERTURNED)) {
            assertThat(refusal(file, kind, Actor.staff(3, "Decider", EVERYTHING)))
                    .contains(OWN_DECISION);
            assertThat(refusal(file, kind, Actor.staff(2, "Vetter", EVERYTHING)))
                    .contains(OWN_DECISION);
            assertThat(refusal(file, kind, JUDGE)).isEmpty();
        }
    }

    @Test
    void what_was_asked_anew_is_checked_and_decided_by_whom_it_may() {
        SpeakerFile file =
                in(RequestState.APPROVED, Tier.AMBER).add(HOST, StepKind.REOPENED).file();
        assertThat(file.state()).isEqualTo(RequestState.VETTING);
        assertThat(file.vetters()).isEmpty();
        assertThat(refusal(file, StepKind.RECOMMENDED, Actor.staff(3, "Decider", EVERYTHING)))
                .isEmpty();
    }

    @Test
    void nothing_is_recommended_or_approved_while_something_is_missing() {
        SpeakerFile bare = in(RequestState.VETTING, Tier.GREEN).file();
        assertThat(FileRules.missing(bare, false)).contains("speakers.missing.mandatory");
        assertThat(FileRules.missing(bare, true)).contains("speakers.missing.mandatory");

        SpeakerFile mandatory =
                checked(in(RequestState.VETTING, Tier.AMBER), CheckKind.MANDATORY).file();
        assertThat(FileRules.missing(mandatory, false)).containsExactly("speakers.missing.checks");
        assertThat(FileRules.missing(mandatory, true)).isEmpty();

        SpeakerFile all =
                checked(in(RequestState.VETTING, Tier.AMBER), EnumSet.allOf(CheckKind.class))
                        .file();
        assertThat(FileRules.missing(all, false)).isEmpty();
    }

    @Test
    void a_script_alone_never_suffices() {
        SpeakerFile file =
                checked(in(RequestState.VETTING, Tier.GREEN), EnumSet.of(CheckKind.CONTENT)).file();
        assertThat(FileRules.missing(file, false)).contains("speakers.missing.script-alone");
        assertThat(FileRules.missing(file, true)).contains("speakers.missing.script-alone");
    }

    private static WrittenFile checked(WrittenFile file, Set<CheckKind> kinds) {
        EvidenceCard card =
                new EvidenceCard("A site", "x.example", null, "f", "w", "", Strength.FAIR);
        for (CheckKind kind : kinds) {
            file.add(
                    VETTER,
                    NewEntry.of(StepKind.CHECK_RECORDED)
                            .fact("check", kind)
                            .fact("speaker", kind.isOfEachSpeaker() ? 1 : 0)
                            .word("card", FileJson.write(card)));
        }
        return file;
    }

    @Test
    void each_visit_takes_its_steps_in_their_order() {
        Map<StepKind, Set<VisitState>> from = new EnumMap<>(StepKind.class);
        Set<VisitState> ahead =
                Set.of(VisitState.APPROVED, VisitState.AGREEMENT_SIGNED, VisitState.CONFIRMED);
        from.put(StepKind.CONDITION_MET, ahead);
        from.put(StepKind.CONFIRMED, ahead);
        from.put(StepKind.NOT_COME, ahead);
        from.put(StepKind.ARRIVED, ahead);
        from.put(StepKind.FINISHED, Set.of(VisitState.ARRIVED));
        from.put(StepKind.STOPPED, Set.of(VisitState.ARRIVED));
        from.put(StepKind.REVIEWED, Set.of(VisitState.FINISHED, VisitState.STOPPED));
        from.put(StepKind.VISIT_CLOSED, Set.of(VisitState.REVIEWED));
        Visit visit = in(RequestState.APPROVED, Tier.GREEN).file().visits().getFirst();
        from.forEach((kind, states) -> {
            for (VisitState state : VisitState.values()) {
                assertThat(
                                FileRules.refusalOfVisit(
                                                visit.in(state), kind, visit.on(), false, false)
                                        .isEmpty())
                        .as("%s of a visit that is %s", kind, state)
                        .isEqualTo(states.contains(state));
            }
        });
        assertThat(FileRules.refusalOfVisit(visit, StepKind.ARRIVED, visit.on(), true, false))
                .contains("speakers.problem.still-open");
        assertThat(FileRules.refusalOfVisit(visit, StepKind.ARRIVED, visit.on(), true, true))
                .isEmpty();
    }
}
