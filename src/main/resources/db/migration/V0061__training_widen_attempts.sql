-- An attempt is a go at the module's quiz, a delayed check, or a short quiz on what changed; on screen
-- or on paper. Only the answers of people at a deadline are cut off.
ALTER TABLE attempts
    ADD COLUMN purpose VARCHAR(10) NOT NULL DEFAULT 'QUIZ',
    ADD COLUMN deadline_at DATETIME(6),
    ADD COLUMN asks_confidence BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN session_id BIGINT,
    ADD COLUMN face_to_face BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN counts_on DATE,
    ADD COLUMN check_id BIGINT,
    DROP INDEX attempts_one_open,
    ADD CONSTRAINT attempts_one_open_each UNIQUE (staff_member_id, module_id, purpose, open_marker),
    ADD INDEX attempts_of_session (session_id);
