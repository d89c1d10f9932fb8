CREATE TABLE staff_members (
    id          BIGINT       NOT NULL PRIMARY KEY,
    school_id   BIGINT       NOT NULL,
    given_name  VARCHAR(100) NOT NULL,
    family_name VARCHAR(100) NOT NULL,
    email       VARCHAR(254),
    job_title   VARCHAR(100) NOT NULL,
    started_on  DATE         NOT NULL,
    left_on     DATE,
    version     INT          NOT NULL DEFAULT 0,
    CONSTRAINT staff_members_email UNIQUE (email),
    CONSTRAINT staff_members_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT staff_members_dates CHECK (left_on IS NULL OR left_on >= started_on),
    INDEX staff_members_by_name (school_id, family_name, given_name)
);
