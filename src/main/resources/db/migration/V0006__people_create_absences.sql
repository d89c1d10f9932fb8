-- Long-term absences only; both dates are days of absence, an open end is "still away".
CREATE TABLE absences (
    id              BIGINT NOT NULL PRIMARY KEY,
    staff_member_id BIGINT NOT NULL,
    from_date       DATE   NOT NULL,
    to_date         DATE,
    CONSTRAINT absences_once UNIQUE (staff_member_id, from_date),
    CONSTRAINT absences_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    CONSTRAINT absences_dates CHECK (to_date IS NULL OR to_date >= from_date)
);
