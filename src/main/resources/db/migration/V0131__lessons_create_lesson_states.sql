-- The life of lesson resources. A resource without a row is a draft where its file says so, and
-- approved otherwise. The moves are only ever added to.
CREATE TABLE lesson_states (
    lesson_id  VARCHAR(170) NOT NULL PRIMARY KEY,
    state      VARCHAR(20)  NOT NULL,
    trial      INT          NOT NULL DEFAULT 0,
    trial_from DATE,
    trial_to   DATE,
    version    BIGINT       NOT NULL DEFAULT 0,
    CONSTRAINT lesson_states_state CHECK (state IN ('DRAFT', 'TRIAL', 'APPROVED', 'WITHDRAWN')),
    CONSTRAINT lesson_states_trial CHECK (state <> 'TRIAL' OR trial_to >= trial_from)
);

CREATE TABLE lesson_moves (
    id             BIGINT        NOT NULL PRIMARY KEY,
    lesson_id      VARCHAR(170)  NOT NULL,
    lesson_version VARCHAR(20)   NOT NULL,
    state_before   VARCHAR(20)   NOT NULL,
    state_after    VARCHAR(20)   NOT NULL,
    words          VARCHAR(1000) NOT NULL,
    moved_at       DATETIME(6)   NOT NULL,
    account_id     BIGINT        NOT NULL,
    KEY lesson_moves_of_lesson (lesson_id, id)
);

CREATE TABLE lesson_trial_schools (
    lesson_id VARCHAR(170) NOT NULL,
    trial     INT          NOT NULL,
    school_id BIGINT       NOT NULL,
    PRIMARY KEY (lesson_id, trial, school_id),
    CONSTRAINT lesson_trial_schools_school FOREIGN KEY (school_id) REFERENCES schools (id)
);

-- What somebody who tried a resource says: one form for each person and trial.
CREATE TABLE lesson_feedback (
    id              BIGINT        NOT NULL PRIMARY KEY,
    lesson_id       VARCHAR(170)  NOT NULL,
    trial           INT           NOT NULL,
    lesson_version  VARCHAR(20)   NOT NULL,
    school_id       BIGINT        NOT NULL,
    staff_member_id BIGINT,
    used_on         DATE          NOT NULL,
    year_group      VARCHAR(10)   NOT NULL,
    met_objectives  VARCHAR(10)   NOT NULL,
    minutes         INT           NOT NULL,
    worked          VARCHAR(1000) NOT NULL,
    to_change       VARCHAR(1000) NOT NULL,
    given_at        DATETIME(6)   NOT NULL,
    CONSTRAINT lesson_feedback_once UNIQUE (lesson_id, trial, staff_member_id),
    CONSTRAINT lesson_feedback_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT lesson_feedback_staff FOREIGN KEY (staff_member_id) REFERENCES staff_members (id)
);
