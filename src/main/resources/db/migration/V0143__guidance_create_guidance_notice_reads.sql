-- Who said that they have read a notice, and when; once.
CREATE TABLE guidance_notice_reads (
    notice_id       BIGINT      NOT NULL,
    staff_member_id BIGINT      NOT NULL,
    read_at         DATETIME(6) NOT NULL,
    PRIMARY KEY (notice_id, staff_member_id),
    CONSTRAINT guidance_notice_reads_notice FOREIGN KEY (notice_id) REFERENCES guidance_notices (id),
    CONSTRAINT guidance_notice_reads_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX guidance_notice_reads_of_person (staff_member_id)
);
