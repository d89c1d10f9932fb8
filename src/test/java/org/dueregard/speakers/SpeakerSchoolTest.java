package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.speakers.Choices.DeclineReason;
import org.dueregard.speakers.Choices.Organisation;
import org.dueregard.speakers.Choices.Severity;
import org.dueregard.speakers.SpeakerSettingsService.PointedOut;
import org.dueregard.speakers.SpeakerSettingsService.Stand;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// What a school keeps and decides about its visitors, beside single files.
@PortalTest
class SpeakerSchoolTest {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final byte[] PDF =
            "%PDF-1.7\n%a small file\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService files;
    @Autowired SpeakerFiles store;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired SpeakerSettingsService settings;
    @Autowired RegisterService register;
    @Autowired FairnessService fairness;
    @Autowired AttachmentService attachments;
    @Autowired SpeakerJob job;
    @Autowired SpeakerRetention retention;
    @Autowired SpeakersWaiting waiting;

    private TestSchool school;
    private Cast cast;
    private Cast.School people;
    private Caller host;
    private Caller lead;
    private Caller head;
    private Caller desk;

    @BeforeEach
    void people() {
        clock.reset();
        school = fixtures.school();
        cast = new Cast(fixtures, requests, files, visits, pages, jdbc);
        people = cast.school(school);
        host = people.host().caller();
        lead = people.lead().caller();
        head = people.head().caller();
        desk = people.door().caller();
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private Caller leadOf(TestSchool other) {
        return cast.member(other, PortalRole.DSL).caller();
    }

    private static RequestForm form(Organisation type, String name, LocalDate day, String outline) {
        return FormLike.of(WrittenFile.form(day))
                .titled("A visit of " + name)
                .by(
                        new RequestForm.Speaker(
                                name, "Example Ltd", type, "somebody@speaker.example", "Street 1"))
                .saying(outline)
                .form();
    }

    private String ask(Organisation type, String name, LocalDate day) {
        return cast.asked(people.host(), form(type, name, day, "A talk"));
    }

    private SpeakerFile file(String reference) {
        return store.read(store.find(reference).orElseThrow());
    }

    private void check(String reference) {
        cast.check(people.lead(), reference);
    }

    private void approve(String reference) {
        cast.approve(people, reference);
    }

    private void decline(String reference) {
        check(reference);
        SignedIn.run(lead, () -> files.recommend(reference, RequestState.DECLINED, "No"));
        SignedIn.run(head, () -> files.decline(reference, DeclineReason.OTHER, "No"));
    }

    private void visited(String reference) {
        SignedIn.run(host, () -> visits.confirm(reference, "1-1"));
        SignedIn.run(
                host,
                () ->
                        attachments.attachAgreement(
                                reference,
                                1,
                                "2026-09-test",
                                "signed.pdf",
                                new ByteArrayInputStream(PDF)));
        SignedIn.run(
                desk,
                () ->
                        visits.arrive(
                                reference,
                                "1-1",
                                new VisitService.Arrival("Passport", "3", "Tutor", "", null)));
        SignedIn.run(desk, () -> visits.leave(reference, "1-1", null, ""));
        SignedIn.run(
                host,
                () ->
                        visits.review(
                                reference, "1-1", new VisitService.Review(true, "", "Much", true)));
    }

    private long count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }

    @Test
    void a_visitor_who_came_before_is_green_and_their_checks_only_have_to_be_dated_anew() {
        String first = ask(Organisation.BUSINESS, "Wendell Example", TODAY);
        assertThat(file(first).tier()).isEqualTo(Tier.AMBER);
        approve(first);
        visited(first);

        SpeakerFile again = file(ask(Organisation.BUSINESS, "Wendell Example", TODAY));
        assertThat(again.tier()).isEqualTo(Tier.GREEN);
        assertThat(again.tierReasons()).containsExactly("known");
        CheckItem search = again.check(CheckKind.PERSON_SEARCH, 1).orElseThrow();
        assertThat(search.card()).as("what was found before").isNotNull();
        assertThat(search.state()).as("but a person has to look").isEqualTo(CheckItem.State.OPEN);
        approve(again.reference());
        assertThat(file(again.reference()).state()).isEqualTo(RequestState.APPROVED);
    }

