-- People learning together on one day. The join code is unique while the session can be joined; when it
-- is over only the figures are left.
CREATE TABLE training_sessions (
    id           BIGINT       NOT NULL PRIMARY KEY,
    school_id    BIGINT       NOT NULL,
    module_id    VARCHAR(100) NOT NULL,
    title        VARCHAR(200) NOT NULL,
    held_on      DATE         NOT NULL,
    begins_at    TIME         NOT NULL,
    ends_at      TIME         NOT NULL,
    place        VARCHAR(200) NOT NULL,
    places       INT          NOT NULL,
    face_to_face BOOLEAN      NOT NULL,
    join_code    VARCHAR(12),
    state        VARCHAR(10)  NOT NULL,
    created_by   BIGINT,
    created_at   DATETIME(6)  NOT NULL,
    version      INT          NOT NULL DEFAULT 0,
    CONSTRAINT training_sessions_code UNIQUE (join_code),
    CONSTRAINT training_sessions_places CHECK (places BETWEEN 1 AND 1000),
    INDEX training_sessions_of_school (school_id, held_on)
);
