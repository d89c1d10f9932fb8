-- Who booked, who waits (in the order of booked_at), who was there. Whether somebody was assessed is
-- written by their attempt, not here. reminded_for is the day of which they were reminded: a session
-- that moves is reminded of again.
CREATE TABLE session_places (
    session_id      BIGINT      NOT NULL,
    staff_member_id BIGINT      NOT NULL,
    state           VARCHAR(10) NOT NULL,
    booked_at       DATETIME(6) NOT NULL,
    attended_at     DATETIME(6),
    attended_how    VARCHAR(10),
    reminded_for    DATE,
    PRIMARY KEY (session_id, staff_member_id),
    CONSTRAINT session_places_session FOREIGN KEY (session_id) REFERENCES training_sessions (id),
    CONSTRAINT session_places_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX session_places_waiting (session_id, state, booked_at)
);
