-- Each reminder once: of one thing, for one due day, at one step, to the person, the line manager or
-- the leads. A row without a digest was left out on the way (SKIPPED) or goes on paper (ON_PAPER).
CREATE TABLE reminders (
    id              BIGINT       NOT NULL PRIMARY KEY,
    digest_id       BIGINT,
    school_id       BIGINT       NOT NULL,
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    kind            VARCHAR(10)  NOT NULL,
    due_on          DATE         NOT NULL,
    step            VARCHAR(20)  NOT NULL,
    told            VARCHAR(10)  NOT NULL,
    state           VARCHAR(10)  NOT NULL,
    planned_on      DATE         NOT NULL,
    CONSTRAINT reminders_once UNIQUE (staff_member_id, module_id, kind, due_on, step, told),
    CONSTRAINT reminders_digest FOREIGN KEY (digest_id) REFERENCES reminder_digests (id),
    CONSTRAINT reminders_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT reminders_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX reminders_newest (school_id, planned_on, id)
);
