-- Reports that were made. The figures of a day are always the same, so the day is kept and not the file.
CREATE TABLE governor_reports (
    id            BIGINT       NOT NULL PRIMARY KEY,
    school_id     BIGINT       NOT NULL,
    as_at         DATE         NOT NULL,
    impact_reason VARCHAR(500),
    issued_by     BIGINT,
    issued_at     DATETIME(6)  NOT NULL,
    CONSTRAINT governor_reports_once UNIQUE (school_id, as_at),
    CONSTRAINT governor_reports_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
