-- How long a kind of data is kept, in months after what the kind's description says.
CREATE TABLE retention_rules (
    kind    VARCHAR(40) NOT NULL PRIMARY KEY,
    months  INT         NOT NULL,
    enabled BOOLEAN     NOT NULL
);
