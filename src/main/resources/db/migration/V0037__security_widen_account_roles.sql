-- Where a role holds: 0 at the person's own school, -1 everywhere, otherwise the number of a school, a
-- trust or a local authority.
ALTER TABLE account_roles
    ADD COLUMN scope_id BIGINT NOT NULL DEFAULT 0,
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (account_id, role, scope_id);
