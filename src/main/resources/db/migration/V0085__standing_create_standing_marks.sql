-- People about whom something was recorded that is not in the spans yet.
CREATE TABLE standing_marks (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_member_id BIGINT NOT NULL,
    from_day        DATE   NOT NULL,
    INDEX standing_marks_of_person (staff_member_id)
);
