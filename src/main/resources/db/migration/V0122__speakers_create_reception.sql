-- Visitors who were not on the list: what was done. And the register of visitors that the schools of a
-- trust share: which checks were done and when, and whether the agreement was kept to; never a verdict.
CREATE TABLE unlisted_visitors (
    id            BIGINT       NOT NULL PRIMARY KEY,
    school_id     BIGINT       NOT NULL,
    came_at       DATETIME(6)  NOT NULL,
    name          VARCHAR(120) NOT NULL,
    organisation  VARCHAR(120) NOT NULL,
    to_see        VARCHAR(120) NOT NULL,
    host_called   BOOLEAN      NOT NULL,
    let_in        BOOLEAN      NOT NULL,
    supervised_by VARCHAR(120) NOT NULL,
    badge         VARCHAR(20)  NOT NULL,
    left_at       DATETIME(6),
    recorded_by   BIGINT       NOT NULL,
    CONSTRAINT unlisted_visitors_school FOREIGN KEY (school_id) REFERENCES schools (id),
    INDEX unlisted_visitors_day (school_id, came_at)
);

CREATE TABLE speaker_register (
    id           BIGINT        NOT NULL PRIMARY KEY,
    request_id   BIGINT        NOT NULL,
    school_id    BIGINT        NOT NULL,
    speaker      INT           NOT NULL,
    name         VARCHAR(120)  NOT NULL,
    organisation VARCHAR(120)  NOT NULL,
    topic        VARCHAR(30)   NOT NULL,
    visited_on   DATE          NOT NULL,
    checks       VARCHAR(1000) NOT NULL,
    kept         BOOLEAN       NOT NULL,
    correction   VARCHAR(2000) NOT NULL DEFAULT '',
    expires_on   DATE          NOT NULL,
    CONSTRAINT speaker_register_once UNIQUE (request_id, speaker, visited_on),
    CONSTRAINT speaker_register_request FOREIGN KEY (request_id) REFERENCES speaker_requests (id),
    CONSTRAINT speaker_register_school FOREIGN KEY (school_id) REFERENCES schools (id),
    INDEX speaker_register_name (name),
    INDEX speaker_register_organisation (organisation),
    INDEX speaker_register_newest (school_id, visited_on)
);

-- So that a file's entries in the log are found without reading the log.
CREATE INDEX audit_entries_object ON audit_entries (object_type, object_id);
