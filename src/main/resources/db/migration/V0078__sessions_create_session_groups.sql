CREATE TABLE session_groups (
    session_id BIGINT      NOT NULL,
    role_group VARCHAR(30) NOT NULL,
    PRIMARY KEY (session_id, role_group),
    CONSTRAINT session_groups_session FOREIGN KEY (session_id) REFERENCES training_sessions (id)
);
