-- Raising the epoch ends every session of the account. The second factor's secret is sealed.
ALTER TABLE accounts
    ADD COLUMN epoch INT NOT NULL DEFAULT 0,
    ADD COLUMN created_at DATETIME(6),
    ADD COLUMN activated_at DATETIME(6),
    ADD COLUMN last_sign_in_at DATETIME(6),
    ADD COLUMN totp_secret VARCHAR(300),
    ADD COLUMN totp_last_step BIGINT,
    ADD COLUMN pin_hash VARCHAR(255),
    ADD COLUMN kiosk_name VARCHAR(40) COLLATE utf8mb4_bin,
    ADD CONSTRAINT accounts_kiosk_name UNIQUE (kiosk_name),
    MODIFY COLUMN email VARCHAR(254) COLLATE utf8mb4_bin;
