-- Schools that chose whether the portal reminds by itself; without a row it does.
CREATE TABLE reminder_schools (
    school_id BIGINT  NOT NULL PRIMARY KEY,
    sending   BOOLEAN NOT NULL,
    CONSTRAINT reminder_schools_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
