-- What governors agreed; a role owns each, never a name.
CREATE TABLE governor_actions (
    id         BIGINT       NOT NULL PRIMARY KEY,
    school_id  BIGINT       NOT NULL,
    text       VARCHAR(300) NOT NULL,
    owner_role VARCHAR(100) NOT NULL,
    due_on     DATE         NOT NULL,
    agreed_on  DATE         NOT NULL,
    done_on    DATE,
    CONSTRAINT governor_actions_school FOREIGN KEY (school_id) REFERENCES schools (id),
    INDEX governor_actions_of_school (school_id, agreed_on)
);
