-- Entries of the guidance register as people here changed them: each a whole record, laid over the
-- file's entry of the same id; of several the last counts. Rows are only added.
CREATE TABLE guidance_editions (
    id            BIGINT        NOT NULL PRIMARY KEY,
    entry_id      VARCHAR(80)   NOT NULL,
    title         VARCHAR(300)  NOT NULL,
    publisher     VARCHAR(200)  NOT NULL,
    edition       VARCHAR(100)  NOT NULL,
    nation        VARCHAR(20)   NOT NULL,
    in_force_from DATE          NOT NULL,
    in_force_to   DATE,
    replaced_by   VARCHAR(80),
    url           VARCHAR(500),
    note          VARCHAR(1000),
    changed_by    BIGINT        NOT NULL,
    changed_at    DATETIME(6)   NOT NULL,
    CONSTRAINT guidance_editions_dates CHECK (in_force_to IS NULL OR in_force_to >= in_force_from),
    CONSTRAINT guidance_editions_replaced CHECK (replaced_by IS NULL OR replaced_by <> entry_id),
    INDEX guidance_editions_of_entry (entry_id, id)
);
