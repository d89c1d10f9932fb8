-- What a school asks of those who completed an earlier version: once per school and version; school 0
-- stands for all, which a new edition of a document is decided for.
CREATE TABLE version_choices (
    id          BIGINT       NOT NULL PRIMARY KEY,
    school_id   BIGINT       NOT NULL,
    module_id   VARCHAR(100) NOT NULL,
    version     VARCHAR(20)  NOT NULL,
    version_key VARCHAR(12)  NOT NULL,
    choice      VARCHAR(10)  NOT NULL,
    began_on    DATE         NOT NULL,
    decided_by  BIGINT,
    decided_at  DATETIME(6)  NOT NULL,
    CONSTRAINT version_choices_once UNIQUE (school_id, module_id, version)
);
