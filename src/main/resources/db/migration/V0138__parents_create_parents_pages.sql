-- What a school shows everybody: a page under an address of its own, and documents to save.
CREATE TABLE parents_pages (
    school_id BIGINT      NOT NULL PRIMARY KEY,
    slug      VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    published BOOLEAN     NOT NULL,
    CONSTRAINT parents_pages_once UNIQUE (slug),
    CONSTRAINT parents_pages_school FOREIGN KEY (school_id) REFERENCES schools (id)
);

CREATE TABLE school_documents (
    id        BIGINT       NOT NULL PRIMARY KEY,
    school_id BIGINT       NOT NULL,
    title     VARCHAR(200) NOT NULL,
    file_name VARCHAR(100) NOT NULL,
    size      INT          NOT NULL,
    sha256    CHAR(64)     NOT NULL,
    content   MEDIUMBLOB   NOT NULL,
    published BOOLEAN      NOT NULL,
    added_on  DATE         NOT NULL,
    CONSTRAINT school_documents_school FOREIGN KEY (school_id) REFERENCES schools (id)
);
