package org.dueregard.audit;

import java.util.Optional;
import org.dueregard.keys.Seal;
import org.dueregard.keys.SealBrokenException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The keys under which details about a person are sealed. Destroying a person's key forgets every
/// detail about them, in the log and in each copy of the database made afterwards.
@Component
class AuditKeys {

    private static final String CONTEXT = "audit_entries.details";

    private final JdbcClient jdbc;
    private final Seal seal;

    AuditKeys(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    String seal(long subjectId, String details) {
        jdbc.sql("INSERT IGNORE INTO audit_keys (subject_id, sealed_key) VALUES (?, ?)")
                .param(subjectId)
                .param(seal.newSealedKey(context(subjectId)))
                .update();
        // Locked, so that a key which somebody else made a moment ago is seen.
        String key =
                jdbc.sql(
                                "SELECT sealed_key FROM audit_keys WHERE subject_id = ?"
                                        + " LOCK IN SHARE MODE")
                        .param(subjectId)
                        .query(String.class)
                        .single();
        return seal.sealWith(key, context(subjectId), details, CONTEXT);
    }

    /// The details, or nothing when their key was destroyed.
    Optional<String> open(long subjectId, String sealed) {
        return find(subjectId)
                .flatMap(key -> {
                    try {
                        return Optional.of(seal.openWith(key, context(subjectId), sealed, CONTEXT));
                    } catch (SealBrokenException e) {
                        return Optional.empty();
                    }
                });
    }

    void destroy(long subjectId) {
        jdbc.sql("DELETE FROM audit_keys WHERE subject_id = ?").param(subjectId).update();
    }

    private Optional<String> find(long subjectId) {
        return jdbc.sql("SELECT sealed_key FROM audit_keys WHERE subject_id = ?")
                .param(subjectId)
                .query(String.class)
                .optional();
    }

    private static String context(long subjectId) {
        return "audit_keys|" + subjectId;
    }
}
