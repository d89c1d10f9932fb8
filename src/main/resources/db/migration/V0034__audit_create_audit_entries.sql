-- The stream is a school, or 0 for what belongs to none. Personal details are sealed under the key of the
-- person they are about; without that key they are noise, and the chain still holds.
CREATE TABLE audit_entries (
    stream      BIGINT       NOT NULL,
    seq         BIGINT       NOT NULL,
    at          DATETIME(6)  NOT NULL,
    recorded_at DATETIME(6)  NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    actor_id    BIGINT,
    action      VARCHAR(60)  NOT NULL,
    object_type VARCHAR(40)  NOT NULL,
    object_id   BIGINT,
    subject_id  BIGINT,
    details     MEDIUMTEXT   NOT NULL,
    mac         CHAR(64)     NOT NULL,
    PRIMARY KEY (stream, seq),
    INDEX audit_entries_newest (at),
    INDEX audit_entries_by_subject (subject_id, at),
    INDEX audit_entries_by_actor (actor_id, at)
);
