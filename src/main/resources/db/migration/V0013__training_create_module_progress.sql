-- Where somebody is in a module; the section is its file name without the ending.
CREATE TABLE module_progress (
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    section_id      VARCHAR(100) NOT NULL,
    opened_at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (staff_member_id, module_id),
    CONSTRAINT module_progress_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id)
);
