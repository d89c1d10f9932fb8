-- A module and a role group as one small number; the empty group stands for everybody once.
CREATE TABLE standing_lines (
    id         INT          NOT NULL AUTO_INCREMENT PRIMARY KEY,
    module_id  VARCHAR(100) NOT NULL,
    role_group VARCHAR(30)  NOT NULL,
    CONSTRAINT standing_lines_once UNIQUE (module_id, role_group)
);
