-- Schools that let the lead of their trust or local authority see names behind the figures.
CREATE TABLE name_grants (
    school_id  BIGINT      NOT NULL PRIMARY KEY,
    ends_on    DATE        NOT NULL,
    granted_by BIGINT      NOT NULL,
    granted_at DATETIME(6) NOT NULL,
    CONSTRAINT name_grants_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
