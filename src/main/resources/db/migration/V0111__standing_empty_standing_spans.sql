-- Worked out anew when the portal starts, together with the people.
TRUNCATE TABLE standing_spans;
