-- Which trust a school belonged to and when; both dates are days of membership.
CREATE TABLE trust_memberships (
    id        BIGINT NOT NULL PRIMARY KEY,
    school_id BIGINT NOT NULL,
    trust_id  BIGINT NOT NULL,
    from_date DATE   NOT NULL,
    to_date   DATE,
    CONSTRAINT trust_memberships_once UNIQUE (school_id, from_date),
    CONSTRAINT trust_memberships_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT trust_memberships_trust FOREIGN KEY (trust_id) REFERENCES trusts (id),
    CONSTRAINT trust_memberships_dates CHECK (to_date IS NULL OR to_date >= from_date)
);
