-- Which of a school's own policies covers what.
CREATE TABLE policy_topics (
    school_id   BIGINT       NOT NULL,
    topic       VARCHAR(40)  NOT NULL,
    policy      VARCHAR(200) NOT NULL,
    section     VARCHAR(200),
    document_id BIGINT,
    PRIMARY KEY (school_id, topic),
    CONSTRAINT policy_topics_school FOREIGN KEY (school_id) REFERENCES schools (id),
    CONSTRAINT policy_topics_document FOREIGN KEY (document_id) REFERENCES school_documents (id)
        ON DELETE SET NULL
);
