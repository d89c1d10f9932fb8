-- More time in quizzes that have a limit, in per cent.
CREATE TABLE extra_times (
    staff_member_id BIGINT      NOT NULL PRIMARY KEY,
    percent         INT         NOT NULL,
    set_by          BIGINT,
    set_at          DATETIME(6) NOT NULL,
    CONSTRAINT extra_times_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    CONSTRAINT extra_times_percent CHECK (percent BETWEEN 0 AND 200)
);
