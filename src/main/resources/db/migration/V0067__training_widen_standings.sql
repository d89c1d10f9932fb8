-- The version is the newest that somebody completed or confirmed, in a form that sorts. Empty until the
-- standings are worked out anew, at the next start.
ALTER TABLE standings
    ADD COLUMN mode VARCHAR(12) NOT NULL DEFAULT 'ANY',
    ADD COLUMN version_key VARCHAR(12) NOT NULL DEFAULT '',
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (staff_member_id, module_id, cycle, mode);
