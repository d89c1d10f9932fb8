package org.dueregard.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of people, narrowed in the database to the schools somebody may see.
@Component
class PeopleQueries {

    /// People as they are known now: of one's schools, or working there too. Somebody who went to
    /// another school is that school's from then on.
    private static final String NOW =
            """
            SELECT p.id, p.school_id, p.given_name, p.family_name, p.job_title, p.email,
                p.started_on, p.left_on,
                (SELECT GROUP_CONCAT(DISTINCT m.role_group ORDER BY m.role_group)
                    FROM role_group_memberships m WHERE m.staff_member_id = p.id
                        AND m.school_id IN (:schools) AND m.from_date <= :day
                        AND (m.to_date IS NULL OR m.to_date >= :day)) AS groups_then
            FROM staff_members p
            WHERE p.erased_at IS NULL AND (p.school_id IN (:schools) OR EXISTS (
                SELECT 1 FROM role_group_memberships m
                WHERE m.staff_member_id = p.id AND m.school_id IN (:schools)
                    AND (m.to_date IS NULL OR m.to_date >= :day)))
            """;

    /// People as they were known at the end of a day.
    private static final String THEN =
            """
            SELECT v.staff_member_id AS id, j.school_id, j.given_name, j.family_name, j.job_title,
                j.email, j.started_on, j.left_on,
                (SELECT GROUP_CONCAT(DISTINCT g.role_group ORDER BY g.role_group)
                    FROM JSON_TABLE(v.snapshot, '$.groups[*]' COLUMNS (
                        school_id BIGINT PATH '$.school', role_group VARCHAR(30) PATH '$.group',
                        from_date DATE PATH '$.from', to_date DATE PATH '$.to')) g
                    WHERE g.school_id IN (:schools) AND g.from_date <= :day
                        AND (g.to_date IS NULL OR g.to_date >= :day)) AS groups_then
            FROM staff_member_versions v,
                JSON_TABLE(v.snapshot, '$' COLUMNS (
                    school_id BIGINT PATH '$.school', given_name VARCHAR(100) PATH '$.givenName',
                    family_name VARCHAR(100) PATH '$.familyName',
                    job_title VARCHAR(100) PATH '$.jobTitle', email VARCHAR(254) PATH '$.email',
                    started_on DATE PATH '$.startedOn', left_on DATE PATH '$.leftOn')) j
            WHERE v.id = (SELECT w.id FROM staff_member_versions w
                    WHERE w.staff_member_id = v.staff_member_id AND w.recorded_at < :known
                    ORDER BY w.recorded_at DESC, w.id DESC LIMIT 1)
                AND (j.school_id IN (:schools) OR EXISTS (
                    SELECT 1 FROM JSON_TABLE(v.snapshot, '$.groups[*]' COLUMNS (
                        school_id BIGINT PATH '$.school')) g WHERE g.school_id IN (:schools)))
            """;

    private static final String WANTED =
            """
            SELECT * FROM (%s) found
            WHERE (:search = '%%%%' OR CONCAT(given_name, ' ', family_name) LIKE :search
                    OR job_title LIKE :search OR email LIKE :search)
                AND (:group = '' OR FIND_IN_SET(:group, groups_then))
                AND CASE :who
                    WHEN 'WORKING' THEN started_on <= :day AND (left_on IS NULL OR left_on >= :day)
                        AND groups_then IS NOT NULL
                    WHEN 'STARTING' THEN started_on > :day
                    WHEN 'LEFT' THEN left_on < :day OR (started_on <= :day AND groups_then IS NULL)
                    ELSE TRUE END
            """;

    private final JdbcClient jdbc;

    PeopleQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PageOf<PersonRow> list(Set<Long> schools, PeopleFilter filter, LocalDate today) {
        String people = WANTED.formatted(filter.on() == null ? NOW : THEN);
        Map<String, Object> parameters = parameters(schools, filter, today);
        long total =
                jdbc.sql("SELECT COUNT(*) FROM (" + people + ") counted")
                        .params(parameters)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, filter.page());
        List<PersonRow> rows =
                jdbc.sql(
                                "SELECT people.*, s.name AS school_name FROM ("
                                        + people
                                        + ") people LEFT JOIN schools s ON s.id = people.school_id"
                                        + " ORDER BY family_name, given_name, people.id"
                                        + " LIMIT :size OFFSET :from")
                        .params(parameters)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query(PeopleQueries::row)
                        .list();
        return PageOf.of(rows, total, slice);
    }

    private static Map<String, Object> parameters(
            Set<Long> schools, PeopleFilter filter, LocalDate today) {
        LocalDate day = filter.on() == null ? today : filter.on();
        RoleGroup group = filter.group();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("schools", schools);
        parameters.put("day", day);
        parameters.put("known", StaffHistory.endOf(day));
        parameters.put("search", Sql.containing(filter.search()));
        parameters.put("group", group == null ? "" : group.id());
        parameters.put("who", filter.who().name());
        return parameters;
    }

    private static PersonRow row(ResultSet row, int number) throws SQLException {
        return new PersonRow(
                row.getLong("id"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("job_title"),
                row.getString("email"),
                row.getString("school_name"),
                groups(row.getString("groups_then")),
                row.getObject("started_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class));
    }

    static List<RoleGroup> groups(@Nullable String listed) {
        if (listed == null || listed.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(listed.split(","))
                .flatMap(id -> RoleGroup.find(id).stream())
                .sorted()
                .toList();
    }
}
