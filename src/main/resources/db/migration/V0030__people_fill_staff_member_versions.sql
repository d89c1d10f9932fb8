INSERT INTO staff_member_versions
    (id, staff_member_id, recorded_at, recorded_by, cause, import_id, snapshot)
SELECT NEXT VALUE FOR ids, p.staff_member_id, TIMESTAMP(s.started_on), NULL, 'BEGINNING', NULL,
    p.snapshot
FROM staff_snapshots p JOIN staff_members s ON s.id = p.staff_member_id;
