-- The reference is the establishment number that the country's register gives (URN in England).
ALTER TABLE schools
    ADD COLUMN reference VARCHAR(20),
    ADD COLUMN nation VARCHAR(10) NOT NULL DEFAULT 'england',
    ADD COLUMN local_authority_id BIGINT,
    ADD CONSTRAINT schools_reference UNIQUE (reference),
    ADD CONSTRAINT schools_local_authority
        FOREIGN KEY (local_authority_id) REFERENCES local_authorities (id);
