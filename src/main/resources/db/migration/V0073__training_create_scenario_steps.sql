-- The scenes in the order in which they were come to; the first has no choice before it.
CREATE TABLE scenario_steps (
    run_id    BIGINT       NOT NULL,
    position  INT          NOT NULL,
    scene_id  VARCHAR(100) NOT NULL,
    choice    INT,
    taken_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (run_id, position),
    CONSTRAINT scenario_steps_run FOREIGN KEY (run_id) REFERENCES scenario_runs (id)
);
