-- Files of a request. The bytes lie outside the database, sealed under the request's key; their names
-- are in the entries.
CREATE TABLE speaker_attachments (
    id         BIGINT      NOT NULL PRIMARY KEY,
    request_id BIGINT      NOT NULL,
    file_key   CHAR(36)    NOT NULL,
    file_type  VARCHAR(50) NOT NULL,
    size       BIGINT      NOT NULL,
    sha256     CHAR(64)    NOT NULL,
    CONSTRAINT speaker_attachments_file UNIQUE (file_key),
    CONSTRAINT speaker_attachments_request FOREIGN KEY (request_id) REFERENCES speaker_requests (id)
);
