-- Something that staff of a school have to read. audience holds ids of role groups, joined by commas;
-- chased_on is the last day on which those who had not read it were sent a mail.
CREATE TABLE guidance_notices (
    id        BIGINT       NOT NULL PRIMARY KEY,
    school_id BIGINT       NOT NULL,
    title     VARCHAR(200) NOT NULL,
    words     TEXT         NOT NULL,
    entry_id  VARCHAR(80),
    edition   VARCHAR(100),
    audience  VARCHAR(200) NOT NULL,
    sent_by   BIGINT       NOT NULL,
    sent_at   DATETIME(6)  NOT NULL,
    sent_on   DATE         NOT NULL,
    chased_on DATE,
    ended_at  DATETIME(6),
    CONSTRAINT guidance_notices_school FOREIGN KEY (school_id) REFERENCES schools (id),
    INDEX guidance_notices_of_school (school_id, sent_at)
);
