package org.dueregard.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every completion that stood on a day, of everybody who worked at a school then: an annex to the
/// single central record. Training is not one of the checks which that record has to hold. It checks
/// nobody's rights: the service that asks has done so.
@Component
class TrainingAnnex {

    private static final String ROWS =
            """
            SELECT COALESCE((SELECT MIN(k.external_key) FROM staff_keys k
                    WHERE k.staff_member_id = s.id), s.id) AS staff_number,
                s.given_name, s.family_name,
                (SELECT GROUP_CONCAT(DISTINCT l.role_group) FROM standing_spans sp
                    JOIN standing_lines l ON l.id = sp.line_id
                    WHERE sp.staff_member_id = s.id AND sp.school_id = :school
                        AND sp.year = :year AND sp.from_day <= :day AND sp.until_day > :day)
                    AS role_groups,
                COALESCE(e.course, NULLIF(c.module_title, ''), c.module_id) AS course,
                c.module_version, e.provider, c.effective_on, c.expires_on, c.how,
                c.face_to_face, f.code,
                COALESCE(CONCAT(v.given_name, ' ', v.family_name), b.name) AS verified_by
            FROM staff_members s
            JOIN completions c ON c.staff_member_id = s.id
                AND c.effective_on <= :day AND c.recorded_at < :known
            LEFT JOIN completion_withdrawals w ON w.completion_id = c.id AND w.withdrawn_at < :known
            LEFT JOIN certificates f ON f.completion_id = c.id
            LEFT JOIN evidence e ON e.completion_id = c.id
            LEFT JOIN accounts b ON b.id = e.decided_by
            LEFT JOIN staff_members v ON v.id = b.staff_member_id
            WHERE w.completion_id IS NULL AND s.id IN (
                SELECT staff_member_id FROM standing_spans WHERE school_id = :school
                    AND year = :year AND from_day <= :day AND until_day > :day)
            ORDER BY s.family_name, s.given_name, s.id, c.effective_on, c.id
            """;

    /// One completion.
    ///
    /// @param provider who gave the training, absent where it was done here
    /// @param how the kind of completion, as the ledger calls it
    record Row(
            String staffNumber,
            String name,
            List<RoleGroup> groups,
            String course,
            String version,
            @Nullable String provider,
            LocalDate completed,
            LocalDate expires,
            String how,
            boolean faceToFace,
            @Nullable String verifiedBy,
            @Nullable String certificate) {}

    private final JdbcClient jdbc;

    TrainingAnnex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One row after the other, people by name.
    void each(long schoolId, LocalDate day, Consumer<Row> consumer) {
        LocalDateTime known = Days.stored(day.plusDays(1).atStartOfDay(Days.LONDON).toInstant());
        jdbc.sql(ROWS)
                .param("school", schoolId)
                .param("day", day)
                .param("year", day.getYear())
                .param("known", known)
                .query(row -> {
                    consumer.accept(row(row));
                });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("staff_number"),
                row.getString("given_name") + " " + row.getString("family_name"),
                groups(row.getString("role_groups")),
                row.getString("course"),
                row.getString("module_version"),
                row.getString("provider"),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                row.getString("how"),
                row.getBoolean("face_to_face"),
                row.getString("verified_by"),
                row.getString("code"));
    }

    private static List<RoleGroup> groups(@Nullable String listed) {
        return listed == null
                ? List.of()
                : Arrays.stream(listed.split(","))
                        .flatMap(id -> RoleGroup.find(id).stream())
                        .sorted()
                        .toList();
    }
}
