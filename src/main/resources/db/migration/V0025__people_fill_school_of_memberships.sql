UPDATE role_group_memberships m JOIN staff_members s ON s.id = m.staff_member_id
SET m.school_id = s.school_id;
