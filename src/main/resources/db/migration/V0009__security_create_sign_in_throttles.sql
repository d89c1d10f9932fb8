-- The id is a hash: the table holds neither e-mail nor network addresses.
CREATE TABLE sign_in_throttles (
    id              CHAR(64)    NOT NULL PRIMARY KEY,
    failures        INT         NOT NULL,
    last_failure_at DATETIME(6) NOT NULL,
    blocked_until   DATETIME(6)
);
