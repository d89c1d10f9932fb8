-- A shared tablet that a school has allowed; its cookie's hash is kept.
CREATE TABLE kiosks (
    id         BIGINT       NOT NULL PRIMARY KEY,
    school_id  BIGINT       NOT NULL,
    name       VARCHAR(80)  NOT NULL,
    token_hash CHAR(64)     NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    revoked_at DATETIME(6),
    CONSTRAINT kiosks_token UNIQUE (token_hash),
    CONSTRAINT kiosks_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
