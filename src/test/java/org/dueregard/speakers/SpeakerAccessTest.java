package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.audit.AuditAction;
import org.dueregard.content.ContentLibrary;
import org.dueregard.speakers.Actor.Duty;
import org.dueregard.speakers.Cast.Member;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/// Who gets at a visiting speaker's file, by role, by school, as a substitute and by private link; and
/// that a refusal tells nothing.
@PortalTest
class SpeakerAccessTest {

    private static final int REFUSED = 403;
    private static final int GONE = 404;

    @Autowired Fixtures fixtures;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService service;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired SpeakerFiles files;
    @Autowired SpeakerLinks links;
    @Autowired ContentLibrary library;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Cast cast;
    private Cast.School school;
    private Cast.School other;
    private String reference;
    private LinkVisitor visitor;

    @BeforeEach
    void twoSchools() {
        cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        school = cast.school(fixtures.school());
        other = cast.school(fixtures.school(school.place().trustId()));
        reference = cast.approved(school, Cast.form());
        visitor = new LinkVisitor(port);
    }

    @AfterEach
    void close() {
        visitor.close();
        clock.reset();
    }

    private long entries() {
        return files.verify(cast.id(reference)).entries();
    }

    /// Every way to a file, by what it is called.
    private Map<String, Runnable> ways(String which) {
        return Map.ofEntries(
                Map.entry("open", () -> service.open(which)),
                Map.entry("verify", () -> service.verify(which)),
                Map.entry("begin", () -> service.begin(which)),
                Map.entry("tier", () -> service.setTier(which, Tier.GREEN, "x")),
                Map.entry("more", () -> service.askForMore(which, "x")),
                Map.entry("answer", () -> service.answer(which, "x")),
                Map.entry("change", () -> service.change(which, Cast.form())),
                Map.entry("advice", () -> service.askAdvice(which, "x", "", "x")),
                Map.entry("recommend", () -> service.recommend(which, RequestState.APPROVED, "x")),
                Map.entry("approve", () -> service.approve(which, "x", List.of())),
                Map.entry(
                        "decline", () -> service.decline(which, Choices.DeclineReason.OTHER, "x")),
                Map.entry("withdraw", () -> service.withdraw(which, "x")),
                Map.entry("appeal", () -> service.appeal(which, "x")),
                Map.entry("reopen", () -> service.reopen(which, "x")),
                Map.entry("link", () -> service.newLink(which, 1)),
                Map.entry("copy", () -> requests.copy(which)),
                Map.entry("confirm", () -> visits.confirm(which, "1-1")),
                Map.entry("meet", () -> visits.meet(which, "1-1", 1)),
                Map.entry("leave", () -> visits.leave(which, "1-1", null, "")),
                Map.entry("review", () -> visits.review(which, "1-1", REVIEW)),
                Map.entry("close", () -> visits.close(which, "1-1")),
                Map.entry("not come", () -> visits.notCome(which, "1-1")));
    }

    private static final VisitService.Review REVIEW =
            new VisitService.Review(true, "", "Much.", true);
    private static final VisitService.Arrival ARRIVAL =
            new VisitService.Arrival("Passport", "7", "Sam Host", "", null);

    @Test
    void for_another_school_and_for_colleagues_a_file_is_not_there() {
        long before = entries();
        Member colleague = cast.member(school.place());
        for (Member stranger :
                List.of(colleague, other.host(), other.lead(), other.head(), other.door())) {
            ways(reference).forEach((what, way) -> assertSameAsUnknown(stranger, what, way));
            assertThat(audited(AuditAction.ACCESS_REFUSED, stranger.account())).isTrue();
        }
        for (Member stranger : List.of(other.lead(), other.head(), other.door())) {
            assertSameAsUnknown(stranger, "arrive", () -> visits.arrive(reference, "1-1", ARRIVAL));
        }
        assertThat(entries()).isEqualTo(before);
    }

    private void assertSameAsUnknown(Member stranger, String what, Runnable way) {
        Throwable unknown =
                catchThrowable(
                        () -> SignedIn.run(stranger.caller(), ways("V26-99999").get("open")));
        Throwable refused = catchThrowable(() -> SignedIn.run(stranger.caller(), way));
        assertThat(refused).as(what).isInstanceOf(RequestMissingException.class);
        assertThat(refused).as(what).hasSameClassAs(unknown);
        assertThat(refused.getMessage()).as(what).isEqualTo(unknown.getMessage());
    }

