-- Where files come from, and which of their columns is which, chosen once and remembered.
CREATE TABLE import_sources (
    id         BIGINT       NOT NULL PRIMARY KEY,
    school_id  BIGINT       NOT NULL,
    name       VARCHAR(120) NOT NULL,
    mapping    JSON         NOT NULL,
    CONSTRAINT import_sources_name UNIQUE (school_id, name),
    CONSTRAINT import_sources_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
