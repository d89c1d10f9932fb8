CREATE TABLE schools (
    id       BIGINT       NOT NULL PRIMARY KEY,
    trust_id BIGINT       NOT NULL,
    name     VARCHAR(200) NOT NULL,
    CONSTRAINT schools_trust FOREIGN KEY (trust_id) REFERENCES trusts (id)
);
