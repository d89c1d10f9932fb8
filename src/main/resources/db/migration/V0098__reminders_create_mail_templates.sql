-- A school's own words; without a row the portal's hold.
CREATE TABLE mail_templates (
    school_id  BIGINT        NOT NULL,
    name       VARCHAR(20)   NOT NULL,
    subject    VARCHAR(200)  NOT NULL,
    body       VARCHAR(4000) NOT NULL,
    updated_by BIGINT        NOT NULL,
    updated_at DATETIME(6)   NOT NULL,
    PRIMARY KEY (school_id, name),
    CONSTRAINT mail_templates_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
