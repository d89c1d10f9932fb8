ALTER TABLE schools DROP FOREIGN KEY schools_trust, DROP COLUMN trust_id;
