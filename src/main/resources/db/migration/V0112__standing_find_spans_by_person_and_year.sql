-- A person's spans of one year, without those of the years after it.
ALTER TABLE standing_spans
    ADD INDEX standing_spans_of_person_and_year (staff_member_id, year),
    DROP INDEX standing_spans_of_person;
