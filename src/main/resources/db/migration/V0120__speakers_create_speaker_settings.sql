-- Who stands in at a school, whether those who check may decide on green requests, how long files are
-- kept there, and the phrases that are pointed out.
CREATE TABLE speaker_substitutes (
    id         BIGINT       NOT NULL PRIMARY KEY,
    school_id  BIGINT       NOT NULL,
    account_id BIGINT       NOT NULL,
    duty       VARCHAR(20)  NOT NULL,
    from_day   DATE         NOT NULL,
    to_day     DATE         NOT NULL,
    reason     VARCHAR(300) NOT NULL,
    named_by   BIGINT       NOT NULL,
    ended_at   DATETIME(6),
    CONSTRAINT speaker_substitutes_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT speaker_substitutes_account FOREIGN KEY (account_id) REFERENCES accounts (id),
    INDEX speaker_substitutes_of_account (account_id, to_day),
    INDEX speaker_substitutes_of_school (school_id, to_day)
);

CREATE TABLE speaker_school_settings (
    school_id        BIGINT  NOT NULL PRIMARY KEY,
    green_delegated  BOOLEAN NOT NULL,
    approved_months  INT     NOT NULL,
    declined_months  INT     NOT NULL,
    withdrawn_months INT     NOT NULL,
    CONSTRAINT speaker_school_settings_school FOREIGN KEY (school_id) REFERENCES schools (id)
);

CREATE TABLE speaker_phrases (
    id            BIGINT       NOT NULL PRIMARY KEY,
    school_id     BIGINT       NOT NULL,
    phrase        VARCHAR(100) NOT NULL,
    severity      VARCHAR(10)  NOT NULL,
    other_reading VARCHAR(300) NOT NULL,
    CONSTRAINT speaker_phrases_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT speaker_phrases_once UNIQUE (school_id, phrase)
);
