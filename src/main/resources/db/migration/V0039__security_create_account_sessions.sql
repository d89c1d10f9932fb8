CREATE TABLE account_sessions (
    id           CHAR(64)     NOT NULL PRIMARY KEY,
    account_id   BIGINT       NOT NULL,
    epoch        INT          NOT NULL,
    browser      VARCHAR(120) NOT NULL,
    network      VARCHAR(60)  NOT NULL,
    created_at   DATETIME(6)  NOT NULL,
    last_seen_at DATETIME(6)  NOT NULL,
    ended_at     DATETIME(6),
    CONSTRAINT account_sessions_account FOREIGN KEY (account_id) REFERENCES accounts (id),
    INDEX account_sessions_of_account (account_id, last_seen_at)
);
