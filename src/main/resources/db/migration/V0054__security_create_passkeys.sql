CREATE TABLE passkeys (
    credential_id      VARBINARY(1023) NOT NULL PRIMARY KEY,
    account_id         BIGINT          NOT NULL,
    label              VARCHAR(100)    NOT NULL,
    public_key         VARBINARY(2000) NOT NULL,
    attestation_object BLOB            NOT NULL,
    signature_count    BIGINT          NOT NULL,
    uv_initialized     BOOLEAN         NOT NULL,
    backup_eligible    BOOLEAN         NOT NULL,
    backup_state       BOOLEAN         NOT NULL,
    transports         VARCHAR(200)    NOT NULL,
    created_at         DATETIME(6)     NOT NULL,
    last_used_at       DATETIME(6)     NOT NULL,
    INDEX passkeys_account (account_id),
    CONSTRAINT passkeys_owner FOREIGN KEY (account_id) REFERENCES passkey_handles (account_id)
);
