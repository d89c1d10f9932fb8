CREATE TABLE section_reads (
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    module_version  VARCHAR(20)  NOT NULL,
    section_id      VARCHAR(100) NOT NULL,
    read_at         DATETIME(6)  NOT NULL,
    PRIMARY KEY (staff_member_id, module_id, module_version, section_id),
    CONSTRAINT section_reads_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id)
);
