-- Read model: how long one person's completions of a module count under one cycle. Rebuilt from the
-- ledger at any time; the end is the first day that is not covered.
CREATE TABLE standings (
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    cycle           VARCHAR(20)  NOT NULL,
    covered_from    DATE         NOT NULL,
    covered_until   DATE         NOT NULL,
    PRIMARY KEY (staff_member_id, module_id, cycle),
    CONSTRAINT standings_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id)
);
