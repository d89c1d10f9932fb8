-- Whose administrator may read it; none for messages of the portal itself.
ALTER TABLE outbox_messages
    ADD COLUMN school_id BIGINT,
    ADD COLUMN staff_member_id BIGINT,
    ADD INDEX outbox_messages_of_person (staff_member_id),
    ADD INDEX outbox_messages_of_school (school_id, created_at);
