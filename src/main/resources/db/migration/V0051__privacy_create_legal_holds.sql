CREATE TABLE legal_holds (
    id              BIGINT       NOT NULL PRIMARY KEY,
    staff_member_id BIGINT       NOT NULL,
    reason          VARCHAR(300) NOT NULL,
    placed_by       BIGINT       NOT NULL,
    placed_at       DATETIME(6)  NOT NULL,
    released_at     DATETIME(6),
    CONSTRAINT legal_holds_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX legal_holds_open (staff_member_id, released_at)
);
