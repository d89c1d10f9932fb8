package org.dueregard.parents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Documents of schools, kept in the database: they are few, small, and belong to its backups. It checks
/// nobody's rights.
@Component
class SchoolDocuments {

    private static final int KILOBYTE = 1024;

    private final JdbcClient jdbc;
    private final Clock clock;

    SchoolDocuments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is handed out.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Content(String fileName, byte[] bytes) {}

    List<DocumentRow> of(long schoolId) {
        return jdbc.sql(
                        "SELECT id, title, file_name, size, published, added_on FROM"
                                + " school_documents WHERE school_id = ? ORDER BY title, id")
                .param(schoolId)
                .query((row, number) ->
                        new DocumentRow(
                                row.getLong("id"),
                                row.getString("title"),
                                row.getString("file_name"),
                                (row.getLong("size") + KILOBYTE - 1) / KILOBYTE,
                                row.getBoolean("published"),
                                row.getObject("added_on", LocalDate.class)))
                .list();
    }

    Optional<Content> published(long schoolId, long id) {
        return jdbc.sql(
                        "SELECT file_name, content FROM school_documents"
                                + " WHERE id = ? AND school_id = ? AND published")
                .params(id, schoolId)
                .query((row, number) -> new Content(row.getString(1), row.getBytes(2)))
                .optional();
    }

    void add(long schoolId, String title, String name, byte[] bytes) {
        jdbc.sql(
                        "INSERT INTO school_documents (id, school_id, title, file_name, size, sha256,"
                                + " content, published, added_on)"
                                + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, FALSE, ?)")
                .params(
                        schoolId,
                        title,
                        name,
                        bytes.length,
                        sha256(bytes),
                        bytes,
                        Days.today(clock))
                .update();
    }

    int replace(long schoolId, long id, String name, byte[] bytes) {
        return jdbc.sql(
                        "UPDATE school_documents SET file_name = ?, size = ?, sha256 = ?,"
                                + " content = ?, added_on = ? WHERE id = ? AND school_id = ?")
                .params(name, bytes.length, sha256(bytes), bytes, Days.today(clock), id, schoolId)
                .update();
    }

    int publish(long schoolId, long id, boolean published) {
        return jdbc.sql("UPDATE school_documents SET published = ? WHERE id = ? AND school_id = ?")
                .params(published, id, schoolId)
                .update();
    }

    int remove(long schoolId, long id) {
        return jdbc.sql("DELETE FROM school_documents WHERE id = ? AND school_id = ?")
                .params(id, schoolId)
                .update();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
