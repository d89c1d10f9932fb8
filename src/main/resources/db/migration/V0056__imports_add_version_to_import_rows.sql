-- As the person stood when the line was compared: whoever was changed since is compared again.
ALTER TABLE import_rows
    ADD COLUMN person_version INT,
    ADD INDEX import_rows_by_key (import_id, external_key),
    ADD INDEX import_rows_by_email (import_id, email);
