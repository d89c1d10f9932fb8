-- Of all schools together, how many people stood how at the end of each past day. Only lines of whole
-- schools; a whole portal's day is a few rows, however many schools there are.
CREATE TABLE standing_totals (
    day       DATE NOT NULL,
    line_id   INT  NOT NULL,
    n0        INT  NOT NULL,
    n1        INT  NOT NULL,
    n2        INT  NOT NULL,
    n3        INT  NOT NULL,
    n4        INT  NOT NULL,
    n5        INT  NOT NULL,
    n6        INT  NOT NULL,
    n7        INT  NOT NULL,
    n8        INT  NOT NULL,
    forgotten INT  NOT NULL,
    known     INT  NOT NULL,
    PRIMARY KEY (day, line_id)
);
