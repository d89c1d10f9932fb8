ALTER TABLE staff_members
    ADD COLUMN line_manager_id BIGINT,
    ADD COLUMN erased_at DATETIME(6),
    ADD CONSTRAINT staff_members_line_manager
        FOREIGN KEY (line_manager_id) REFERENCES staff_members (id);
