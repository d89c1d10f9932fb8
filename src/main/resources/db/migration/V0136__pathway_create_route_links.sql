-- The address behind the code on the poster. It is kept readable, because it is printed again; it opens
-- roles and numbers, no names.
CREATE TABLE route_links (
    school_id  BIGINT       NOT NULL PRIMARY KEY,
    token      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    made_on    DATE         NOT NULL,
    CONSTRAINT route_links_once UNIQUE (token),
    CONSTRAINT route_links_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
