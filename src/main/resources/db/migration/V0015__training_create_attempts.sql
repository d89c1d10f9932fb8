-- open_marker is 1 while the attempt is open and null afterwards: the unique key then allows any
-- number of submitted attempts and one open one per person and module.
CREATE TABLE attempts (
    id              BIGINT       NOT NULL PRIMARY KEY,
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    module_version  VARCHAR(20)  NOT NULL,
    module_title    VARCHAR(1000) NOT NULL,
    renew           VARCHAR(20)  NOT NULL,
    pass_mark       INT          NOT NULL,
    started_at      DATETIME(6)  NOT NULL,
    open_marker     TINYINT,
    submitted_at    DATETIME(6),
    score           DOUBLE,
    passed          BOOLEAN,
    version         INT          NOT NULL DEFAULT 0,
    CONSTRAINT attempts_one_open UNIQUE (staff_member_id, module_id, open_marker),
    CONSTRAINT attempts_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    CONSTRAINT attempts_submitted CHECK ((open_marker IS NULL) = (submitted_at IS NOT NULL)),
    INDEX attempts_latest (staff_member_id, module_id, submitted_at)
);
