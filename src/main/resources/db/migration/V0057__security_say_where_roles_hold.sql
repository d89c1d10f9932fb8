-- A role held "at home" would move with its holder; it is given for a school.
UPDATE IGNORE account_roles r
JOIN accounts a ON a.id = r.account_id
JOIN staff_members p ON p.id = a.staff_member_id
SET r.scope_id = p.school_id
WHERE r.scope_id = 0 AND r.role <> 'STAFF';
