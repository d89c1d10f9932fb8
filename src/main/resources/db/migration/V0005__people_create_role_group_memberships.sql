-- Both dates are days on which the person is in the group.
CREATE TABLE role_group_memberships (
    id              BIGINT      NOT NULL PRIMARY KEY,
    staff_member_id BIGINT      NOT NULL,
    role_group      VARCHAR(30) NOT NULL,
    from_date       DATE        NOT NULL,
    to_date         DATE,
    CONSTRAINT role_group_memberships_once UNIQUE (staff_member_id, role_group, from_date),
    CONSTRAINT role_group_memberships_person
        FOREIGN KEY (staff_member_id) REFERENCES staff_members (id),
    CONSTRAINT role_group_memberships_dates CHECK (to_date IS NULL OR to_date >= from_date)
);
