-- Tells a record from any other that ever has its number, in whatever copy of the database.
ALTER TABLE staff_members ADD COLUMN record_code CHAR(36) NOT NULL DEFAULT (UUID());
