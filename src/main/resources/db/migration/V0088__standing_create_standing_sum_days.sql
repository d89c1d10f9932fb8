-- The days whose sums are complete.
CREATE TABLE standing_sum_days (
    day DATE NOT NULL PRIMARY KEY
);
