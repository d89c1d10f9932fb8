CREATE TABLE contacts (
    id          BIGINT       NOT NULL PRIMARY KEY,
    school_id   BIGINT       NOT NULL,
    role        VARCHAR(40)  NOT NULL,
    name        VARCHAR(200) NOT NULL,
    phone       VARCHAR(40),
    source      VARCHAR(200) NOT NULL,
    verified_on DATE,
    example     BOOLEAN      NOT NULL,
    CONSTRAINT contacts_once UNIQUE (school_id, role),
    CONSTRAINT contacts_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
