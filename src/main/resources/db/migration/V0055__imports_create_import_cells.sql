-- The lines of a file as they were read, until it is known which column is which.
CREATE TABLE import_cells (
    import_id BIGINT NOT NULL,
    line      INT    NOT NULL,
    cells     JSON   NOT NULL,
    PRIMARY KEY (import_id, line),
    CONSTRAINT import_cells_import FOREIGN KEY (import_id) REFERENCES imports (id)
);
