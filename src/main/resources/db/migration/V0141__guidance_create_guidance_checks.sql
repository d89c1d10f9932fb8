-- Somebody looked at a place that cites guidance no longer in force, and found it still right. It
-- holds for that day of ending; the next one asks again.
CREATE TABLE guidance_checks (
    id         BIGINT        NOT NULL PRIMARY KEY,
    place      VARCHAR(300)  NOT NULL,
    entry_id   VARCHAR(80)   NOT NULL,
    out_since  DATE          NOT NULL,
    words      VARCHAR(1000) NOT NULL,
    checked_by BIGINT        NOT NULL,
    checked_at DATETIME(6)   NOT NULL,
    INDEX guidance_checks_of_place (entry_id, place)
);
