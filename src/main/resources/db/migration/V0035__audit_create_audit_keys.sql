-- One key per person, itself sealed under the key outside the database.
CREATE TABLE audit_keys (
    subject_id BIGINT       NOT NULL PRIMARY KEY,
    sealed_key VARCHAR(200) NOT NULL
);
