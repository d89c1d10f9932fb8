-- Both dates are days on which the requirement holds. The cycle is an ISO-8601 period.
CREATE TABLE requirements (
    id             BIGINT       NOT NULL PRIMARY KEY,
    module_id      VARCHAR(100) NOT NULL,
    role_group     VARCHAR(30)  NOT NULL,
    cycle          VARCHAR(20)  NOT NULL,
    grace_days     INT          NOT NULL,
    due_days       INT          NOT NULL,
    effective_from DATE         NOT NULL,
    effective_to   DATE,
    CONSTRAINT requirements_once UNIQUE (module_id, role_group, effective_from),
    CONSTRAINT requirements_dates CHECK (effective_to IS NULL OR effective_to >= effective_from),
    INDEX requirements_by_group (role_group, effective_from)
);
