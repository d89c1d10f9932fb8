-- The changes of all days up to that one, that day included, added up.
CREATE TABLE standing_sums (
    day       DATE   NOT NULL,
    school_id BIGINT NOT NULL,
    line_id   INT    NOT NULL,
    n0        INT    NOT NULL,
    n1        INT    NOT NULL,
    n2        INT    NOT NULL,
    n3        INT    NOT NULL,
    n4        INT    NOT NULL,
    n5        INT    NOT NULL,
    n6        INT    NOT NULL,
    n7        INT    NOT NULL,
    n8        INT    NOT NULL,
    forgotten INT    NOT NULL,
    known     INT    NOT NULL,
    PRIMARY KEY (day, school_id, line_id)
);
