CREATE TABLE terms (
    id        BIGINT      NOT NULL PRIMARY KEY,
    school_id BIGINT      NOT NULL,
    name      VARCHAR(80) NOT NULL,
    first_day DATE        NOT NULL,
    last_day  DATE        NOT NULL,
    CONSTRAINT terms_once UNIQUE (school_id, first_day),
    CONSTRAINT terms_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT terms_dates CHECK (last_day >= first_day)
);
