-- Up to which day, that day not included, the spans forecast. One row.
CREATE TABLE standing_horizon (
    id  TINYINT NOT NULL PRIMARY KEY,
    day DATE    NOT NULL
);
