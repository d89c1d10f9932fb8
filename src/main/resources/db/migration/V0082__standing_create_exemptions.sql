CREATE TABLE exemptions (
    id              BIGINT        NOT NULL PRIMARY KEY,
    staff_member_id BIGINT        NOT NULL,
    module_id       VARCHAR(100)  NOT NULL,
    reason          VARCHAR(1000) NOT NULL,
    approved_by     VARCHAR(200)  NOT NULL,
    from_day        DATE          NOT NULL,
    to_day          DATE          NOT NULL,
    recorded_by     BIGINT,
    recorded_at     DATETIME(6)   NOT NULL,
    ended_on        DATE,
    ended_by        BIGINT,
    CONSTRAINT exemptions_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    CONSTRAINT exemptions_dates CHECK (to_day >= from_day),
    INDEX exemptions_of_person (staff_member_id, module_id)
);
