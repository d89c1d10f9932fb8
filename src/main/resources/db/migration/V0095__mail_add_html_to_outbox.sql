-- The same words as HTML, where a message has them; and who is asked just before it leaves.
ALTER TABLE outbox_messages
    ADD COLUMN html MEDIUMTEXT,
    ADD COLUMN asked_before VARCHAR(20);
