package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.ContentLibrary;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// People who do something to the same file at the same moment: one of them does it, the others are
/// told.
@PortalTest
class DecidersRaceTest {

    private static final int ROUNDS = Boolean.getBoolean("endurance") ? 200 : 12;

    @Autowired Fixtures fixtures;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService service;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired SpeakerFiles files;
    @Autowired SpeakerLinks links;
    @Autowired ContentLibrary library;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private Cast cast;
    private Cast.School school;

    @BeforeEach
    void people() {
        cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        school = cast.school(fixtures.school());
    }

    /// What came of each, in their order: empty where it was done.
    private static List<String> together(Executable... works) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(works.length);
        List<Future<String>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(works.length)) {
            for (Executable work : works) {
                Callable<String> task =
                        () -> {
                            barrier.await();
                            try {
                                work.execute();
                                return "";
                            } catch (InvalidInputException e) {
                                return e.problems().getFirst().key();
                            } catch (Throwable e) {
                                throw new IllegalStateException(e);
                            }
                        };
                results.add(threads.submit(task));
            }
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> result : results) {
            outcomes.add(result.get());
        }
        return outcomes;
    }

    private long count(String reference, StepKind... kinds) {
        return files.read(cast.id(reference)).entries().stream()
                .filter(entry -> List.of(kinds).contains(entry.kind()))
                .count();
    }

    @Test
    void of_two_who_decide_one_does_and_the_other_is_told() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String reference = cast.recommended(school, Cast.amber());
            List<String> outcomes =
                    together(
                            () ->
                                    SignedIn.run(
                                            school.head().caller(),
                                            () -> service.approve(reference, "Yes.", List.of())),
                            () ->
                                    SignedIn.run(
                                            school.secondHead().caller(),
                                            () ->
                                                    service.decline(
                                                            reference,
                                                            Choices.DeclineReason.OTHER,
                                                            "No.")));
            assertThat(outcomes)
                    .containsExactlyInAnyOrder("", "speakers.problem.decided-meanwhile");
            assertThat(count(reference, StepKind.APPROVED, StepKind.DECLINED)).isOne();
            SpeakerFile file = files.read(cast.id(reference));
            FileChecks.entriesAreWhole(file, () -> "after both decided");
            FileChecks.listsAreTheFile(jdbc, file, () -> "after both decided");
            assertThat(files.verify(file.id()).isSound()).isTrue();
        }
    }

    @Test
    void a_decision_and_a_withdrawal_do_not_both_happen() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String reference = cast.recommended(school, Cast.amber());
            List<String> outcomes =
                    together(
                            () ->
                                    SignedIn.run(
                                            school.head().caller(),
                                            () ->
                                                    service.decline(
                                                            reference,
                                                            Choices.DeclineReason.OTHER,
                                                            "No.")),
                            () ->
                                    SignedIn.run(
                                            school.host().caller(),
                                            () -> service.withdraw(reference, "Off.")));
            assertThat(outcomes).containsExactlyInAnyOrder("", "speakers.problem.moved-on");
            assertThat(count(reference, StepKind.DECLINED, StepKind.WITHDRAWN)).isOne();
        }
    }

    @Test
    void a_link_clicked_twice_at_once_signs_once() throws Exception {
        String version =
                LinkPages.versionOf(Objects.requireNonNull(library.catalogue().agreement()));
        for (int round = 0; round < ROUNDS; round++) {
            String reference = cast.approved(school, Cast.form());
            String token =
                    Objects.requireNonNull(
                            transaction.execute(status ->
                                    links.create(
                                            cast.id(reference),
                                            SpeakerLinks.Purpose.AGREEMENT,
                                            1,
                                            Cast.DAY)));
            Executable sign = () -> pages.sign(token, "Alex Example", true, version);
            assertThat(together(sign, sign))
                    .containsExactlyInAnyOrder("", "agreement.invalid.nothing-to-sign");
            assertThat(count(reference, StepKind.AGREEMENT_SIGNED)).isOne();
        }
    }

    @Test
    void steps_that_do_not_exclude_each_other_are_both_kept() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String reference = cast.asked(school.host(), Cast.amber());
            List<String> outcomes =
                    together(
                            () ->
                                    SignedIn.run(
                                            school.lead().caller(),
                                            () -> record(reference, CheckKind.IDENTITY)),
                            () ->
                                    SignedIn.run(
                                            school.secondLead().caller(),
                                            () -> record(reference, CheckKind.LISTS)),
                            () ->
                                    SignedIn.run(
                                            school.host().caller(),
                                            () -> record(reference, CheckKind.PERSON_SEARCH)));
            assertThat(outcomes).containsOnly("");
            assertThat(count(reference, StepKind.CHECK_RECORDED)).isEqualTo(3);
            assertThat(count(reference, StepKind.VETTING_BEGUN)).isOne();
            assertThat(files.verify(cast.id(reference)).isSound()).isTrue();
        }
    }

    private void record(String reference, CheckKind kind) {
        service.recordCheck(reference, kind, 1, Cast.card(org.dueregard.testing.TestClock.TODAY));
    }
}
