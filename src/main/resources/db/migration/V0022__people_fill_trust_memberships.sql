-- Nobody had written down since when: the day the portal could first have known.
INSERT INTO trust_memberships (id, school_id, trust_id, from_date)
SELECT NEXT VALUE FOR ids, id, trust_id, '2015-07-01' FROM schools;
