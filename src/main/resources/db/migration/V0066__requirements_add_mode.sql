-- ANY, or FACE_TO_FACE where e-learning alone does not do.
ALTER TABLE requirements ADD COLUMN mode VARCHAR(12) NOT NULL DEFAULT 'ANY';
