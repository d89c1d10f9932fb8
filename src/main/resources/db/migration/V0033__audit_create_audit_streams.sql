-- The head of each chain. It only spares reading the last entry and lets writers queue; what proves the
-- chain is the entries, their keyed codes and the anchors outside the database.
CREATE TABLE audit_streams (
    stream BIGINT      NOT NULL PRIMARY KEY,
    seq    BIGINT      NOT NULL,
    at     DATETIME(6) NOT NULL,
    mac    CHAR(64)    NOT NULL
);
