-- Addresses under which calendars fetch visits without signing in, one for an account. Only their
-- hashes are kept.
CREATE TABLE speaker_calendar_tokens (
    account_id BIGINT      NOT NULL PRIMARY KEY,
    token_hash CHAR(64)    NOT NULL,
    created_at DATETIME(6) NOT NULL,
    CONSTRAINT speaker_calendar_tokens_hash UNIQUE (token_hash),
    CONSTRAINT speaker_calendar_tokens_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);
