package org.dueregard.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.dueregard.keys.PortalKeys;
import org.jspecify.annotations.Nullable;

/// One link of a chain, in the form over which its code is written. The form is fixed by a test.
record AuditLink(
        long stream,
        long seq,
        LocalDateTime at,
        @Nullable Long actorId,
        String action,
        String objectType,
        @Nullable Long objectId,
        @Nullable Long subjectId,
        String details) {

    /// What stands before the first entry of a chain.
    static final String NOTHING_BEFORE = "0".repeat(64);

    private static final String PURPOSE = "audit";
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final String SEPARATOR = "\u001f";

    static AuditLink of(ResultSet row, long seq) throws SQLException {
        return new AuditLink(
                row.getLong("stream"),
                seq,
                row.getObject("at", LocalDateTime.class),
                row.getObject("actor_id", Long.class),
                row.getString("action"),
                row.getString("object_type"),
                row.getObject("object_id", Long.class),
                row.getObject("subject_id", Long.class),
                row.getString("details"));
    }

    AuditLink withPlace(long place, LocalDateTime time) {
        return new AuditLink(
                stream, place, time, actorId, action, objectType, objectId, subjectId, details);
    }

    String canonical(String before) {
        return String.join(
                SEPARATOR,
                "1",
                Long.toString(stream),
                Long.toString(seq),
                AT.format(at),
                String.valueOf(actorId),
                action,
                objectType,
                String.valueOf(objectId),
                String.valueOf(subjectId),
                details,
                before);
    }

    String code(PortalKeys keys, String before) {
        return keys.code(PURPOSE, canonical(before));
    }
}
