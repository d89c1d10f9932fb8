-- 0 is the portal's default; otherwise the trust or school that set it.
ALTER TABLE requirements
    ADD COLUMN scope_id BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN asked BOOLEAN NOT NULL DEFAULT TRUE,
    ADD COLUMN source VARCHAR(300),
    ADD COLUMN recorded_by BIGINT,
    ADD COLUMN recorded_at DATETIME(6),
    ADD CONSTRAINT requirements_once_each
        UNIQUE (scope_id, module_id, role_group, effective_from),
    DROP INDEX requirements_once;
