-- How many people more or less stand so from that day on. Summed up to a day they are the figures of
-- that day. Columns n0 to n8 are the numbers of the standings.
CREATE TABLE standing_changes (
    school_id BIGINT NOT NULL,
    day       DATE   NOT NULL,
    line_id   INT    NOT NULL,
    id        BIGINT NOT NULL AUTO_INCREMENT,
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
    PRIMARY KEY (school_id, day, line_id, id),
    INDEX standing_changes_id (id),
    INDEX standing_changes_day (day)
);
