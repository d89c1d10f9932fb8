-- Links and codes that open something once; only their hashes are kept.
CREATE TABLE account_tokens (
    token_hash CHAR(64)    NOT NULL PRIMARY KEY,
    purpose    VARCHAR(20) NOT NULL,
    account_id BIGINT,
    detail     VARCHAR(254),
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at    DATETIME(6),
    CONSTRAINT account_tokens_account FOREIGN KEY (account_id) REFERENCES accounts (id),
    INDEX account_tokens_of_account (account_id, purpose)
);
