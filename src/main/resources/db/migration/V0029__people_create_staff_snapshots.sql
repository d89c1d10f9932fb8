-- A person as one document, the only place that says what a version holds.
CREATE SQL SECURITY INVOKER VIEW staff_snapshots AS
SELECT s.id AS staff_member_id,
    JSON_OBJECT(
        'school', s.school_id,
        'givenName', s.given_name,
        'familyName', s.family_name,
        'email', s.email,
        'jobTitle', s.job_title,
        'startedOn', s.started_on,
        'leftOn', s.left_on,
        'lineManager', s.line_manager_id,
        'groups', COALESCE(
            (SELECT JSON_ARRAYAGG(JSON_OBJECT('school', m.school_id, 'group', m.role_group,
                    'from', m.from_date, 'to', m.to_date)
                    ORDER BY m.from_date, m.school_id, m.role_group)
                FROM role_group_memberships m WHERE m.staff_member_id = s.id),
            JSON_ARRAY()),
        'absences', COALESCE(
            (SELECT JSON_ARRAYAGG(JSON_OBJECT('from', a.from_date, 'to', a.to_date)
                    ORDER BY a.from_date)
                FROM absences a WHERE a.staff_member_id = s.id),
            JSON_ARRAY())) AS snapshot
FROM staff_members s;
