-- Written with the change itself; moved into the chain as soon as that change has been committed.
CREATE TABLE audit_pending (
    id          BIGINT      NOT NULL PRIMARY KEY AUTO_INCREMENT,
    stream      BIGINT      NOT NULL,
    actor_id    BIGINT,
    action      VARCHAR(60) NOT NULL,
    object_type VARCHAR(40) NOT NULL,
    object_id   BIGINT,
    subject_id  BIGINT,
    details     MEDIUMTEXT  NOT NULL
);
