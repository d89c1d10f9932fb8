package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dueregard.common.InvalidInputException;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two heads decide on the same request at the same moment, each in a program of their own: there is
/// one decision, and the other is told.
@PortalTest
class TwoProcessesDecideTest {

    private static final Logger log = LoggerFactory.getLogger(TwoProcessesDecideTest.class);
    private static final int ROUNDS = Boolean.getBoolean("endurance") ? 200 : 15;
    private static final int HEAD_START_MILLIS = 150;
    private static final String TOLD = "speakers.problem.decided-meanwhile";

    @Autowired Fixtures fixtures;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService service;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired SpeakerFiles files;
    @Autowired JdbcClient jdbc;
    @Autowired Environment environment;

    @Test
    void of_two_programs_one_decides() throws Exception {
        Cast cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        Cast.School school = cast.school(fixtures.school());
        int here = 0;
        try (SecondProcess second = SecondProcess.start(environment, "decides")) {
            for (int round = 0; round < ROUNDS; round++) {
                String reference = cast.recommended(school, Cast.amber());
                long moment = System.currentTimeMillis() + HEAD_START_MILLIS;
                second.order(
                        "decline %d %d %d %s %d"
                                .formatted(
                                        school.secondHead().account(),
                                        school.secondHead().person().id(),
                                        school.place().id(),
                                        reference,
                                        moment));
                while (System.currentTimeMillis() < moment) {
                    Thread.onSpinWait();
                }
                String mine = approve(school, reference);
                String theirs =
                        second.await(
                                        line -> line.startsWith(reference + " "),
                                        Duration.ofSeconds(30),
                                        "the other's decision")
                                .substring(reference.length() + 1);
                assertThat(java.util.List.of(mine, theirs))
                        .as("round " + round)
                        .containsExactlyInAnyOrder("done", TOLD);
                here += mine.equals("done") ? 1 : 0;
                SpeakerFile file = files.read(cast.id(reference));
                assertThat(
                                file.entries().stream()
                                        .filter(entry ->
                                                entry.kind() == StepKind.APPROVED
                                                        || entry.kind() == StepKind.DECLINED))
                        .hasSize(1);
                assertThat(files.verify(file.id()).isSound()).isTrue();
                FileChecks.listsAreTheFile(jdbc, file, () -> "after both decided");
            }
        }
        log.info("Of {} races, {} were won here", ROUNDS, here);
    }

    private String approve(Cast.School school, String reference) {
        try {
            SignedIn.run(
                    school.head().caller(),
                    () -> service.approve(reference, "Yes.", java.util.List.of()));
            return "done";
        } catch (InvalidInputException e) {
            return e.problems().getFirst().key();
        }
    }
}
