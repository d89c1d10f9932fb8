-- A link that opens something is sealed, and gone once the message was sent.
ALTER TABLE outbox_messages
    ADD COLUMN link VARCHAR(1000),
    ADD COLUMN link_kind VARCHAR(20);
