package org.dueregard.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sessions as rows.
@Component
class SessionStore {

    static final String SELECT =
            """
            SELECT s.*, c.name AS school_name,
                (SELECT GROUP_CONCAT(g.role_group) FROM session_groups g
                    WHERE g.session_id = s.id) AS role_groups
            FROM training_sessions s JOIN schools c ON c.id = s.school_id
            """;

    /// Attempts of a session that somebody handed in. A sheet that was given up with nothing on it is
    /// none.
    static final String HANDED_IN =
            """
            a.submitted_at IS NOT NULL AND (a.purpose = 'QUIZ' OR (a.purpose = 'PAPER'
                AND (a.score > 0 OR EXISTS (SELECT 1 FROM attempt_questions q
                    WHERE q.attempt_id = a.id AND q.answered_at IS NOT NULL))))
            """;

    /// People who were assessed and of whom the places do not tell so: mostly, they were forgotten.
    private static String assessedWithout(String place) {
        return """
        (SELECT COUNT(DISTINCT a.staff_member_id) FROM attempts a
            WHERE a.session_id = s.id AND %s
            AND NOT EXISTS (SELECT 1 FROM session_places p WHERE p.session_id = s.id
                AND p.staff_member_id = a.staff_member_id AND (%s)))
        """
                .formatted(HANDED_IN, place);
    }

