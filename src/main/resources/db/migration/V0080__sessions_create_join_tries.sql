-- Wrong join codes of an account since a moment; gone ten minutes later.
CREATE TABLE join_tries (
    account_id BIGINT      NOT NULL PRIMARY KEY,
    wrong      INT         NOT NULL,
    since      DATETIME(6) NOT NULL
);
