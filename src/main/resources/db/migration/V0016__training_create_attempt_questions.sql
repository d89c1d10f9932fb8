-- The questions of an attempt as they were shown, and what was answered: option numbers, comma-separated.
CREATE TABLE attempt_questions (
    attempt_id  BIGINT       NOT NULL,
    position    INT          NOT NULL,
    question_id VARCHAR(100) NOT NULL,
    shown       MEDIUMTEXT   NOT NULL,
    answer      VARCHAR(200),
    answered_at DATETIME(6),
    score       DOUBLE,
    PRIMARY KEY (attempt_id, position),
    CONSTRAINT attempt_questions_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id)
);
