CREATE TABLE outbox_messages (
    id              BIGINT       NOT NULL PRIMARY KEY,
    once_key        VARCHAR(200) NOT NULL,
    message_id      CHAR(36)     NOT NULL,
    recipient       VARCHAR(254) NOT NULL,
    subject         VARCHAR(300) NOT NULL,
    body            TEXT         NOT NULL,
    state           VARCHAR(10)  NOT NULL,
    attempts        INT          NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    next_attempt_at DATETIME(6)  NOT NULL,
    lease_owner     CHAR(36),
    lease_until     DATETIME(6),
    sent_at         DATETIME(6),
    last_error      VARCHAR(500),
    CONSTRAINT outbox_messages_once UNIQUE (once_key),
    INDEX outbox_messages_due (state, next_attempt_at),
    INDEX outbox_messages_newest (created_at, id)
);
