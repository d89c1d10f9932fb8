-- How somebody stands from one day until before another, cut at each new year, so that what is read
-- for a day lies together and does not grow with history.
CREATE TABLE standing_spans (
    school_id       BIGINT   NOT NULL,
    year            SMALLINT NOT NULL,
    line_id         INT      NOT NULL,
    staff_member_id BIGINT   NOT NULL,
    from_day        DATE     NOT NULL,
    until_day       DATE     NOT NULL,
    standing        TINYINT  NOT NULL,
    memory          TINYINT  NOT NULL,
    reopened        BOOLEAN  NOT NULL,
    completed_on    DATE,
    covered_until   DATE,
    due_on          DATE,
    PRIMARY KEY (school_id, year, line_id, staff_member_id, from_day),
    INDEX standing_spans_of_person (staff_member_id, until_day)
);
