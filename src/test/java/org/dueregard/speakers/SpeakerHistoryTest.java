package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dueregard.common.PageOf;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Five thousand requests of one school, ten years of them: the lists open as quickly as with ten.
@PortalTest
class SpeakerHistoryTest {

    private static final Logger log = LoggerFactory.getLogger(SpeakerHistoryTest.class);
    private static final int REQUESTS = 5_000;
    private static final int WARM_UP = 10;
    private static final int TIMES = 60;
    private static final Duration LONGEST = Duration.ofMillis(100);

    @Autowired Fixtures fixtures;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService service;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired JdbcClient jdbc;

    private Cast.School school;
    private long first;

    @BeforeEach
    void tenYearsOfRequests() {
        Cast cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        school = cast.school(fixtures.school());
        first = fixtures.newId() + 1_000_000_000L;
        insert(
                """
                INSERT INTO speaker_requests (id, reference, school_id, kind, title, state, tier,
                    topic, first_day, last_day, late, requested_by, submitted_at, due_on,
                    decided_at, decision, checks_done, seq, mac)
                SELECT :first + seq, CONCAT('H', :school, '-', seq), :school, 'SPEAKER',
                    CONCAT('Assembly ', seq),
                    IF(seq % 100 < 2, 'VETTING', IF(seq % 100 < 4, 'APPROVED', 'CLOSED')),
                    ELT(1 + seq % 3, 'GREEN', 'AMBER', 'RED'), 'SAFETY',
                    DATE_SUB(:ahead, INTERVAL seq % 3650 DAY),
                    DATE_SUB(:ahead, INTERVAL seq % 3650 DAY), seq % 9 = 0,
                    IF(seq % 50 = 0, :host, :lead),
                    DATE_SUB(:today, INTERVAL seq % 3650 DAY),
                    DATE_SUB(:soon, INTERVAL seq % 3650 DAY), NULL, 'APPROVED', 9, 12, :mac
                FROM seq_1_to_5000
                """);
        insert(
                """
                INSERT INTO speaker_people (request_id, number, name, organisation,
                    organisation_type)
                SELECT :first + r.seq, n.seq,
                    CONCAT('Visitor', r.seq % 900, ' Surname', r.seq % 1700),
                    CONCAT('Organisation ', r.seq % 400, ' of Examples'), 'CHARITY'
                FROM seq_1_to_5000 r JOIN seq_1_to_2 n
                """);
        insert(
                """
                INSERT INTO speaker_register (id, request_id, school_id, speaker, name,
                    organisation, topic, visited_on, checks, kept, expires_on)
                SELECT :first + r.seq * 2 + n.seq, :first + r.seq, :school, n.seq,
                    CONCAT('Visitor', r.seq % 900, ' Surname', r.seq % 1700),
                    CONCAT('Organisation ', r.seq % 400, ' of Examples'), 'SAFETY',
                    DATE_SUB(:today, INTERVAL r.seq % 3650 DAY), 'person-search=2026-01-01', TRUE,
                    DATE_SUB(:late, INTERVAL r.seq % 3650 DAY)
                FROM seq_1_to_5000 r JOIN seq_1_to_2 n
                """);
        jdbc.sql("ANALYZE TABLE speaker_requests, speaker_people, speaker_register")
                .query()
                .listOfRows();
    }

    private void insert(String sql) {
        jdbc.sql(sql)
                .param("first", first)
                .param("school", school.place().id())
                .param("host", school.host().account())
                .param("lead", school.lead().account())
                .param("today", TestClock.TODAY)
                .param("soon", TestClock.TODAY.plusDays(7))
                .param("ahead", TestClock.TODAY.plusDays(20))
                .param("late", TestClock.TODAY.plusDays(365))
                .param("mac", "0".repeat(64))
                .update();
    }

    @AfterEach
    void forget() {
        for (String table : List.of("speaker_register", "speaker_people", "speaker_visits")) {
            jdbc.sql("DELETE FROM " + table + " WHERE request_id > ?").param(first).update();
        }
        jdbc.sql("DELETE FROM speaker_requests WHERE id > ?").param(first).update();
    }

    private PageOf<SpeakerRow> list(
            SpeakerFilter.Show show, String search, SpeakerFilter.Sort sort, int page) {
        return requests.list(new SpeakerFilter(show, search, sort, page));
    }

    @Test
    void lists_and_search_open_at_once() {
        SignedIn.run(
                school.lead().caller(),
                () -> {
                    assertThat(all("").total()).isEqualTo(REQUESTS);
                    assertThat(all("surname16").total()).isPositive().isLessThan(REQUESTS);
                    assertThat(all("isation 399").total()).isPositive().isLessThan(REQUESTS);
                    assertThat(all("nobody at all").total()).isZero();
                    measured("queue", () -> page(SpeakerFilter.Show.OPEN, "", 1));
                    measured("coming", () -> page(SpeakerFilter.Show.COMING, "", 1));
                    measured("all", () -> page(SpeakerFilter.Show.ALL, "", 1));
                    measured("all, far on", () -> page(SpeakerFilter.Show.ALL, "", 100));
                    measured("part of a name", () -> page(SpeakerFilter.Show.ALL, "name161", 1));
                    measured(
                            "part of an organisation",
                            () -> page(SpeakerFilter.Show.ALL, "tion 39", 1));
                    measured("nobody", () -> page(SpeakerFilter.Show.ALL, "nobody at all", 1));
                    measured("has the speaker been here", () -> requests.propose(Cast.form()));
                });
        SignedIn.run(
                school.host().caller(),
                () -> measured("own", () -> page(SpeakerFilter.Show.OWN, "", 1)));
    }

    private PageOf<SpeakerRow> all(String search) {
        return list(SpeakerFilter.Show.ALL, search, SpeakerFilter.Sort.AGE, 1);
    }

    private void page(SpeakerFilter.Show show, String search, int number) {
        for (SpeakerFilter.Sort sort : SpeakerFilter.Sort.values()) {
            slowest = Math.max(slowest, time(() -> list(show, search, sort, number)));
        }
    }

    /// Of the orders, the slowest counts.
    private long slowest;

    private static long time(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private void measured(String what, Runnable work) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            slowest = 0;
            long whole = time(work);
            if (i >= WARM_UP) {
                times.add(slowest > 0 ? slowest : whole);
            }
        }
        Collections.sort(times);
        Duration p95 = Duration.ofNanos(times.get(TIMES * 95 / 100));
        log.info(
                "{} of {} requests: median {} ms, p95 {} ms",
                what,
                REQUESTS,
                Duration.ofNanos(times.get(TIMES / 2)).toMillis(),
                p95.toMillis());
        assertThat(p95).as(what).isLessThan(LONGEST);
    }
}
