-- Each printed poster, until somebody says that it was taken down. `fingerprint` is of what it shows.
CREATE TABLE poster_copies (
    id            BIGINT       NOT NULL PRIMARY KEY,
    school_id     BIGINT       NOT NULL,
    number        INT          NOT NULL,
    sheet         INT          NOT NULL,
    sheets        INT          NOT NULL,
    place         VARCHAR(100) NOT NULL,
    printed_on    DATE         NOT NULL,
    remove_after  DATE         NOT NULL,
    fingerprint   CHAR(64)     NOT NULL,
    recalled_on   DATE,
    taken_down_on DATE,
    CONSTRAINT poster_copies_once UNIQUE (school_id, number),
    CONSTRAINT poster_copies_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
