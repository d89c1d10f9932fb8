-- An attempt is a go at the module's quiz, a delayed check, or a short quiz on what changed; on screen
-- or on paper. Only the answers of people at a deadline are cut off. A sheet
-- of paper stays open for each session it was printed for.
ALTER TABLE attempts
    ADD COLUMN purpose VARCHAR(10) NOT NULL DEFAULT 'QUIZ',
    ADD COLUMN deadline_at DATETIME(6),
    ADD COLUMN asks_confidence BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN session_id BIGINT,
    ADD COLUMN face_to_face BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN counts_on DATE,
    ADD COLUMN check_id BIGINT,
    ADD COLUMN document BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN scenarios INT NOT NULL DEFAULT 0,
    ADD COLUMN sheet_of BIGINT AS (IF(purpose = 'PAPER', session_id, 0)) PERSISTENT,
    DROP INDEX attempts_one_open,
    ADD CONSTRAINT attempts_one_open_each
        UNIQUE (staff_member_id, module_id, purpose, sheet_of, open_marker),
    ADD INDEX attempts_of_session (session_id);
