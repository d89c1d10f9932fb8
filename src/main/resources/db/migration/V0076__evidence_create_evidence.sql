-- Training that was done elsewhere. The file lies outside the database under a name of its own, its
-- key, which is empty once the file is deleted. Whose school it is, the person's record says.
CREATE TABLE evidence (
    id              BIGINT        NOT NULL PRIMARY KEY,
    staff_member_id BIGINT        NOT NULL,
    module_id       VARCHAR(100)  NOT NULL,
    provider        VARCHAR(200)  NOT NULL,
    course          VARCHAR(200)  NOT NULL,
    trained_on      DATE          NOT NULL,
    face_to_face    BOOLEAN       NOT NULL,
    file_name       VARCHAR(200)  NOT NULL,
    file_key        CHAR(36),
    file_type       VARCHAR(50)   NOT NULL,
    file_size       BIGINT        NOT NULL,
    file_sha256     CHAR(64)      NOT NULL,
    state           VARCHAR(10)   NOT NULL,
    lodged_at       DATETIME(6)   NOT NULL,
    decided_by      BIGINT,
    decided_at      DATETIME(6),
    reason          VARCHAR(1000),
    completion_id   BIGINT,
    version         INT           NOT NULL DEFAULT 0,
    CONSTRAINT evidence_file UNIQUE (file_key),
    CONSTRAINT evidence_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX evidence_of_person (staff_member_id, lodged_at),
    INDEX evidence_waiting (state, lodged_at)
);
