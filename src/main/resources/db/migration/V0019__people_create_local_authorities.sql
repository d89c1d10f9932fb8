CREATE TABLE local_authorities (
    id     BIGINT       NOT NULL PRIMARY KEY,
    name   VARCHAR(200) NOT NULL,
    CONSTRAINT local_authorities_name UNIQUE (name)
);
