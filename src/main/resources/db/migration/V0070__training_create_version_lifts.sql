-- Somebody confirmed a new version, or passed the short quiz on it. It lifts the version and never the
-- expiry. Append-only.
CREATE TABLE version_lifts (
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    version         VARCHAR(20)  NOT NULL,
    version_key     VARCHAR(12)  NOT NULL,
    how             VARCHAR(10)  NOT NULL,
    recorded_at     DATETIME(6)  NOT NULL,
    PRIMARY KEY (staff_member_id, module_id, version),
    CONSTRAINT version_lifts_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id)
);
