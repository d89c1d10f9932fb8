-- People without an account who come to a session, such as an open evening. Their names go thirty days
-- after it.
CREATE TABLE session_guests (
    id           BIGINT       NOT NULL PRIMARY KEY,
    session_id   BIGINT       NOT NULL,
    name         VARCHAR(100) NOT NULL,
    organisation VARCHAR(100) NOT NULL,
    added_at     DATETIME(6)  NOT NULL,
    CONSTRAINT session_guests_once UNIQUE (session_id, name, organisation),
    CONSTRAINT session_guests_session FOREIGN KEY (session_id) REFERENCES training_sessions (id)
);
