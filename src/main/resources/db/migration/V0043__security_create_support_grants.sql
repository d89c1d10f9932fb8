-- A school lets somebody from outside look, for a while and for a reason.
CREATE TABLE support_grants (
    id         BIGINT       NOT NULL PRIMARY KEY,
    school_id  BIGINT       NOT NULL,
    account_id BIGINT       NOT NULL,
    reason     VARCHAR(300) NOT NULL,
    granted_by BIGINT       NOT NULL,
    granted_at DATETIME(6)  NOT NULL,
    ends_at    DATETIME(6)  NOT NULL,
    revoked_at DATETIME(6),
    CONSTRAINT support_grants_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT support_grants_account FOREIGN KEY (account_id) REFERENCES accounts (id),
    INDEX support_grants_of_account (account_id, ends_at)
);
