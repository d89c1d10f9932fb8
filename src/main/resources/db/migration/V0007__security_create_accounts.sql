-- Addresses are normalised by the program and compared byte by byte: a collation that ignores accents
-- would let one account be asked for, and throttled, under many spellings. The name is for people without a staff record; others are called what their record says.
CREATE TABLE accounts (
    id              BIGINT       NOT NULL PRIMARY KEY,
    email           VARCHAR(254) COLLATE utf8mb4_bin NOT NULL,
    password_hash   VARCHAR(255),
    enabled         BOOLEAN      NOT NULL,
    demonstration   BOOLEAN      NOT NULL,
    name            VARCHAR(200) NOT NULL,
    staff_member_id BIGINT,
    CONSTRAINT accounts_email UNIQUE (email),
    CONSTRAINT accounts_staff_member UNIQUE (staff_member_id),
    CONSTRAINT accounts_person FOREIGN KEY (staff_member_id) REFERENCES staff_members (id)
);