    @Test
    void lists_end_at_the_school() {
        for (Member stranger : List.of(other.lead(), other.head(), other.host())) {
            assertThat(
                            SignedIn.as(
                                    stranger.caller(),
                                    () ->
                                            requests.list(
                                                    new SpeakerFilter(
                                                            SpeakerFilter.Show.ALL,
                                                            reference,
                                                            SpeakerFilter.Sort.AGE,
                                                            1))))
                    .extracting(page -> page.total())
                    .isEqualTo(0L);
        }
        assertThat(SignedIn.as(other.door().caller(), () -> visits.expected(Cast.DAY, Cast.DAY)))
                .isEmpty();
        assertThat(SignedIn.as(school.door().caller(), () -> visits.expected(Cast.DAY, Cast.DAY)))
                .hasSize(1);
    }

    @Test
    void a_step_of_somebody_elses_part_is_refused_and_written_down() {
        String waiting = cast.recommended(school, Cast.amber());
        long before = files.verify(cast.id(waiting)).entries();
        assertThatThrownBy(() ->
                        school.secondLead().does(() -> service.approve(waiting, "x", List.of())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(
                        () -> school.head().does(() -> service.setTier(waiting, Tier.GREEN, "x")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> school.host().does(() -> service.approve(waiting, "x", List.of())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> school.host().does(() -> visits.arrive(waiting, "1-1", ARRIVAL)))
                .isInstanceOf(AccessDeniedException.class);
        for (Member one : List.of(school.secondLead(), school.head(), school.host())) {
            assertThat(audited(AuditAction.ACCESS_REFUSED, one.account())).isTrue();
        }
        assertThat(files.verify(cast.id(waiting)).entries()).isEqualTo(before);
    }

    @Test
    void at_a_shared_tablet_there_are_no_files_whatever_the_role() {
        Caller lead = school.lead().caller();
        Caller atKiosk =
                new Caller(
                        lead.accountId(),
                        lead.staffMemberId(),
                        lead.schoolId(),
                        lead.schoolName(),
                        lead.name(),
                        lead.grants(),
                        true);
        substitute(school.lead(), Duty.DECIDE, TestClock.TODAY, TestClock.TODAY);
        ways(reference)
                .forEach((what, way) ->
                        assertThat(catchThrowable(() -> SignedIn.run(atKiosk, way)))
                                .as(what)
                                .isInstanceOf(AccessDeniedException.class));
        assertThat(
                        catchThrowable(() ->
                                SignedIn.run(atKiosk, () -> visits.expected(Cast.DAY, Cast.DAY))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(catchThrowable(() -> SignedIn.run(atKiosk, () -> requests.begin(Cast.form()))))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void substitute(Member who, Duty duty, LocalDate from, LocalDate to) {
        jdbc.sql(
                        "INSERT INTO speaker_substitutes (id, school_id, account_id, duty, from_day,"
                                + " to_day, reason, named_by) VALUES (NEXT VALUE FOR ids, ?, ?, ?,"
                                + " ?, ?, 'test', ?)")
                .params(
                        school.place().id(),
                        who.account(),
                        duty.name(),
                        from,
                        to,
                        school.head().account())
                .update();
    }

    @Test
    void a_substitute_acts_on_the_named_days_only() {
        Member deputy = cast.member(other.place());
        LocalDate first = TestClock.TODAY.plusDays(1);
        LocalDate last = TestClock.TODAY.plusDays(3);
        substitute(deputy, Duty.DECIDE, first, last);
        for (LocalDate day = TestClock.TODAY;
                !day.isAfter(last.plusDays(1));
                day = day.plusDays(1)) {
            clock.reset();
            String waiting = cast.recommended(school, Cast.amber());
            clock.moveTo(day);
            Throwable refused =
                    catchThrowable(() ->
                            deputy.does(() -> service.approve(waiting, "In time.", List.of())));
            boolean named = !day.isBefore(first) && !day.isAfter(last);
            if (named) {
                assertThat(refused).as(day.toString()).isNull();
            } else {
                assertThat(refused).as(day.toString()).isInstanceOf(RequestMissingException.class);
            }
        }
    }

    @Test
    void a_substitute_has_that_duty_and_no_other() {
        Member deputy = cast.member(other.place());
        substitute(deputy, Duty.VET, TestClock.TODAY, TestClock.TODAY);
        String asked = cast.asked(school.host(), Cast.amber());
        cast.check(deputy, asked);
        deputy.does(() -> service.recommend(asked, RequestState.APPROVED, "All was in order."));
        assertThatThrownBy(() -> deputy.does(() -> service.approve(asked, "x", List.of())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> deputy.does(() -> visits.arrive(reference, "1-1", ARRIVAL)))
                .isInstanceOf(AccessDeniedException.class);
        jdbc.sql("UPDATE speaker_substitutes SET ended_at = ? WHERE account_id = ?")
                .params(org.dueregard.common.Days.stored(clock.instant()), deputy.account())
                .update();
        assertThatThrownBy(() -> deputy.does(() -> service.open(asked)))
                .isInstanceOf(RequestMissingException.class);
    }

    @Test
    void a_substitute_who_checked_does_not_decide_as_a_substitute_either() {
        Member deputy = cast.member(other.place());
        substitute(deputy, Duty.VET, TestClock.TODAY, TestClock.TODAY);
        substitute(deputy, Duty.DECIDE, TestClock.TODAY, TestClock.TODAY);
        String asked = cast.asked(school.host(), Cast.amber());
        cast.check(deputy, asked);
        school.lead().does(() -> service.recommend(asked, RequestState.APPROVED, "All in order."));
        assertThatThrownBy(() -> deputy.does(() -> service.approve(asked, "x", List.of())))
                .hasMessageContaining("own-recommendation");
    }

    private String token(SpeakerLinks.Purpose purpose, int speaker, LocalDate last) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> links.create(cast.id(reference), purpose, speaker, last)));
    }

    private String agreementPage() {
        return "/speakers/agreement/" + token(SpeakerLinks.Purpose.AGREEMENT, 1, Cast.DAY);
    }

    private String version() {
        return LinkPages.versionOf(Objects.requireNonNull(library.catalogue().agreement()));
    }

    private HttpResponse<String> sign(String page, String formToken, String version)
            throws Exception {
        return visitor.post(
                page,
                formToken,
                "sign",
                "1",
                "name",
                "Alex Example",
                "agreed",
                "true",
                "version",
                version);
    }

    @Test
    void the_speakers_page_needs_no_account_and_is_kept_nowhere() throws Exception {
        HttpResponse<String> page = visitor.get(agreementPage());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Alex Example").contains(school.place().name());
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.body())
                .doesNotContain(school.lead().person().givenName())
                .doesNotContain(school.head().person().givenName())
                .doesNotContain("Talks for schools since 2019.");
    }

    @Test
    void a_decision_leads_in_one_click_to_why_the_school_may_act_and_how_to_complain()
            throws Exception {
        assertThat(visitor.get(agreementPage()).body())
                .contains("href=\"#why\"", "id=\"why\"", "Why a school may act", "If you disagree");
        List<String> letters =
                jdbc.sql(
                                "SELECT body FROM outbox_messages WHERE school_id = ?"
                                        + " AND (body LIKE '%Please see to the conditions%'"
                                        + " OR body LIKE '%look forward to your visit%')")
                        .param(school.place().id())
                        .query((row, number) -> row.getString(1))
                        .list();
        assertThat(letters).isNotEmpty().allMatch(letter -> letter.contains("#why"));
    }

    @Test
    void a_signature_is_taken_once() throws Exception {
        String page = agreementPage();
        String formToken = visitor.formToken(page);
        long before = entries();
        assertThat(sign(page, "", version()).statusCode()).isEqualTo(REFUSED);
        assertThat(sign(page, "guessed", version()).statusCode()).isEqualTo(REFUSED);
        assertThat(entries()).isEqualTo(before);

        assertThat(sign(page, formToken, "2020-01-000000000000").body())
                .contains("The text has changed");
        assertThat(entries()).isEqualTo(before);

        assertThat(sign(page, formToken, version()).statusCode()).isEqualTo(302);
        assertThat(entries()).isEqualTo(before + 1);

        HttpResponse<String> again = sign(page, visitor.formToken(page), version());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("There is nothing to sign");
        assertThat(entries()).isEqualTo(before + 1);
        assertThat(linkRefusals()).isEqualTo(1);
        assertThat(files.read(cast.id(reference)).visits().getFirst().signedVersion())
                .isEqualTo(version());
    }

    @Test
    void links_that_do_not_work_look_all_the_same() throws Exception {
        String guessed = "/speakers/agreement/" + "a".repeat(43);
        HttpResponse<String> gone = visitor.get(guessed);
        assertThat(gone.statusCode()).isEqualTo(GONE);

        String revoked = agreementPage();
        SignedIn.run(school.host().caller(), () -> service.newLink(reference, 1));
        String wrongDoor = "/speakers/agreement/" + token(SpeakerLinks.Purpose.ADVICE, 0, Cast.DAY);
        String notWaited = "/speakers/advice/" + token(SpeakerLinks.Purpose.ADVICE, 0, Cast.DAY);
        for (String page : List.of(revoked, wrongDoor, notWaited)) {
            assertSame(visitor.get(page), page, gone, guessed);
        }
        String live = agreementPage();
        String formToken = visitor.formToken(live);
        clock.moveTo(Cast.DAY.plusDays(1));
        assertSame(visitor.get(live), live, gone, guessed);
        long before = entries();
        assertSame(sign(live, formToken, version()), live, gone, guessed);
        assertSame(
                visitor.post(live, formToken, "correct", "1", "correction", "x"),
                live,
                gone,
                guessed);
        assertThat(entries()).isEqualTo(before);
    }

    private void assertSame(
            HttpResponse<String> one, String page, HttpResponse<String> gone, String guessed) {
        assertThat(one.statusCode()).as(page).isEqualTo(GONE);
        assertThat(one.body().replace(page, ""))
                .as(page)
                .isEqualTo(gone.body().replace(guessed, ""))
                .doesNotContain(school.place().name())
                .doesNotContain("Alex")
                .doesNotContain(reference)
                .doesNotContain("Fire safety");
        assertThat(one.headers().firstValue("Cache-Control"))
                .isEqualTo(gone.headers().firstValue("Cache-Control"));
    }

    @Test
    void an_adviser_comments_once_and_approves_nothing() throws Exception {
        reference = cast.recommended(school, Cast.amber());
        school.lead().does(() -> service.askAdvice(reference, "Police", "", "Anything known?"));
        String page = "/speakers/advice/" + token(SpeakerLinks.Purpose.ADVICE, 0, Cast.DAY);
        String formToken = visitor.formToken(page);
        assertThat(visitor.get(page).body())
                .contains("Anything known?")
                .containsOnlyOnce("<form")
                .doesNotContain("name=\"approve")
                .doesNotContain("Talks for schools since 2019.")
                .doesNotContain(school.lead().person().givenName());
        long before = entries();
        assertThat(visitor.post(page, "", "advice", "Nothing.").statusCode()).isEqualTo(REFUSED);
        assertThat(visitor.post(page, formToken, "advice", "Nothing.").statusCode()).isEqualTo(200);
        assertThat(entries()).isEqualTo(before + 1);
        assertThat(files.read(cast.id(reference)).state()).isEqualTo(RequestState.RECOMMENDED);

        assertThat(visitor.get(page).statusCode()).isEqualTo(GONE);
        assertThat(visitor.post(page, formToken, "advice", "Again.").statusCode()).isEqualTo(GONE);
        assertThat(entries()).isEqualTo(before + 1);
        assertThat(linkRefusals()).isEqualTo(1);
    }

    @Test
    void an_adviser_is_not_shown_what_somebody_else_is_asked_later() throws Exception {
        reference = cast.recommended(school, Cast.amber());
        school.lead().does(() -> service.askAdvice(reference, "Police", "", "Anything known?"));
        String first = "/speakers/advice/" + token(SpeakerLinks.Purpose.ADVICE, 0, Cast.DAY);
        school.lead().does(() -> service.recordAdvice(reference, "They rang."));
        school.lead().does(() -> service.askAdvice(reference, "Council", "", "And you?"));
        assertThat(visitor.get(first).statusCode()).isEqualTo(GONE);
    }

    @Test
    void whoever_is_replaced_has_no_link_any_more() throws Exception {
        String page = agreementPage();
        RequestForm form = Cast.form();
        RequestForm replaced =
                form.with(
                        List.of(
                                WrittenFile.speaker(
                                        "Robin Example", Choices.Organisation.PUBLIC_BODY, "")),
                        form.days());
        school.host().does(() -> service.change(reference, replaced));
        HttpResponse<String> response = visitor.get(page);
        assertThat(response.statusCode()).isEqualTo(GONE);
        assertThat(response.body()).doesNotContain("Robin");
    }

    @ParameterizedTest
    @EnumSource(
            value = PortalRole.class,
            names = {"GOVERNOR", "AUTHOR", "ADMIN", "SUPPORT", "RECEPTION"})
    void other_roles_see_their_own_requests_only(PortalRole role) {
        Member somebody = cast.member(school.place(), role);
        assertThatThrownBy(() -> somebody.does(() -> service.open(reference)))
                .isInstanceOf(RequestMissingException.class);
        String own = cast.asked(somebody, Cast.form());
        somebody.does(() -> service.open(own));
    }

    private long linkRefusals() {
        return logged(AuditAction.SPEAKER_LINK_REFUSED, "object_id", cast.id(reference));
    }

    private long logged(AuditAction action, String column, long value) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM (SELECT action, object_id, actor_id FROM"
                                + " audit_entries UNION ALL SELECT action, object_id, actor_id FROM"
                                + " audit_pending) AS known WHERE action = ? AND "
                                + column
                                + " = ?")
                .params(action.name(), value)
                .query(Long.class)
                .single();
    }

    /// Refusals are written down a moment later.
    private boolean audited(AuditAction action, long account) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < until) {
            if (logged(action, "actor_id", account) > 0) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
