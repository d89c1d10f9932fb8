-- One mail a day about reminders to one reader. Its key decides which of two programs writes it, and
-- stands in front of the key of each message that carries it. recipient_id is a member of staff; the
-- safeguarding leads of a school share one.
CREATE TABLE reminder_digests (
    id           BIGINT       NOT NULL PRIMARY KEY,
    digest_key   VARCHAR(100) NOT NULL,
    told         VARCHAR(10)  NOT NULL,
    school_id    BIGINT       NOT NULL,
    recipient_id BIGINT,
    planned_on   DATE         NOT NULL,
    planned_at   DATETIME(6)  NOT NULL,
    sent_by      BIGINT,
    CONSTRAINT reminder_digests_once UNIQUE (digest_key),
    CONSTRAINT reminder_digests_school FOREIGN KEY (school_id) REFERENCES schools (id),
    INDEX reminder_digests_of_day (planned_on, told, recipient_id),
    INDEX reminder_digests_of_recipient (recipient_id)
);
