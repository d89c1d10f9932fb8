package org.dueregard.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// Guests of an open evening need no account, and are forgotten.
@PortalTest
class GuestTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired ApplicationContext context;
    @Autowired GuestService guests;
    @Autowired GuestRetention retention;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SessionDay day;
    private long session;

    @BeforeEach
    void aSession() {
        day = new SessionDay(context);
        session = day.plan(TODAY, 20);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void add(String name) {
        SignedIn.run(day.leadCaller(), () -> guests.add(session, name, "A parent"));
    }

    private long kept() {
        return jdbc.sql("SELECT COUNT(*) FROM session_guests WHERE session_id = ?")
                .param(session)
                .query(Long.class)
                .single();
    }

    @Test
    void the_list_of_guests_is_empty_after_thirty_days_and_takes_nobody_any_more() {
        add("Ada Example");
        add("Bo Example");
        add("Ada Example");
        assertThat(SignedIn.as(day.leadCaller(), () -> guests.list(session))).hasSize(2);
        clock.moveBy(Duration.ofDays(GuestService.KEPT_DAYS));
        retention.deleteOld();
        assertThat(kept()).isEqualTo(2);
        clock.moveBy(Duration.ofDays(1));
        retention.deleteOld();
        assertThat(kept()).isZero();
        assertThatThrownBy(() -> add("Ada Example"))
                .isInstanceOf(org.dueregard.common.InvalidInputException.class);
    }

    @Test
    void guests_count_in_no_figure() {
        SessionFigures before = day.figures(session);
        add("Ada Example");
        assertThat(day.figures(session)).isEqualTo(before);
    }

    @Test
    void another_school_s_lead_and_a_teacher_see_no_guests() {
        add("Ada Example");
        var stranger = fixtures.person(fixtures.school(), RoleGroup.DSL).caller(PortalRole.DSL);
        assertThatThrownBy(() -> SignedIn.as(stranger, () -> guests.list(session)))
                .isInstanceOf(SessionMissingException.class);
        assertThatThrownBy(() -> SignedIn.run(stranger, () -> guests.add(session, "X", "")))
                .isInstanceOf(SessionMissingException.class);
        var teacher =
                fixtures.person(fixtures.school(), RoleGroup.TEACHERS).caller(PortalRole.STAFF);
        assertThatThrownBy(() -> SignedIn.as(teacher, () -> guests.list(session)))
                .isInstanceOf(AccessDeniedException.class);
    }
}
