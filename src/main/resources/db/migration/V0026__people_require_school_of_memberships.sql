-- A person may work at several schools, and is in scope at each through the groups held there.
ALTER TABLE role_group_memberships
    MODIFY COLUMN school_id BIGINT NOT NULL,
    ADD CONSTRAINT role_group_memberships_once_per_school
        UNIQUE (staff_member_id, school_id, role_group, from_date),
    DROP INDEX role_group_memberships_once,
    ADD CONSTRAINT role_group_memberships_school FOREIGN KEY (school_id) REFERENCES schools (id),
    ADD INDEX role_group_memberships_at_school (school_id, role_group, from_date);
