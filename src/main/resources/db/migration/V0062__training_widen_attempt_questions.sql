-- Answers of every kind of question, how sure somebody was (1 to 3), and what it was about.
ALTER TABLE attempt_questions
    MODIFY COLUMN answer VARCHAR(300),
    ADD COLUMN confidence TINYINT,
    ADD COLUMN objective VARCHAR(80),
    ADD COLUMN weight INT NOT NULL DEFAULT 1,
    ADD INDEX attempt_questions_by_question (question_id);
