-- What a certificate says, as it said it when it was issued: pages and papers must not change with the
-- people and schools they name. One for each completion; forgetting a person blanks the name.
CREATE TABLE certificates (
    id              BIGINT        NOT NULL PRIMARY KEY,
    code            CHAR(20)      NOT NULL,
    completion_id   BIGINT        NOT NULL,
    staff_member_id BIGINT        NOT NULL,
    school_id       BIGINT        NOT NULL,
    holder          VARCHAR(400),
    school_name     VARCHAR(200)  NOT NULL,
    module_id       VARCHAR(100)  NOT NULL,
    module_title    VARCHAR(1000) NOT NULL,
    module_version  VARCHAR(20)   NOT NULL,
    objectives      TEXT          NOT NULL,
    how             VARCHAR(20)   NOT NULL,
    effective_on    DATE          NOT NULL,
    expires_on      DATE          NOT NULL,
    issued_at       DATETIME(6)   NOT NULL,
    CONSTRAINT certificates_code UNIQUE (code),
    CONSTRAINT certificates_once UNIQUE (completion_id),
    CONSTRAINT certificates_completion FOREIGN KEY (completion_id) REFERENCES completions (id),
    CONSTRAINT certificates_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX certificates_of_person (staff_member_id, module_id, effective_on)
);
