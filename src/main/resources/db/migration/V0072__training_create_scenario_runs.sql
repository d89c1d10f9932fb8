-- One way through a scenario, kept as it was shown; open_marker as in attempts.
CREATE TABLE scenario_runs (
    id              BIGINT       NOT NULL PRIMARY KEY,
    staff_member_id BIGINT       NOT NULL,
    module_id       VARCHAR(100) NOT NULL,
    module_version  VARCHAR(20)  NOT NULL,
    scenario_id     VARCHAR(100) NOT NULL,
    shown           MEDIUMTEXT   NOT NULL,
    started_at      DATETIME(6)  NOT NULL,
    open_marker     TINYINT,
    finished_at     DATETIME(6),
    passed          BOOLEAN,
    wrong_turns     INT          NOT NULL DEFAULT 0,
    CONSTRAINT scenario_runs_one_open UNIQUE (staff_member_id, module_id, scenario_id, open_marker),
    CONSTRAINT scenario_runs_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    INDEX scenario_runs_latest (staff_member_id, module_id, finished_at)
);
