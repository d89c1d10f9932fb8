-- What happened to a request, each entry with a code over itself and the one before. facts name nobody;
-- words and identity are sealed under the request's two keys, and the code is over the sealed texts, so
-- that destroying a key leaves the chain sound.
CREATE TABLE speaker_entries (
    request_id BIGINT       NOT NULL,
    seq        BIGINT       NOT NULL,
    at         DATETIME(6)  NOT NULL,
    actor_kind VARCHAR(10)  NOT NULL,
    actor_id   BIGINT,
    kind       VARCHAR(30)  NOT NULL,
    facts      TEXT         NOT NULL,
    words      MEDIUMTEXT,
    identity   MEDIUMTEXT,
    mac        CHAR(64)     NOT NULL,
    PRIMARY KEY (request_id, seq),
    CONSTRAINT speaker_entries_request FOREIGN KEY (request_id) REFERENCES speaker_requests (id)
);
