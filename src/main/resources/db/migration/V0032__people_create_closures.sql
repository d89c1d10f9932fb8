-- Days within a term on which a school is shut: half terms, training days, bank holidays.
CREATE TABLE closures (
    id        BIGINT      NOT NULL PRIMARY KEY,
    school_id BIGINT      NOT NULL,
    name      VARCHAR(80) NOT NULL,
    first_day DATE        NOT NULL,
    last_day  DATE        NOT NULL,
    CONSTRAINT closures_once UNIQUE (school_id, first_day, name),
    CONSTRAINT closures_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT closures_dates CHECK (last_day >= first_day)
);
