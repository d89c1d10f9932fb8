-- Every version that was ever served here, with what it changed.
CREATE TABLE module_versions (
    module_id     VARCHAR(100)  NOT NULL,
    version       VARCHAR(20)   NOT NULL,
    version_key   VARCHAR(12)   NOT NULL,
    title         VARCHAR(1000) NOT NULL,
    change_note   TEXT,
    objectives    TEXT          NOT NULL,
    first_seen_on DATE          NOT NULL,
    PRIMARY KEY (module_id, version)
);
