-- Made in the background and kept for a few days, so that somebody can come back for it.
CREATE TABLE evidence_packs (
    id           BIGINT      NOT NULL PRIMARY KEY,
    school_id    BIGINT      NOT NULL,
    as_at        DATE        NOT NULL,
    requested_by BIGINT      NOT NULL,
    requested_at DATETIME(6) NOT NULL,
    parts_done   INT         NOT NULL,
    state        VARCHAR(10) NOT NULL,
    sha256       CHAR(64),
    bytes        LONGBLOB,
    CONSTRAINT evidence_packs_school FOREIGN KEY (school_id) REFERENCES schools (id),
    INDEX evidence_packs_newest (school_id, requested_at)
);
