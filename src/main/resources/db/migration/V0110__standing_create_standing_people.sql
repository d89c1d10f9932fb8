-- From when until when somebody owes anything at a school, so that people can be paged without going
-- through everything they owe.
CREATE TABLE standing_people (
    school_id       BIGINT NOT NULL,
    staff_member_id BIGINT NOT NULL,
    from_day        DATE   NOT NULL,
    until_day       DATE   NOT NULL,
    PRIMARY KEY (school_id, staff_member_id, from_day),
    INDEX standing_people_of_person (staff_member_id, until_day)
);
