-- Requests for visiting speakers and for hiring the premises, as lists show them. What happened is in
-- speaker_entries; these rows follow it in the same transaction. seq and mac are the head of the chain.
-- Names are blanked, and file_key emptied, when the time for keeping the file is over.
CREATE SEQUENCE speaker_references START WITH 1 INCREMENT BY 1 CACHE 1;

CREATE TABLE speaker_requests (
    id                    BIGINT       NOT NULL PRIMARY KEY,
    reference             VARCHAR(20)  NOT NULL,
    school_id             BIGINT       NOT NULL,
    kind                  VARCHAR(10)  NOT NULL,
    title                 VARCHAR(120) NOT NULL,
    state                 VARCHAR(30)  NOT NULL,
    tier                  VARCHAR(10)  NOT NULL,
    topic                 VARCHAR(30)  NOT NULL,
    first_day             DATE         NOT NULL,
    last_day              DATE         NOT NULL,
    late                  BOOLEAN      NOT NULL,
    requested_by          BIGINT       NOT NULL,
    decided_by            BIGINT,
    submitted_at          DATETIME(6)  NOT NULL,
    due_on                DATE         NOT NULL,
    paused_since          DATE,
    decided_at            DATETIME(6),
    decision              VARCHAR(30),
    checks_done           INT          NOT NULL DEFAULT 0,
    appeal_until          DATE,
    closed_on             DATE,
    seq                   BIGINT       NOT NULL,
    mac                   CHAR(64)     NOT NULL,
    file_key              VARCHAR(200),
    identity_key          VARCHAR(200),
    CONSTRAINT speaker_requests_reference UNIQUE (reference),
    CONSTRAINT speaker_requests_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT speaker_requests_requester FOREIGN KEY (requested_by) REFERENCES accounts (id),
    INDEX speaker_requests_queue (school_id, state, due_on),
    INDEX speaker_requests_newest (school_id, submitted_at),
    INDEX speaker_requests_own (requested_by, submitted_at),
    INDEX speaker_requests_open (state, first_day)
);