    @Test
    void a_known_visitor_stays_known_when_the_talk_changes_and_a_changed_visitor_is_new() {
        for (String name : List.of("Sorrel Example", "Teasel Example")) {
            String first = ask(Organisation.BUSINESS, name, TODAY);
            approve(first);
            visited(first);
        }
        String again = ask(Organisation.BUSINESS, "Sorrel Example", TODAY.plusMonths(13));
        RequestForm asked = file(again).form();
        change(again, WrittenFile.saying(asked, "Another talk"));
        assertThat(file(again).tier()).isEqualTo(Tier.GREEN);

        String other = ask(Organisation.BUSINESS, "Sorrel Example", TODAY.plusDays(30));
        RequestForm theirs =
                form(Organisation.BUSINESS, "Teasel Example", TODAY.plusDays(30), "A talk");
        change(other, theirs);
        assertThat(file(other).tier())
                .as("known here, but not who was asked for")
                .isEqualTo(Tier.AMBER);
        assertThat(file(other).tierReasons()).containsExactly("new-speaker");

        clock.moveTo(TODAY.plusMonths(12));
        change(again, WrittenFile.saying(asked, "A third talk"));
        assertThat(file(again).tier()).as("twelve months later").isEqualTo(Tier.AMBER);
    }

    private void change(String reference, RequestForm form) {
        SignedIn.run(host, () -> files.change(reference, form));
    }

    @Test
    void a_visit_that_did_not_go_as_agreed_makes_nobody_known() {
        String first = ask(Organisation.BUSINESS, "Marlow Example", TODAY);
        approve(first);
        visited(first);
        jdbc.sql("UPDATE speaker_register SET kept = FALSE WHERE name = 'Marlow Example'").update();
        assertThat(file(ask(Organisation.BUSINESS, "Marlow Example", TODAY)).tier())
                .isEqualTo(Tier.AMBER);
    }

