-- One sequence for all tables: numbers are handed out in blocks of fifty.
CREATE SEQUENCE ids START WITH 1 INCREMENT BY 50;
