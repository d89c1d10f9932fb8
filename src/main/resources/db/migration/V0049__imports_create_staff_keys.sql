-- The stable key under which a source knows a person.
CREATE TABLE staff_keys (
    source_id       BIGINT       NOT NULL,
    external_key    VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
    staff_member_id BIGINT       NOT NULL,
    import_id       BIGINT,
    PRIMARY KEY (source_id, external_key),
    CONSTRAINT staff_keys_source FOREIGN KEY (source_id) REFERENCES import_sources (id),
    CONSTRAINT staff_keys_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id)
);