    @Test
    void the_register_is_shared_in_the_trust_shows_no_verdict_and_forgets() {
        String reference = ask(Organisation.PUBLIC_BODY, "Tamsin Example", TODAY);
        approve(reference);
        visited(reference);
        Caller sister = leadOf(fixtures.school(school.trustId()));
        Caller stranger = leadOf(fixtures.school());
        assertThat(SignedIn.as(sister, () -> register.list("amsin", 1)).rows())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kept()).isTrue();
                    assertThat(entry.checks())
                            .extracting(RegisterService.Check::id)
                            .contains("person-search", "organisation-contact");
                    assertThat(entry.expiresOn()).isEqualTo(TODAY.plusMonths(12));
                });
        assertThat(SignedIn.as(stranger, () -> register.list("amsin", 1)).rows()).isEmpty();
        clock.moveTo(TODAY.plusMonths(12));
        assertThat(SignedIn.as(sister, () -> register.list("amsin", 1)).rows()).isEmpty();
        retention.apply();
        assertThat(count("SELECT COUNT(*) FROM speaker_register WHERE name LIKE ?", "Tamsin%"))
                .isZero();
    }

    @Test
    void what_was_refused_is_never_in_the_register() {
        decline(ask(Organisation.BUSINESS, "Refused Example", TODAY.plusDays(30)));
        assertThat(SignedIn.as(lead, () -> register.list("Refused", 1)).rows()).isEmpty();
    }

    @Test
    void identity_details_go_after_the_visit_the_words_when_their_time_is_over() {
        String reference = ask(Organisation.PUBLIC_BODY, "Gone Example", TODAY);
        approve(reference);
        visited(reference);
        SignedIn.run(lead, () -> visits.close(reference, "1-1"));
        assertThat(file(reference).speaker(1).contact()).isEqualTo("Street 1");

        clock.moveTo(TODAY.plusDays(1));
        job.nightly();
        assertThat(file(reference).state()).isEqualTo(RequestState.CLOSED);
        clock.moveTo(TODAY.plusDays(40));
        assertThat(retention.due(school.id()).get(SpeakerRetention.What.IDENTITY)).isPositive();
        job.nightly();
        long id = file(reference).id();
        assertThat(file(reference).speaker(1).contact()).isEmpty();
        assertThat(file(reference).speaker(1).name()).isEqualTo("Gone Example");
        assertThat(store.verify(id).isSound()).isTrue();

        clock.moveTo(TODAY.plusMonths(37).plusDays(5));
        job.nightly();
        assertThat(file(reference).speaker(1).name()).isEmpty();
        assertThat(file(reference).state()).isEqualTo(RequestState.CLOSED);
        assertThat(store.verify(id).isSound()).isTrue();
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM speaker_people WHERE name <> ''"
                                        + " AND request_id = ?",
                                id))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM speaker_attachments WHERE request_id = ?", id))
                .isZero();
    }

    @Test
    void an_undecided_request_lapses_and_a_refusal_closes_after_the_days_for_an_appeal() {
        String late = ask(Organisation.BUSINESS, "Late Example", TODAY.plusDays(1));
        String refused = ask(Organisation.BUSINESS, "No Example", TODAY.plusDays(60));
        decline(refused);
        clock.moveTo(TODAY.plusDays(2));
        job.nightly();
        assertThat(file(late).state()).isEqualTo(RequestState.LAPSED);
        clock.moveTo(TODAY.plusDays(7));
        job.nightly();
        assertThat(file(refused).state())
                .as("the fifth working day is still one for an appeal")
                .isEqualTo(RequestState.DECLINED);
        clock.moveTo(TODAY.plusDays(8));
        job.nightly();
        assertThat(file(refused).state()).isEqualTo(RequestState.CLOSED);
    }

    @Test
    void the_head_alone_lets_those_who_check_decide() {
        SpeakerSettingsService.Rules rules = new SpeakerSettingsService.Rules(true, 36, 36, 12);
        assertThatThrownBy(() -> SignedIn.run(lead, () -> settings.setRules(school.id(), rules)))
                .isInstanceOf(AccessDeniedException.class);
        SignedIn.run(head, () -> settings.setRules(school.id(), rules));
        String green = ask(Organisation.PUBLIC_BODY, "Green Example", TODAY.plusDays(30));
        check(green);
        SignedIn.run(lead, () -> files.recommend(green, RequestState.APPROVED, "Good"));
        SignedIn.run(lead, () -> files.approve(green, "Good", List.of()));
        assertThat(file(green).state()).isEqualTo(RequestState.APPROVED);
    }

    @Test
    void a_substitute_of_the_trust_decides_for_a_while_and_nobody_from_elsewhere() {
        Cast.Member sister = cast.member(fixtures.school(school.trustId()));
        Cast.Member foreign = cast.member(fixtures.school());
        assertThatThrownBy(() -> name(lead, sister)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> name(head, foreign)).isInstanceOf(InvalidInputException.class);
        name(head, sister);
        String reference = ask(Organisation.BUSINESS, "Sub Example", TODAY.plusDays(30));
        check(reference);
        SignedIn.run(lead, () -> files.recommend(reference, RequestState.APPROVED, "Good"));
        sister.does(() -> files.approve(reference, "Good", List.of()));
        assertThat(file(reference).state()).isEqualTo(RequestState.APPROVED);
    }

    private void name(Caller by, Cast.Member substitute) {
        SignedIn.run(
                by,
                () ->
                        settings.nameSubstitute(
                                school.id(),
                                substitute.person().email(),
                                Stand.DECIDE,
                                TODAY,
                                TODAY.plusDays(5),
                                "The head is away"));
    }

    @Test
    void a_phrase_points_out_a_sentence_and_refuses_nothing() {
        SignedIn.run(
                lead,
                () -> settings.addPhrase(school.id(), "purple banner", Severity.HIGH, "A flag."));
        assertThat(SignedIn.as(lead, () -> settings.phrases(school.id())))
                .extracting(PointedOut::phrase)
                .contains("purple banner", "travel to Syria");
        RequestForm asked =
                form(
                        Organisation.BUSINESS,
                        "Banner Example",
                        TODAY.plusDays(30),
                        "First this. We wave a Purple  banner, as ever. Then that.");
        SpeakerFile file = file(SignedIn.as(host, () -> requests.submit(requests.begin(asked))));
        assertThat(file.state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(file.matches())
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.sentence()).isEqualTo("We wave a Purple  banner, as ever.");
                    assertThat(match.severity()).isEqualTo(Severity.HIGH);
                });
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM outbox_messages WHERE once_key LIKE ?",
                                "speaker|" + file.id() + "|1|phrase|%"))
                .as("both leads")
                .isEqualTo(2);
        SignedIn.run(lead, () -> settings.removePhrase(school.id(), "purple banner"));
        assertThat(SignedIn.as(lead, () -> settings.phrases(school.id())))
                .extracting(PointedOut::phrase)
                .doesNotContain("purple banner");
    }

    @Test
    void like_is_compared_with_like_and_small_groups_stay_hidden() {
        for (int i = 0; i < 6; i++) {
            approve(ask(Organisation.BUSINESS, "Fair " + i, TODAY.plusDays(30)));
        }
        for (int i = 0; i < 5; i++) {
            decline(ask(Organisation.CLUB, "Club " + i, TODAY.plusDays(30)));
        }
        approve(ask(Organisation.CHARITY, "Few", TODAY.plusDays(30)));
        approve(ask(Organisation.FAITH_GROUP, "Fewer", TODAY.plusDays(30)));
        FairnessService.TierLines amber =
                SignedIn.as(lead, () -> fairness.compare()).stream()
                        .filter(tier -> tier.tier() == Tier.AMBER)
                        .findFirst()
                        .orElseThrow();
        assertThat(amber.organisations())
                .extracting(
                        FairnessService.Line::group,
                        FairnessService.Line::decided,
                        FairnessService.Line::standsOut)
                .containsExactly(
                        tuple("BUSINESS", 6, false),
                        tuple("CHARITY", null, false),
                        tuple("CLUB", 5, true),
                        tuple("FAITH_GROUP", null, false));
    }

    @Test
    void files_are_what_they_say_and_open_for_the_right_people_only() {
        String reference = ask(Organisation.BUSINESS, "Paper Example", TODAY.plusDays(30));
        byte[] page = "<html>not a pdf</html>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> attach(reference, "slides.pdf", page))
                .isInstanceOf(InvalidInputException.class);
        attach(reference, "../../slides.pdf", PDF);
        long attachment =
                file(reference).last(StepKind.FILE_ATTACHED).orElseThrow().number("attachment");
        AttachmentService.Attachment opened =
                SignedIn.as(lead, () -> attachments.open(reference, attachment));
        assertThat(opened.name()).isEqualTo("slides.pdf");
        assertThat(opened.content()).hasBinaryContent(PDF);
        for (Caller wrong : List.of(cast.member(school).caller(), leadOf(fixtures.school()))) {
            assertThatThrownBy(
                            () -> SignedIn.as(wrong, () -> attachments.open(reference, attachment)))
                    .isInstanceOf(RequestMissingException.class);
        }
    }

    private void attach(String reference, String name, byte[] bytes) {
        SignedIn.run(
                host, () -> attachments.attach(reference, name, new ByteArrayInputStream(bytes)));
    }

    @Test
    void a_file_that_somebody_altered_is_not_shown_and_can_still_be_walked() {
        String reference = ask(Organisation.BUSINESS, "Altered Example", TODAY.plusDays(30));
        check(reference);
        jdbc.sql("UPDATE speaker_entries SET kind = 'NONSENSE' WHERE request_id = ? AND seq = 3")
                .param(file(reference).id())
                .update();
        assertThatThrownBy(() -> SignedIn.as(lead, () -> files.open(reference)))
                .isInstanceOf(FileBrokenException.class);
        FileVerdict verdict = SignedIn.as(lead, () -> files.verify(reference));
        assertThat(verdict.fault()).isEqualTo(FileVerdict.Fault.ALTERED);
        assertThat(verdict.at()).isEqualTo(3);
        assertThatThrownBy(() ->
                        SignedIn.run(
                                lead, () -> files.recommend(reference, RequestState.APPROVED, "x")))
                .as("nothing is added to a broken file")
                .isInstanceOf(FileBrokenException.class);
    }

    @Test
    void what_nobody_said_anything_about_closes_after_three_months() {
        String reference = ask(Organisation.PUBLIC_BODY, "Silent Example", TODAY);
        approve(reference);
        clock.moveTo(TODAY.plusDays(90));
        job.nightly();
        assertThat(file(reference).state()).isEqualTo(RequestState.APPROVED);
        clock.moveTo(TODAY.plusDays(91));
        job.nightly();
        assertThat(file(reference).state()).isEqualTo(RequestState.CLOSED);
    }

    @Test
    void nobody_leaves_before_they_came() {
        String reference = ask(Organisation.PUBLIC_BODY, "Early Example", TODAY);
        approve(reference);
        SignedIn.run(host, () -> visits.confirm(reference, "1-1"));
        SignedIn.run(
                host,
                () ->
                        attachments.attachAgreement(
                                reference,
                                1,
                                "2026-09-test",
                                "signed.pdf",
                                new ByteArrayInputStream(PDF)));
        SignedIn.run(
                desk,
                () ->
                        visits.arrive(
                                reference,
                                "1-1",
                                new VisitService.Arrival(
                                        "Passport", "3", "Tutor", "", LocalTime.of(9, 15))));
        assertThatThrownBy(() ->
                        SignedIn.run(
                                desk, () -> visits.leave(reference, "1-1", LocalTime.of(9, 0), "")))
                .isInstanceOf(InvalidInputException.class);
        SignedIn.run(desk, () -> visits.leave(reference, "1-1", LocalTime.of(9, 20), ""));
        assertThat(file(reference).visits())
                .extracting(Visit::state)
                .containsExactly(VisitState.FINISHED);
    }

    @Test
    void the_red_list_counts_what_waits() {
        ask(Organisation.BUSINESS, "One Example", TODAY.plusDays(30));
        String two = ask(Organisation.BUSINESS, "Two Example", TODAY.plusDays(30));
        check(two);
        SignedIn.run(lead, () -> files.recommend(two, RequestState.APPROVED, "Good"));
        assertThat(waiting.of(school.id())).isEqualTo(new SpeakersWaiting.Waiting(1, 1, 0));
        clock.moveTo(TODAY.plusDays(14));
        assertThat(waiting.of(school.id()).overdue()).isEqualTo(2);
    }

    @Test
    void somebody_who_is_not_on_the_list_is_recorded_and_the_lead_told() {
        assertThatThrownBy(() -> unlisted(false)).isInstanceOf(InvalidInputException.class);
        unlisted(true);
        List<VisitService.OnSite> present = SignedIn.as(desk, () -> visits.onSite());
        assertThat(present).extracting(VisitService.OnSite::badge).containsExactly("9");
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM outbox_messages WHERE once_key LIKE ?",
                                "unlisted|" + present.getFirst().id() + "|%"))
                .as("both leads")
                .isEqualTo(2);
        SignedIn.run(desk, () -> visits.unlistedLeft(present.getFirst().id()));
        assertThat(SignedIn.as(desk, () -> visits.onSite())).isEmpty();
    }

    private void unlisted(boolean hostCalled) {
        SignedIn.run(
                desk,
                () ->
                        visits.unlisted(
                                new VisitService.Unlisted(
                                        "Stranger Example",
                                        "",
                                        "The head",
                                        hostCalled,
                                        true,
                                        "Secretary",
                                        "9")));
    }
}
