-- What we have been told, and what is so. Nothing is published without a source and a day on which
-- it is looked at again.
CREATE TABLE guidance_told (
    id           BIGINT        NOT NULL PRIMARY KEY,
    claim        VARCHAR(500)  NOT NULL,
    fact         VARCHAR(2000) NOT NULL,
    source_entry VARCHAR(80),
    source_words VARCHAR(300),
    source_url   VARCHAR(500),
    review_on    DATE,
    published_at DATETIME(6),
    changed_by   BIGINT        NOT NULL,
    changed_at   DATETIME(6)   NOT NULL,
    changed_on   DATE          NOT NULL,
    CONSTRAINT guidance_told_sourced CHECK (published_at IS NULL
        OR (review_on IS NOT NULL AND (source_entry IS NOT NULL
            OR (source_words IS NOT NULL AND source_url IS NOT NULL)))),
    INDEX guidance_told_in_order (published_at)
);