    private static final String FIGURES =
            """
            SELECT s.id,
                (SELECT COUNT(*) FROM session_places p WHERE p.session_id = s.id
                    AND (p.state = 'BOOKED' OR p.attended_at IS NOT NULL)) + %2$s AS booked,
                (SELECT COUNT(*) FROM session_places p WHERE p.session_id = s.id
                    AND p.state = 'WAITING' AND p.attended_at IS NULL) AS waiting,
                (SELECT COUNT(*) FROM session_places p WHERE p.session_id = s.id
                    AND p.attended_at IS NOT NULL) + %3$s AS attended,
                (SELECT COUNT(DISTINCT a.staff_member_id) FROM attempts a
                    WHERE a.session_id = s.id AND %1$s) AS assessed,
                (SELECT COUNT(DISTINCT a.staff_member_id) FROM attempts a
                    WHERE a.session_id = s.id AND a.passed AND %1$s) AS passed
            FROM training_sessions s WHERE s.id IN (:ids)
            """
                    .formatted(
                            HANDED_IN,
                            assessedWithout("p.state = 'BOOKED' OR p.attended_at IS NOT NULL"),
                            assessedWithout("p.attended_at IS NOT NULL"));

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    SessionStore(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    Optional<SessionDetails> find(long id) {
        return jdbc.sql(SELECT + " WHERE s.id = ?").param(id).query(SessionStore::row).optional();
    }

    /// Holds a session against everybody else who books, joins or changes it. To be called before
    /// anything is read in the transaction, so that what is read then is true until its end.
    ///
    /// @throws SessionMissingException when there is none
    SessionDetails lock(long id) {
        boolean there =
                jdbc.sql("SELECT id FROM training_sessions WHERE id = ? FOR UPDATE")
                        .param(id)
                        .query(Long.class)
                        .optional()
                        .isPresent();
        if (!there) {
            throw new SessionMissingException(id);
        }
        return find(id).orElseThrow(() -> new SessionMissingException(id));
    }

    List<SessionDetails> ahead(Set<Long> schools, LocalDate today) {
        return jdbc.sql(
                        SELECT
                                + " WHERE s.school_id IN (:schools) AND s.held_on >= :today"
                                + " AND s.state <> 'CANCELLED'"
                                + " ORDER BY s.held_on, s.begins_at, s.id LIMIT 200")
                .param("schools", schools)
                .param("today", today)
                .query(SessionStore::row)
                .list();
    }

    private static final String OVER =
            " WHERE s.school_id IN (:schools) AND (s.held_on < :today OR s.state = 'CANCELLED')";

    long countOver(Set<Long> schools, LocalDate today) {
        return jdbc.sql("SELECT COUNT(*) FROM training_sessions s" + OVER)
                .param("schools", schools)
                .param("today", today)
                .query(Long.class)
                .single();
    }

    List<SessionDetails> over(Set<Long> schools, LocalDate today, int from, int size) {
        return jdbc.sql(
                        SELECT
                                + OVER
                                + " ORDER BY s.held_on DESC, s.begins_at DESC, s.id"
                                + " LIMIT :size OFFSET :from")
                .param("schools", schools)
                .param("today", today)
                .param("size", size)
                .param("from", from)
                .query(SessionStore::row)
                .list();
    }

    SessionFigures figures(long id) {
        return figures(List.of(id)).getOrDefault(id, new SessionFigures(0, 0, 0, 0, 0));
    }

    private record Counted(long id, SessionFigures figures) {}

    Map<Long, SessionFigures> figures(List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(FIGURES)
                .param("ids", ids)
                .query((row, number) ->
                        new Counted(
                                row.getLong("id"),
                                new SessionFigures(
                                        row.getInt("booked"),
                                        row.getInt("waiting"),
                                        row.getInt("attended"),
                                        row.getInt("assessed"),
                                        row.getInt("passed"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Counted::id, Counted::figures));
    }

    long insert(long schoolId, SessionEntry.Valid entry, @Nullable Long by) {
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        values(
                        jdbc.sql(
                                """
                                INSERT INTO training_sessions (id, school_id, module_id, title,
                                    held_on, begins_at, ends_at, place, places, face_to_face, state,
                                    created_by, created_at)
                                VALUES (:id, :school, :module, :title, :day, :begins, :ends, :place,
                                    :places, :faceToFace, 'PLANNED', :by, :now)
                                """),
                        entry)
                .param("id", id)
                .param("school", schoolId)
                .param("by", by)
                .param("now", Days.stored(clock.instant()))
                .update();
        insertGroups(id, entry.groups());
        return id;
    }

    void update(long id, SessionEntry.Valid entry) {
        values(
                        jdbc.sql(
                                """
                                UPDATE training_sessions SET module_id = :module, title = :title,
                                    held_on = :day, begins_at = :begins, ends_at = :ends,
                                    place = :place, places = :places, face_to_face = :faceToFace,
                                    version = version + 1
                                WHERE id = :id
                                """),
                        entry)
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM session_groups WHERE session_id = ?").param(id).update();
        insertGroups(id, entry.groups());
    }

    private static JdbcClient.StatementSpec values(
            JdbcClient.StatementSpec statement, SessionEntry.Valid entry) {
        return statement
                .param("module", entry.moduleId())
                .param("title", entry.title())
                .param("day", entry.heldOn())
                .param("begins", entry.begins())
                .param("ends", entry.ends())
                .param("place", entry.place())
                .param("places", entry.places())
                .param("faceToFace", entry.faceToFace());
    }

    private void insertGroups(long id, Set<RoleGroup> groups) {
        batches.batchUpdate(
                "INSERT INTO session_groups (session_id, role_group) VALUES (?, ?)",
                groups.stream().map(group -> new Object[] {id, group.id()}).toList());
    }

    /// @throws org.springframework.dao.DuplicateKeyException when another session has that code
    void move(long id, SessionState to, @Nullable String code) {
        jdbc.sql(
                        "UPDATE training_sessions SET state = ?, join_code = ?,"
                                + " version = version + IF(? = 'CANCELLED', 1, 0) WHERE id = ?")
                .param(to.name())
                .param(code)
                .param(to.name())
                .param(id)
                .update();
    }

    /// Whether somebody handed in its quiz, or was there, or a sheet was printed: then what it is about
    /// and when it was stands.
    boolean isBegun(long id) {
        return jdbc.sql(
                                """
                                SELECT EXISTS (SELECT 1 FROM session_places WHERE session_id = :id
                                        AND attended_at IS NOT NULL)
                                    OR EXISTS (SELECT 1 FROM attempts WHERE session_id = :id)
                                """)
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    static SessionDetails row(ResultSet row, int number) throws SQLException {
        return new SessionDetails(
                row.getLong("id"),
                row.getInt("version"),
                new SchoolName(row.getLong("school_id"), row.getString("school_name")),
                row.getString("module_id"),
                row.getString("title"),
                row.getObject("held_on", LocalDate.class),
                row.getObject("begins_at", LocalTime.class),
                row.getObject("ends_at", LocalTime.class),
                row.getString("place"),
                row.getInt("places"),
                row.getBoolean("face_to_face"),
                groups(row.getString("role_groups")),
                SessionState.valueOf(row.getString("state")),
                row.getString("join_code"));
    }

    private static Set<RoleGroup> groups(@Nullable String listed) {
        return listed == null
                ? Set.of()
                : Arrays.stream(listed.split(","))
                        .flatMap(id -> RoleGroup.find(id).stream())
                        .collect(Collectors.toSet());
    }

    /// With their figures, in the same order.
    List<SessionRow> withFigures(List<SessionDetails> sessions) {
        Map<Long, SessionFigures> figures =
                figures(sessions.stream().map(SessionDetails::id).toList());
        Function<SessionDetails, SessionFigures> of =
                session -> figures.getOrDefault(session.id(), new SessionFigures(0, 0, 0, 0, 0));
        return sessions.stream().map(s -> new SessionRow(s, of.apply(s))).toList();
    }
}
