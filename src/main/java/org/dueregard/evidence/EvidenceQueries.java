package org.dueregard.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.dueregard.files.FileKind;
import org.dueregard.training.ExternalTraining;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads evidence. It checks nobody's rights; the services have done so.
@Component
class EvidenceQueries {

    /// Nobody's staff record, for callers who have none.
    private static final long NOBODY = Long.MIN_VALUE;

    private static final String WAITING =
            " FROM evidence e JOIN staff_members p ON p.id = e.staff_member_id"
                    + " WHERE e.state = 'LODGED' AND p.school_id IN (:schools)";
    private static final String OWN =
            " FROM evidence e WHERE e.staff_member_id = :person AND e.state <> 'TAKEN_BACK'";

    private static final String OWN_ROWS =
            """
            SELECT e.*,
                (SELECT c.expires_on FROM completions c WHERE c.id = e.completion_id) AS expires_on,
                (SELECT w.completion_id FROM completion_withdrawals w
                    WHERE w.completion_id = e.completion_id) AS withdrawn
            """;

    private final JdbcClient jdbc;
    private final ExternalTraining training;

    EvidenceQueries(JdbcClient jdbc, ExternalTraining training) {
        this.jdbc = jdbc;
        this.training = training;
    }

    /// One row, as the decision about it needs it.
    ///
    /// @param fileKey absent once the file is deleted
    record Lodged(
            long id,
            long staffMemberId,
            String moduleId,
            LocalDate trainedOn,
            boolean faceToFace,
            String fileName,
            @Nullable String fileKey,
            String fileType,
            long fileSize,
            String fileSha256,
            EvidenceState state,
            int version) {

        EvidenceFiles.Stored stored() {
            String key = fileKey;
            if (key == null) {
                throw new EvidenceDamagedException("deleted, of " + id);
            }
            return new EvidenceFiles.Stored(key, fileSize, fileSha256);
        }
    }

    Optional<Lodged> find(long id) {
        return lodged("SELECT * FROM evidence WHERE id = ?", id);
    }

    /// Until the transaction ends, nobody else decides.
    Optional<Lodged> lock(long id) {
        return lodged("SELECT * FROM evidence WHERE id = ? FOR UPDATE", id);
    }

    private Optional<Lodged> lodged(String sql, long id) {
        return jdbc.sql(sql)
                .param(id)
                .query((row, number) ->
                        new Lodged(
                                row.getLong("id"),
                                row.getLong("staff_member_id"),
                                row.getString("module_id"),
                                row.getObject("trained_on", LocalDate.class),
                                row.getBoolean("face_to_face"),
                                row.getString("file_name"),
                                row.getString("file_key"),
                                row.getString("file_type"),
                                row.getLong("file_size"),
                                row.getString("file_sha256"),
                                EvidenceState.valueOf(row.getString("state")),
                                row.getInt("version")))
                .optional();
    }

    /// What a person lodged, the latest first.
    PageOf<OwnEvidence> own(long staffMemberId, int page) {
        long total =
                jdbc.sql("SELECT COUNT(*)" + OWN)
                        .param("person", staffMemberId)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        Map<String, String> titles = titles();
        List<OwnEvidence> rows =
                jdbc.sql(
                                OWN_ROWS
                                        + OWN
                                        + " ORDER BY e.lodged_at DESC, e.id DESC LIMIT :size OFFSET :from")
                        .param("person", staffMemberId)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) -> ownRow(row, titles))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    /// One thing that a person lodged.
    Optional<OwnEvidence> findOwn(long staffMemberId, long id) {
        Map<String, String> titles = titles();
        return jdbc.sql(OWN_ROWS + OWN + " AND e.id = :id")
                .param("person", staffMemberId)
                .param("id", id)
                .query((row, number) -> ownRow(row, titles))
                .optional();
    }

    private static OwnEvidence ownRow(ResultSet row, Map<String, String> titles)
            throws SQLException {
        String module = row.getString("module_id");
        LocalDate expires = row.getObject("expires_on", LocalDate.class);
        return new OwnEvidence(
                row.getLong("id"),
                module,
                titles.getOrDefault(module, module),
                row.getString("provider"),
                row.getString("course"),
                row.getObject("trained_on", LocalDate.class),
                row.getBoolean("face_to_face"),
                row.getString("file_name"),
                EvidenceState.valueOf(row.getString("state")),
                Objects.requireNonNull(Sql.instant(row, "lodged_at")),
                row.getString("reason"),
                expires == null ? null : expires.minusDays(1),
                Sql.number(row, "withdrawn") != null);
    }

    /// What waits at these schools, the oldest first.
    ///
    /// @param caller the staff record of whoever looks
    PageOf<WaitingEvidence> waiting(Set<Long> schools, @Nullable Long caller, int page) {
        long total = countWaiting(schools, null);
        PageOf.Slice slice = PageOf.slice(total, page);
        Map<String, String> titles = titles();
        List<WaitingEvidence> rows =
                jdbc.sql(
                                "SELECT e.*, p.given_name, p.family_name, (SELECT s.name FROM"
                                        + " schools s WHERE s.id = p.school_id) AS school_name"
                                        + WAITING
                                        + " ORDER BY e.lodged_at, e.id LIMIT :size OFFSET :from")
                        .param("schools", schools)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) -> waitingRow(row, titles, caller))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    private static WaitingEvidence waitingRow(
            ResultSet row, Map<String, String> titles, @Nullable Long caller) throws SQLException {
        String module = row.getString("module_id");
        return new WaitingEvidence(
                row.getLong("id"),
                row.getString("given_name") + " " + row.getString("family_name"),
                row.getString("school_name"),
                titles.getOrDefault(module, module),
                row.getString("provider"),
                row.getString("course"),
                row.getObject("trained_on", LocalDate.class),
                row.getBoolean("face_to_face"),
                row.getString("file_name"),
                FileKind.ofType(row.getString("file_type")).orElseThrow(),
                row.getLong("file_size"),
                Objects.requireNonNull(Sql.instant(row, "lodged_at")),
                row.getInt("version"),
                caller != null && caller == row.getLong("staff_member_id"));
    }

    /// How much waits at these schools.
    ///
    /// @param except the staff record whose own is not counted
    long countWaiting(Set<Long> schools, @Nullable Long except) {
        return jdbc.sql("SELECT COUNT(*)" + WAITING + " AND e.staff_member_id <> :except")
                .param("schools", schools)
                .param("except", except == null ? NOBODY : except)
                .query(Long.class)
                .single();
    }

    /// How much of one person's waits.
    int countWaitingOf(long staffMemberId) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM evidence"
                                + " WHERE staff_member_id = ? AND state = 'LODGED'")
                .param(staffMemberId)
                .query(Integer.class)
                .single();
    }

    /// Whether the same file already counts, or waits, for the same module.
    boolean isLodged(long staffMemberId, String moduleId, String sha256) {
        return jdbc.sql(
                                """
                                SELECT EXISTS (SELECT 1 FROM evidence WHERE staff_member_id = ?
                                    AND module_id = ? AND file_sha256 = ?
                                    AND state IN ('LODGED', 'VERIFIED'))
                                """)
                        .param(staffMemberId)
                        .param(moduleId)
                        .param(sha256)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private Map<String, String> titles() {
        return training.subjects().stream()
                .collect(
                        Collectors.toMap(
                                ExternalTraining.Subject::moduleId,
                                ExternalTraining.Subject::title));
    }
}
