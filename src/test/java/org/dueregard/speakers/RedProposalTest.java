package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dueregard.common.InvalidInputException;
import org.dueregard.speakers.Actor.Duty;
import org.dueregard.speakers.Choices.Finding;
import org.dueregard.speakers.Choices.Strength;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When a file asks for red, whom it asks, and what waits for the answer.
@PortalTest
class RedProposalTest {

    private static final Actor HOST = Actor.staff(1, "Host", Set.of(Duty.ASK));
    private static final Actor VETTER = Actor.staff(2, "Vetter", Set.of(Duty.ASK, Duty.VET));

    @Autowired Fixtures fixtures;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService files;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    private Cast cast;
    private Cast.School people;

    @BeforeEach
    void people() {
        cast = new Cast(fixtures, requests, files, visits, pages, jdbc);
        people = cast.school(fixtures.school());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static EvidenceCard marked(Finding... findings) {
        EvidenceCard card = Cast.card(TestClock.TODAY);
        return new EvidenceCard(
                card.lookedAt(),
                card.source(),
                card.seenOn(),
                card.found(),
                card.whyItMatters(),
                card.otherReading(),
                Strength.STRONG,
                Set.of(findings));
    }

    private static NewEntry recorded(CheckKind kind, EvidenceCard card) {
        return NewEntry.of(StepKind.CHECK_RECORDED)
                .fact("check", kind)
                .fact("speaker", kind.isOfEachSpeaker() ? 1 : 0)
                .word("card", FileJson.write(card));
    }

    private static WrittenFile vetting(Tier tier) {
        return WrittenFile.submitted(HOST, tier).add(VETTER, StepKind.VETTING_BEGUN);
    }

    private SpeakerFile file(String reference) {
        return SignedIn.as(people.lead().caller(), () -> files.open(reference).file());
    }

    private void record(Cast.Member who, String reference, CheckKind kind, Finding... findings) {
        who.does(() ->
                files.recordCheck(
                        reference, kind, kind.isOfEachSpeaker() ? 1 : 0, marked(findings)));
    }

    @ParameterizedTest
    @CsvSource({
        "LISTS, ON_A_LIST, on-a-list",
        "PERSON_SEARCH, ON_A_LIST, on-a-list",
        "OWN_WORDS, INCITEMENT, incitement",
        "CONTENT, INCITEMENT, incitement",
        "ORGANISATION_CONTACT, IDENTITY_REFUSED, identity-refused",
        "IDENTITY, IDENTITY_REFUSED, identity-refused",
    })
    void a_finding_proposes_red_with_its_reason_and_sets_nothing(
            CheckKind kind, Finding finding, String reason) {
        WrittenFile file = vetting(Tier.AMBER);
        assertThat(file.file().redReasons()).isEmpty();
        SpeakerFile found = file.add(VETTER, recorded(kind, marked(finding))).file();
        assertThat(found.redReasons()).containsExactly(reason);
        assertThat(found.isRedProposed()).isTrue();
        assertThat(found.tier()).isEqualTo(Tier.AMBER);
        SpeakerFile corrected = file.add(VETTER, recorded(kind, marked())).file();
        assertThat(corrected.redReasons()).isEmpty();
    }

    @Test
    void red_is_proposed_while_advice_is_waited_for() {
        WrittenFile file = vetting(Tier.AMBER).add(VETTER, StepKind.ADVICE_ASKED);
        assertThat(file.file().redReasons()).containsExactly("advice-pending");
        assertThat(file.add(Actor.adviser(""), StepKind.ADVICE_GIVEN).file().redReasons())
                .isEmpty();
    }

    @Test
    void while_nobody_answered_three_people_are_needed_also_for_green() {
        Actor both = Actor.staff(2, "Both", EnumSet.allOf(Duty.class));
        WrittenFile file = vetting(Tier.GREEN);
        Actor leadWhoAsks = Actor.staff(1, "Lead", EnumSet.allOf(Duty.class));
        assertThat(FileRules.refusal(file.file(), StepKind.RECOMMENDED, leadWhoAsks, true))
                .isEmpty();
        file.add(both, recorded(CheckKind.PERSON_SEARCH, marked(Finding.ON_A_LIST)));
        assertThat(FileRules.refusal(file.file(), StepKind.RECOMMENDED, leadWhoAsks, true))
                .contains("speakers.problem.own-request");
        file.add(both, StepKind.RECOMMENDED);
        assertThat(FileRules.refusal(file.file(), StepKind.DECLINED, both, true))
                .contains("speakers.problem.own-recommendation");
        assertThat(FileRules.refusal(file.file(), StepKind.DECLINED, VETTER, true)).isPresent();
    }

    @Test
    void whoever_sets_a_lower_tier_than_the_proposed_one_does_not_decide() {
        Actor head = Actor.staff(3, "Head", EnumSet.allOf(Duty.class));
        WrittenFile file = vetting(Tier.AMBER);
        file.add(VETTER, recorded(CheckKind.LISTS, marked(Finding.ON_A_LIST)))
                .add(head, NewEntry.of(StepKind.TIER_SET).fact("tier", Tier.AMBER))
                .add(VETTER, StepKind.RECOMMENDED);
        assertThat(file.file().isRedProposed()).isFalse();
        assertThat(FileRules.refusal(file.file(), StepKind.APPROVED, head, false))
                .contains("speakers.problem.own-recommendation");
        Actor otherHead = Actor.staff(4, "Other head", Set.of(Duty.ASK, Duty.DECIDE));
        assertThat(FileRules.refusal(file.file(), StepKind.APPROVED, otherHead, false)).isEmpty();
    }

    @Test
    void a_finding_stays_on_the_list_when_the_tier_is_lowered_and_cannot_be_waived_away() {
        WrittenFile file =
                vetting(Tier.AMBER)
                        .add(VETTER, recorded(CheckKind.LISTS, marked(Finding.ON_A_LIST)))
                        .add(VETTER, NewEntry.of(StepKind.TIER_SET).fact("tier", Tier.GREEN));
        assertThat(file.file().redReasons()).containsExactly("on-a-list");
        assertThat(file.file().checks()).extracting(CheckItem::kind).contains(CheckKind.LISTS);

        String reference = cast.asked(people.host(), Cast.amber());
        record(people.lead(), reference, CheckKind.LISTS, Finding.ON_A_LIST);
        assertThatThrownBy(() ->
                        people.lead()
                                .does(() ->
                                        files.checkNotNeeded(
                                                reference, CheckKind.LISTS, 1, "Not now.")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(file(reference).isRedProposed()).isTrue();
    }

    @Test
    void each_new_finding_asks_again() {
        WrittenFile file =
                vetting(Tier.AMBER)
                        .add(VETTER, recorded(CheckKind.LISTS, marked(Finding.ON_A_LIST)))
                        .add(VETTER, NewEntry.of(StepKind.TIER_SET).fact("tier", Tier.AMBER));
        assertThat(file.file().isRedProposed()).isFalse();
        file.add(VETTER, recorded(CheckKind.OWN_WORDS, marked(Finding.INCITEMENT)));
        assertThat(file.file().isRedProposed()).isTrue();
        file.add(VETTER, NewEntry.of(StepKind.TIER_SET).fact("tier", Tier.RED));
        assertThat(file.file().isRedProposed()).isFalse();
        assertThat(file.file().redReasons()).containsExactly("on-a-list", "incitement");
    }

    @Test
    void nothing_is_recommended_for_approval_below_red_without_a_named_person_s_reason() {
        String reference = cast.asked(people.host(), Cast.amber());
        cast.check(people.lead(), reference);
        record(people.lead(), reference, CheckKind.LISTS, Finding.ON_A_LIST);
        assertThatThrownBy(() -> recommend(reference, RequestState.APPROVED))
                .isInstanceOf(InvalidInputException.class);
        assertThat(SignedIn.as(people.lead().caller(), () -> files.open(reference).missing()))
                .containsExactly("speakers.missing.red");
        people.secondLead()
                .does(() ->
                        files.setTier(reference, Tier.AMBER, "Another person of the same name."));
        recommend(reference, RequestState.APPROVED);
        people.head().does(() -> files.approve(reference, "All is well.", List.of()));
        assertThat(file(reference).state()).isEqualTo(RequestState.APPROVED);
    }

    @Test
    void a_refusal_carries_its_own_reason() {
        String reference = cast.asked(people.host(), Cast.amber());
        cast.check(people.lead(), reference);
        record(people.lead(), reference, CheckKind.LISTS, Finding.ON_A_LIST);
        recommend(reference, RequestState.DECLINED);
        people.head()
                .does(() ->
                        files.decline(
                                reference, Choices.DeclineReason.PREVENT_RISK, "On the list."));
        assertThat(file(reference).state()).isEqualTo(RequestState.DECLINED);
    }

    private void recommend(String reference, RequestState proposal) {
        people.lead().does(() -> files.recommend(reference, proposal, "As it is."));
    }

    @Test
    void a_raised_tier_counts_the_notice_anew() {
        String reference =
                cast.asked(people.host(), WrittenFile.form(TestClock.TODAY.plusDays(17)));
        assertThat(file(reference).isLate()).isFalse();
        clock.moveTo(TestClock.TODAY.plusDays(10));
        people.lead().does(() -> files.setTier(reference, Tier.RED, "A hit."));
        assertThat(file(reference).isLate()).isTrue();
        people.lead().does(() -> files.setTier(reference, Tier.GREEN, "Another person."));
        assertThat(file(reference).isLate()).as("of the day on which it was handed in").isFalse();
        boolean listed =
                jdbc.sql("SELECT late FROM speaker_requests WHERE reference = ?")
                        .param(reference)
                        .query(Boolean.class)
                        .single();
        assertThat(listed).isFalse();
    }

    @Test
    void the_lead_is_told_when_somebody_else_comes_upon_it() {
        String reference = cast.asked(people.host(), Cast.form());
        record(people.host(), reference, CheckKind.ORGANISATION_CONTACT, Finding.IDENTITY_REFUSED);
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM outbox_messages WHERE once_key LIKE ?")
                                .param("speaker|" + cast.id(reference) + "|2|red|%")
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }

    @Test
    void a_card_marks_only_what_its_check_can_find() {
        String reference = cast.asked(people.host(), Cast.amber());
        assertThatThrownBy(() ->
                        record(people.lead(), reference, CheckKind.REFERENCE, Finding.ON_A_LIST))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_card_from_before_findings_were_marked_reads_as_it_was() {
        EvidenceCard card = Cast.card(TestClock.TODAY);
        String earlier = FileJson.write(card).replace(",\"findings\":[]", "");
        assertThat(earlier).doesNotContain("findings");
        assertThat(FileJson.card(earlier)).isEqualTo(card);
    }

    @Test
    void refusing_the_outline_later_opens_an_approved_visit_again_as_red() {
        String reference = cast.approved(people, Cast.form());
        RequestForm form = file(reference).form();
        people.host()
                .does(() -> files.change(reference, FormLike.of(form).refusingTheOutline().form()));
        assertThat(file(reference).state()).isEqualTo(RequestState.VETTING);
        assertThat(file(reference).tier()).isEqualTo(Tier.RED);
        assertThat(file(reference).tierReasons()).containsExactly("outline-refused");
    }
}
