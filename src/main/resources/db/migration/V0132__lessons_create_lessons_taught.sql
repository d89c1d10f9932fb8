-- Classes by the school's own names for them. Nothing here is about a pupil.
CREATE TABLE teaching_classes (
    id         BIGINT      NOT NULL PRIMARY KEY,
    school_id  BIGINT      NOT NULL,
    name       VARCHAR(40) NOT NULL,
    year_group VARCHAR(10) NOT NULL,
    CONSTRAINT teaching_classes_once UNIQUE (school_id, name),
    CONSTRAINT teaching_classes_school FOREIGN KEY (school_id) REFERENCES schools (id)
);

-- What was taught. Value, kind and title are kept as they were: resources come and go.
CREATE TABLE lessons_taught (
    id              BIGINT       NOT NULL PRIMARY KEY,
    school_id       BIGINT       NOT NULL,
    class_id        BIGINT       NOT NULL,
    year_group      VARCHAR(10)  NOT NULL,
    staff_member_id BIGINT,
    lesson_id       VARCHAR(170) NOT NULL,
    lesson_version  VARCHAR(20)  NOT NULL,
    lesson_title    VARCHAR(1000) NOT NULL,
    lesson_value    VARCHAR(30)  NOT NULL,
    lesson_type     VARCHAR(20)  NOT NULL,
    taught_on       DATE         NOT NULL,
    recorded_at     DATETIME(6)  NOT NULL,
    CONSTRAINT lessons_taught_once UNIQUE (class_id, lesson_id, taught_on),
    CONSTRAINT lessons_taught_class FOREIGN KEY (class_id) REFERENCES teaching_classes (id),
    CONSTRAINT lessons_taught_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT lessons_taught_staff FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    KEY lessons_taught_on (school_id, taught_on)
);

CREATE TABLE lessons_planned (
    id            BIGINT        NOT NULL PRIMARY KEY,
    school_id     BIGINT        NOT NULL,
    year_group    VARCHAR(10)   NOT NULL,
    lesson_id     VARCHAR(170)  NOT NULL,
    lesson_title  VARCHAR(1000) NOT NULL,
    lesson_value  VARCHAR(30)   NOT NULL,
    academic_year INT           NOT NULL,
    term          VARCHAR(10)   NOT NULL,
    planned_at    DATETIME(6)   NOT NULL,
    CONSTRAINT lessons_planned_once
        UNIQUE (school_id, academic_year, term, year_group, lesson_id),
    CONSTRAINT lessons_planned_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
