-- Where somebody is found, who keeps the entry true, when it is answered, and since when it holds.
ALTER TABLE contacts
    ADD COLUMN place      VARCHAR(200),
    ADD COLUMN url        VARCHAR(300),
    ADD COLUMN owner      VARCHAR(200),
    ADD COLUMN opens      TIME,
    ADD COLUMN closes     TIME,
    ADD COLUMN every_day  BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN held_since DATE;
