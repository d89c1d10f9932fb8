-- What a passkey knows of its account: random, so that it tells nobody who it is.
CREATE TABLE passkey_handles (
    account_id BIGINT        NOT NULL PRIMARY KEY,
    handle     VARBINARY(64) NOT NULL,
    CONSTRAINT passkey_handles_handle UNIQUE (handle),
    CONSTRAINT passkey_handles_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);
