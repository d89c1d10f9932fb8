-- What is still known weeks later, one for each completion; another round after a briefing. Both days
-- are days on which it can be answered. The result is empty until it was.
CREATE TABLE delayed_checks (
    id              BIGINT       NOT NULL PRIMARY KEY,
    completion_id   BIGINT       NOT NULL,
    round           INT          NOT NULL,
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    offered_on      DATE         NOT NULL,
    closes_on       DATE         NOT NULL,
    briefed_by      BIGINT,
    result          VARCHAR(10),
    score           DOUBLE,
    answered_at     DATETIME(6),
    CONSTRAINT delayed_checks_once UNIQUE (completion_id, round),
    CONSTRAINT delayed_checks_completion FOREIGN KEY (completion_id) REFERENCES completions (id),
    CONSTRAINT delayed_checks_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX delayed_checks_of_person (staff_member_id, module_id),
    INDEX delayed_checks_open (closes_on)
);
