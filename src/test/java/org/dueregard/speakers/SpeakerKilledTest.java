package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dueregard.speakers.Cast.Member;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A program in which visit after visit goes its way from the request to the end is killed somewhere on
/// that way. Every step it had answered is there, and what is there is there whole: its entry, the
/// lists, the log, the register and its mails.
///
/// With `-Dendurance=true` fifty times instead of three.
@PortalTest
class SpeakerKilledTest {

    private static final Logger log = LoggerFactory.getLogger(SpeakerKilledTest.class);
    private static final int ROUNDS = Boolean.getBoolean("endurance") ? 50 : 3;
    private static final long SEED = 20_261_122;
    private static final int LONGEST_MILLIS = 2_500;

    /// Who is written to at each step, besides the one who takes it.
    private static final Map<StepKind, List<String>> MAILS =
            Map.of(
                    StepKind.SUBMITTED,
                    List.of("submitted|lead", "submitted|second lead", "asked|speaker-1"),
                    StepKind.ADVICE_ASKED,
                    List.of("advice|adviser"),
                    StepKind.ADVICE_GIVEN,
                    List.of("advice-given|second lead"),
                    StepKind.RECOMMENDED,
                    List.of("recommended|head", "recommended|second head"),
                    StepKind.APPROVED_WITH_CONDITIONS,
                    List.of(
                            "approved|host",
                            "approved-dsl|lead",
                            "approved-dsl|second lead",
                            "approved-reception|door",
                            "approved|speaker-1"),
                    StepKind.AGREEMENT_SIGNED,
                    List.of("signed|host"),
                    StepKind.CONFIRMED,
                    List.of("confirmed|speaker-1"),
                    StepKind.ARRIVED,
                    List.of("arrived|host"),
                    StepKind.FINISHED,
                    List.of("finished|host"),
                    StepKind.REVIEWED,
                    List.of("reviewed|lead", "reviewed|second lead"));

    @Autowired Fixtures fixtures;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService service;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired SpeakerFiles files;
    @Autowired JdbcClient jdbc;
    @Autowired Environment environment;

    private Cast cast;
    private Cast.School school;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void no_step_is_lost_or_half_done() throws Exception {
        cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        school = cast.school(fixtures.school());
        Random random = new Random(SEED);
        log.info("{} rounds, seed {}", ROUNDS, SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            List<String> answered;
            int pause = random.nextInt(LONGEST_MILLIS);
            try (SecondProcess second = SecondProcess.start(environment, "killed-" + round)) {
                second.order(
                        "walk %d %d %d %d %d"
                                .formatted(
                                        school.place().id(),
                                        school.host().account(),
                                        school.lead().account(),
                                        school.head().account(),
                                        school.door().account()));
                second.await(
                        line -> line.endsWith(" 1"), Duration.ofSeconds(60), "the first request");
                Thread.sleep(pause);
                second.kill();
                answered = second.answers();
            }
            String story =
                    "round %d, killed after %d ms and %s"
                            .formatted(round, pause, answered.getLast());
            log.info("{}, {} steps answered", story, answered.size() - 1);
            check(answered, story);
        }
    }

    private void check(List<String> answered, String story) {
        Map<String, Integer> steps = new HashMap<>();
        for (String line : answered.subList(1, answered.size())) {
            String[] parts = line.split(" ");
            // A line that was being written when the end came is no answer.
            if (parts.length == 2 && line.matches("V\\d\\d-\\d{5} \\d+")) {
                steps.merge(parts[0], Integer.parseInt(parts[1]), Math::max);
            }
        }
        steps.forEach((reference, count) -> {
            int entries = files.read(cast.id(reference)).entries().size();
            assertThat(entries).as(story).isBetween(entriesOf(count), entriesOf(count + 1));
        });
        List<Long> all =
                jdbc.sql("SELECT id FROM speaker_requests WHERE school_id = ?")
                        .param(school.place().id())
                        .query(Long.class)
                        .list();
        assertThat(all.size()).isGreaterThanOrEqualTo(steps.size());
        for (long id : all) {
            checkFile(id, story);
        }
        String last = answered.getLast().split(" ")[0];
        goOn(last);
    }

    /// The first check begins the vetting with an entry of its own.
    private static int entriesOf(int steps) {
        return steps < 2 ? steps : steps + 1;
    }

    private void checkFile(long id, String story) {
        SpeakerFile file = files.read(id);
        FileVerdict verdict = files.verify(id);
        assertThat(verdict.isSound()).as(story + " " + verdict).isTrue();
        FileChecks.entriesAreWhole(file, () -> story);
        FileChecks.nothingWithoutItsPeople(file, () -> story);
        FileChecks.listsAreTheFile(jdbc, file, () -> story);
        assertThat(mails(id)).as(story).containsExactlyInAnyOrderElementsOf(expectedMails(file));
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM (SELECT object_id, object_type FROM"
                                        + " audit_entries UNION ALL SELECT object_id, object_type"
                                        + " FROM audit_pending) AS log WHERE object_id = ?"
                                        + " AND object_type = 'speaker request'",
                                id))
                .as(story)
                .isEqualTo(file.entries().size());
        assertThat(count("SELECT COUNT(*) FROM speaker_register WHERE request_id = ?", id))
                .as(story)
                .isEqualTo(
                        file.entries().stream()
                                .filter(entry -> entry.kind() == StepKind.REVIEWED)
                                .count());
    }

    private long count(String sql, long id) {
        return jdbc.sql(sql).param(id).query(Long.class).single();
    }

    private List<String> mails(long id) {
        return jdbc.sql("SELECT once_key FROM outbox_messages WHERE once_key LIKE ?")
                .param("speaker|" + id + "|%")
                .query(String.class)
                .list();
    }

    private List<String> expectedMails(SpeakerFile file) {
        List<String> expected = new ArrayList<>();
        for (FileEntry entry : file.entries()) {
            for (String mail : MAILS.getOrDefault(entry.kind(), List.of())) {
                String[] parts = mail.split("\\|");
                expected.add(
                        "speaker|%d|%d|%s|%s"
                                .formatted(file.id(), entry.seq(), parts[0], reader(parts[1])));
            }
        }
        return expected;
    }

    private String reader(String part) {
        Member member =
                switch (part) {
                    case "host" -> school.host();
                    case "lead" -> school.lead();
                    case "second lead" -> school.secondLead();
                    case "head" -> school.head();
                    case "second head" -> school.secondHead();
                    case "door" -> school.door();
                    default -> null;
                };
        return member == null ? part : Long.toString(member.account());
    }

    /// What was interrupted is held by nobody.
    private void goOn(String reference) {
        long id = cast.id(reference);
        long before = files.verify(id).entries();
        if (files.read(id).state().isUndecided()) {
            school.host().does(() -> service.withdraw(reference, "Another day."));
            assertThat(files.verify(id).entries()).isEqualTo(before + 1);
            jdbc.sql("DELETE FROM outbox_messages WHERE once_key LIKE ?")
                    .param("speaker|" + id + "|" + (before + 1) + "|%")
                    .update();
        }
    }
}
