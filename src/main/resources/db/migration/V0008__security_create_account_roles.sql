CREATE TABLE account_roles (
    account_id BIGINT      NOT NULL,
    role       VARCHAR(20) NOT NULL,
    PRIMARY KEY (account_id, role),
    CONSTRAINT account_roles_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);
