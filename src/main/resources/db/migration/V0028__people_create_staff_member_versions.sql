-- What was known of a person, whole, after each change. The state on a past day as it was known then is
-- the last version recorded by the end of that day. The writer's account has no foreign key: it may
-- be gone before its traces are.
CREATE TABLE staff_member_versions (
    id              BIGINT      NOT NULL PRIMARY KEY,
    staff_member_id BIGINT      NOT NULL,
    recorded_at     DATETIME(6) NOT NULL,
    recorded_by     BIGINT,
    cause           VARCHAR(20) NOT NULL,
    import_id       BIGINT,
    snapshot        JSON        NOT NULL,
    CONSTRAINT staff_member_versions_person
        FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX staff_member_versions_latest (staff_member_id, recorded_at, id),
    INDEX staff_member_versions_of_import (import_id)
);
