-- An account elsewhere that opens an account here. The pair is what the provider promises never to give to
-- anybody else; its e-mail address is not. Compared byte by byte, trailing spaces included.
CREATE TABLE account_identities (
    issuer     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    subject    VARCHAR(255) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    account_id BIGINT       NOT NULL,
    provider   VARCHAR(20)  NOT NULL,
    linked_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (issuer, subject),
    CONSTRAINT account_identities_account FOREIGN KEY (account_id) REFERENCES accounts (id),
    CONSTRAINT account_identities_one_each UNIQUE (account_id, provider)
);
