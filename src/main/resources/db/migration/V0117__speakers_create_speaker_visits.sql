-- Who comes, and each of their visits, for lists, search and the front door.
CREATE TABLE speaker_people (
    request_id        BIGINT       NOT NULL,
    number            INT          NOT NULL,
    name              VARCHAR(120) NOT NULL,
    organisation      VARCHAR(120) NOT NULL,
    organisation_type VARCHAR(30)  NOT NULL,
    PRIMARY KEY (request_id, number),
    CONSTRAINT speaker_people_request FOREIGN KEY (request_id) REFERENCES speaker_requests (id),
    INDEX speaker_people_name (name),
    INDEX speaker_people_organisation (organisation)
);

CREATE TABLE speaker_visits (
    request_id  BIGINT      NOT NULL,
    speaker     INT         NOT NULL,
    day         INT         NOT NULL,
    school_id   BIGINT      NOT NULL,
    visits_on   DATE        NOT NULL,
    begins      TIME        NOT NULL,
    ends        TIME        NOT NULL,
    state       VARCHAR(20) NOT NULL,
    arrived_at  DATETIME(6),
    left_at     DATETIME(6),
    badge       VARCHAR(20) NOT NULL DEFAULT '',
    PRIMARY KEY (request_id, speaker, day),
    CONSTRAINT speaker_visits_request FOREIGN KEY (request_id) REFERENCES speaker_requests (id),
    INDEX speaker_visits_day (school_id, visits_on, begins),
    INDEX speaker_visits_state (state, visits_on)
);
