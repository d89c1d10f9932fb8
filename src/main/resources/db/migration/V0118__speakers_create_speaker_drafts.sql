-- Requests being written: saved as they are typed, sealed, gone once handed in or thrown away.
CREATE TABLE speaker_drafts (
    id         BIGINT      NOT NULL PRIMARY KEY,
    account_id BIGINT      NOT NULL,
    school_id  BIGINT      NOT NULL,
    form       MEDIUMTEXT  NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    CONSTRAINT speaker_drafts_account FOREIGN KEY (account_id) REFERENCES accounts (id),
    CONSTRAINT speaker_drafts_school FOREIGN KEY (school_id) REFERENCES schools (id),
    INDEX speaker_drafts_own (account_id, changed_at)
);
