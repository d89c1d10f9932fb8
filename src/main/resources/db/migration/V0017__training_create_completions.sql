-- The ledger. The application may add rows and never change or remove one.
CREATE TABLE completions (
    id              BIGINT       NOT NULL PRIMARY KEY,
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    module_version  VARCHAR(20)  NOT NULL,
    how             VARCHAR(20)  NOT NULL,
    once_key        VARCHAR(100) NOT NULL,
    score           DOUBLE,
    effective_on    DATE         NOT NULL,
    expires_on      DATE         NOT NULL,
    recorded_at     DATETIME(6)  NOT NULL,
    CONSTRAINT completions_once UNIQUE (once_key),
    CONSTRAINT completions_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX completions_of_person (staff_member_id, module_id, effective_on)
);
