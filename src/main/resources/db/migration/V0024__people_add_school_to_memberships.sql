ALTER TABLE role_group_memberships ADD COLUMN school_id BIGINT;
