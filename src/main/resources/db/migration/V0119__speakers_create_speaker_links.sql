-- Private links: a speaker's to sign, an adviser's to answer. Only their hashes are kept.
CREATE TABLE speaker_links (
    token_hash CHAR(64)    NOT NULL PRIMARY KEY,
    request_id BIGINT      NOT NULL,
    purpose    VARCHAR(10) NOT NULL,
    speaker    INT         NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at    DATETIME(6),
    CONSTRAINT speaker_links_request FOREIGN KEY (request_id) REFERENCES speaker_requests (id),
    INDEX speaker_links_of_request (request_id, purpose, speaker)
);
