-- A completion that does not stand, with the reason. Append-only, like the ledger itself.
CREATE TABLE completion_withdrawals (
    completion_id BIGINT        NOT NULL PRIMARY KEY,
    reason        VARCHAR(1000) NOT NULL,
    withdrawn_by  BIGINT,
    withdrawn_at  DATETIME(6)   NOT NULL,
    CONSTRAINT completion_withdrawals_completion FOREIGN KEY (completion_id) REFERENCES completions (id)
);
