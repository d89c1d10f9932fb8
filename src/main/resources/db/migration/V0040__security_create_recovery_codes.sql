CREATE TABLE recovery_codes (
    account_id BIGINT      NOT NULL,
    code_hash  CHAR(64)    NOT NULL,
    used_at    DATETIME(6),
    PRIMARY KEY (account_id, code_hash),
    CONSTRAINT recovery_codes_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);
