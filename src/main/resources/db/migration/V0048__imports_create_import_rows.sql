-- What a file says, line by line, and what that would mean; nothing here is in force.
CREATE TABLE import_rows (
    import_id       BIGINT       NOT NULL,
    line            INT          NOT NULL,
    outcome         VARCHAR(12)  NOT NULL,
    external_key    VARCHAR(120),
    staff_member_id BIGINT,
    is_new          BOOLEAN      NOT NULL DEFAULT FALSE,
    given_name      VARCHAR(100),
    family_name     VARCHAR(100),
    email           VARCHAR(254),
    job_title       VARCHAR(100),
    role_groups     VARCHAR(200),
    started_on      DATE,
    left_on         DATE,
    school_id       BIGINT,
    changes         TEXT,
    reason          VARCHAR(60),
    reason_detail   VARCHAR(300),
    PRIMARY KEY (import_id, line),
    CONSTRAINT import_rows_import FOREIGN KEY (import_id) REFERENCES imports (id),
    INDEX import_rows_by_outcome (import_id, outcome, line),
    INDEX import_rows_of_person (staff_member_id)
);
