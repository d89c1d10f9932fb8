package org.dueregard.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dueregard.common.Percentage;
import org.dueregard.common.Sql;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where people stand, worked out in the database by one definition for one person and for a whole
/// school, so that the numbers agree everywhere. See the definitions in `docs/glossary.md`.
@Component
class StandingQueries {

    static final int PAGE_SIZE = 25;

    /// A row for each person in scope and each requirement that person is under on the day.
    private static final String OWED =
            """
            SELECT s.id AS staff_member_id, s.given_name, s.family_name, s.job_title,
                r.module_id, r.role_group,
                st.covered_until,
                COALESCE(st.version_key < re.version_key, FALSE) AS reopened,
                (st.version_key < re.version_key AND st.covered_until > re.began_on
                    AND :day < st.covered_until
                    AND :day <= DATE_ADD(re.began_on, INTERVAL r.due_days DAY)) AS still_counts,
                DATE_ADD(COALESCE(re.began_on, r.effective_from), INTERVAL r.due_days DAY)
                    AS again_until,
                DATE_ADD(GREATEST(s.started_on, m.from_date, COALESCE(
                        (SELECT DATE_ADD(MAX(b.to_date), INTERVAL 1 DAY) FROM absences b
                            WHERE b.staff_member_id = s.id AND b.to_date < :day), s.started_on)),
                    INTERVAL r.grace_days DAY) AS grace_until,
                DATE_ADD(GREATEST(s.started_on, m.from_date, r.effective_from),
                    INTERVAL r.due_days DAY) AS due_until,
                (st.covered_from <= :day AND :day < st.covered_until
                    AND COALESCE(st.version_key >= re.version_key, TRUE)) AS in_date,
                (r.mode <> 'ANY' AND sa.covered_from <= :day AND :day < sa.covered_until
                    AND COALESCE(sa.version_key >= re.version_key, TRUE)) AS otherwise_in_date,
                EXISTS (SELECT 1 FROM absences a WHERE a.staff_member_id = s.id
                    AND a.from_date <= :day AND (a.to_date IS NULL OR a.to_date >= :day)) AS absent,
                EXISTS (SELECT 1 FROM module_progress p
                    WHERE p.staff_member_id = s.id AND p.module_id = r.module_id) AS opened
            FROM staff_members s
            JOIN role_group_memberships m ON m.staff_member_id = s.id
                AND m.from_date <= :day AND (m.to_date IS NULL OR m.to_date >= :day)
            JOIN requirements r ON r.role_group = m.role_group
                AND r.effective_from <= :day AND (r.effective_to IS NULL OR r.effective_to >= :day)
            LEFT JOIN standings st ON st.staff_member_id = s.id
                AND st.module_id = r.module_id AND st.cycle = r.cycle AND st.mode = r.mode
            LEFT JOIN standings sa ON sa.staff_member_id = s.id
                AND sa.module_id = r.module_id AND sa.cycle = r.cycle AND sa.mode = 'ANY'
            LEFT JOIN (
                SELECT v.module_id, v.school_id, v.version_key, v.began_on FROM version_choices v
                WHERE v.choice = 'RETAKE' AND v.began_on <= :day AND NOT EXISTS (
                    SELECT 1 FROM version_choices n WHERE n.module_id = v.module_id
                        AND n.school_id = v.school_id AND n.choice = 'RETAKE'
                        AND n.began_on <= :day AND n.version_key > v.version_key)
            ) re ON re.module_id = r.module_id AND re.school_id IN (0, m.school_id)
            WHERE s.started_on <= :day AND (s.left_on IS NULL OR s.left_on >= :day)
            """;

    /// The same with the one reason that fits first. The numbers are those of the enum.
    private static final String JUDGED =
            """
            SELECT owed.*,
                CASE
                    WHEN in_date OR still_counts THEN 7
                    WHEN covered_until IS NOT NULL AND :day <= due_until THEN 7
                    WHEN absent THEN 0
                    WHEN :day <= grace_until THEN 1
                    WHEN covered_until IS NULL
                        AND :day <= GREATEST(due_until, again_until) THEN 2
                    WHEN otherwise_in_date THEN 3
                    WHEN covered_until IS NOT NULL THEN 4
                    WHEN opened THEN 5
                    ELSE 6
                END AS standing_rank,
                CASE
                    WHEN covered_until IS NULL OR reopened
                        THEN GREATEST(grace_until, due_until, again_until)
                    WHEN :day <= grace_until THEN GREATEST(grace_until, due_until)
                    ELSE GREATEST(DATE_SUB(covered_until, INTERVAL 1 DAY), due_until)
                END AS due_on
            FROM (%s) owed
            """;

    /// Each person once per module: covered only when every requirement is met. Of several that are
    /// not, one past its grace and due date speaks before one that still has time; whoever is absent
    /// is absent from all. `forgotten` tells whether a later check showed that little is left.
    private static final String PER_PERSON =
            """
            SELECT staff_member_id, given_name, family_name, job_title, module_id, role_groups,
                covered_until,
                CAST(SUBSTRING(worst, 2, 1) AS INT) AS standing_rank,
                CAST(SUBSTRING(worst, 3) AS DATE) AS due_on, reopened
            FROM (
                SELECT staff_member_id, given_name, family_name, job_title, module_id,
                    GROUP_CONCAT(DISTINCT role_group ORDER BY role_group SEPARATOR ', ')
                        AS role_groups,
                    MIN(CONCAT(
                        CASE standing_rank
                            WHEN 0 THEN 0 WHEN 4 THEN 1 WHEN 5 THEN 2 WHEN 6 THEN 3
                            WHEN 3 THEN 4 WHEN 1 THEN 5 WHEN 2 THEN 6 ELSE 7 END,
                        standing_rank, due_on)) AS worst,
                    MIN(covered_until) AS covered_until, MAX(reopened) AS reopened
                FROM (%s) judged
                GROUP BY staff_member_id, given_name, family_name, job_title, module_id
            ) grouped
            """;

    /// A completion of the same person and module, later than `c` by the day of the training, that
    /// stands.
    static final String NEWER =
            """
            SELECT 1 FROM completions n WHERE n.staff_member_id = c.staff_member_id
                AND n.module_id = c.module_id
                AND (n.effective_on > c.effective_on OR (n.effective_on = c.effective_on
                    AND (n.recorded_at > c.recorded_at
                        OR (n.recorded_at = c.recorded_at AND n.id > c.id))))
                AND NOT EXISTS (SELECT 1 FROM completion_withdrawals nw
                    WHERE nw.completion_id = n.id)
            """;

    /// People who passed a later check of their newest completion.
    static final String STILL_KNOWN =
            """
            SELECT DISTINCT d.staff_member_id, d.module_id FROM delayed_checks d
            JOIN completions c ON c.id = d.completion_id
            WHERE d.result = 'PASSED' AND NOT EXISTS (
            """
                    + NEWER
                    + ")";

    /// People whose newest completion was checked again, and the check failed or was left
    /// unanswered, and none has been passed since. A completion newer than the check starts afresh.
    static final String FORGOTTEN =
            """
            SELECT d.staff_member_id, d.module_id FROM delayed_checks d
            JOIN completions c ON c.id = d.completion_id
            WHERE NOT EXISTS (SELECT 1 FROM completion_withdrawals w
                    WHERE w.completion_id = c.id)
                AND NOT EXISTS (\
            """
                    + NEWER
                    + """
                    )
                    GROUP BY d.staff_member_id, d.module_id
                    HAVING SUM(d.result = 'PASSED') IS NOT TRUE
                        AND SUM(d.result = 'FAILED' OR (d.result IS NULL AND d.closes_on < :day)) > 0
                    """;

    private static final String NOT_COVERED = "standing_rank < 7";

    /// Of the covered, how many turned out to have forgotten and how many still knew.
    private record Checked(long forgotten, long known) {}

    private final JdbcClient jdbc;

    StandingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Everything one person owes on a day, by module.
    List<StandingRow> ofPerson(long staffMemberId, LocalDate day) {
        return jdbc.sql(perPerson(" AND s.id = :person") + " ORDER BY due_on")
                .param("day", day)
                .param("person", staffMemberId)
                .query(StandingQueries::row)
                .list();
    }

    /// Each module that is asked of anybody on a day, also where nobody at the school owes it.
    ///
    /// @param checked the modules that are asked about again later
    List<StandingSummary> ofSchool(
            long schoolId, @Nullable RoleGroup group, Collection<String> checked, LocalDate day) {
        Map<String, Map<Standing, Long>> counts = new TreeMap<>();
        Map<String, Checked> forgotten = new HashMap<>();
        for (String moduleId : required(group, day)) {
            counts.put(moduleId, new EnumMap<>(Standing.class));
        }
        jdbc.sql(
                        "SELECT people.module_id, standing_rank, COUNT(*) AS people,"
                                + " COUNT(f.staff_member_id) AS forgotten,"
                                + " COUNT(k.staff_member_id) AS known FROM ("
                                + perPerson(atSchool(group))
                                + ") people LEFT JOIN ("
                                + FORGOTTEN
                                + ") f ON f.staff_member_id = people.staff_member_id"
                                + " AND f.module_id = people.module_id LEFT JOIN ("
                                + STILL_KNOWN
                                + ") k ON k.staff_member_id = people.staff_member_id"
                                + " AND k.module_id = people.module_id"
                                + " GROUP BY people.module_id, standing_rank"
                                + " ORDER BY people.module_id")
                .param("day", day)
                .param("school", schoolId)
                .param("group", group == null ? "" : group.id())
                .query(row -> {
                    Standing standing = Standing.ofRank(row.getInt("standing_rank"));
                    counts.computeIfAbsent(
                                    row.getString("module_id"), id -> new EnumMap<>(Standing.class))
                            .put(standing, row.getLong("people"));
                    if (standing.isCovered()) {
                        forgotten.put(
                                row.getString("module_id"),
                                new Checked(row.getLong("forgotten"), row.getLong("known")));
                    }
                });
        return counts.entrySet().stream()
                .map(entry ->
                        summary(
                                entry.getKey(),
                                entry.getValue(),
                                checked.contains(entry.getKey())
                                        ? forgotten.getOrDefault(entry.getKey(), new Checked(0, 0))
                                        : null))
                .toList();
    }

    /// The modules that are asked of a group, or of anybody, on a day.
    private List<String> required(@Nullable RoleGroup group, LocalDate day) {
        return jdbc.sql(
                        "SELECT DISTINCT module_id FROM requirements"
                                + " WHERE effective_from <= :day"
                                + " AND (effective_to IS NULL OR effective_to >= :day)"
                                + " AND (:group = '' OR role_group = :group)")
                .param("day", day)
                .param("group", group == null ? "" : group.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static StandingSummary summary(
            String moduleId, Map<Standing, Long> counts, @Nullable Checked checked) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long covered = counts.getOrDefault(Standing.COVERED, 0L);
        Map<Standing, Long> rest = new EnumMap<>(counts);
        rest.remove(Standing.COVERED);
        return new StandingSummary(
                moduleId,
                new Percentage(covered, all),
                checked == null ? null : new Percentage(covered - checked.forgotten(), all),
                checked == null ? 0 : covered - checked.forgotten() - checked.known(),
                rest);
    }

    /// One page of the people at a school who owe a module.
    StandingPage people(long schoolId, StandingFilter filter, LocalDate day) {
        String people =
                "SELECT * FROM ("
                        + perPerson(atSchool(filter.roleGroup()) + " AND r.module_id = :module")
                        + ") people WHERE "
                        + (filter.standing() == null ? NOT_COVERED : "standing_rank = :rank")
                        + " AND (CONCAT(given_name, ' ', family_name) LIKE :search"
                        + " OR job_title LIKE :search)";
        Map<String, Object> parameters = parameters(schoolId, filter, day);
        long total =
                jdbc.sql("SELECT COUNT(*) FROM (" + people + ") counted")
                        .params(parameters)
                        .query(Long.class)
                        .single();
        int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.clamp(filter.page(), 1, pages);
        List<StandingRow> rows =
                jdbc.sql(
                                people
                                        + " ORDER BY "
                                        + filter.sort().orderBy(filter.descending())
                                        + " LIMIT :size OFFSET :from")
                        .params(parameters)
                        .param("size", PAGE_SIZE)
                        .param("from", (page - 1) * PAGE_SIZE)
                        .query(StandingQueries::row)
                        .list();
        return new StandingPage(rows, total, page, pages);
    }

    private static Map<String, Object> parameters(
            long schoolId, StandingFilter filter, LocalDate day) {
        RoleGroup group = filter.roleGroup();
        Standing standing = filter.standing();
        return Map.of(
                "day",
                day,
                "school",
                schoolId,
                "module",
                filter.moduleId(),
                "group",
                group == null ? "" : group.id(),
                "rank",
                standing == null ? 0 : standing.rank(),
                "search",
                Sql.containing(filter.search()));
    }

    private static String atSchool(@Nullable RoleGroup group) {
        return " AND m.school_id = :school" + (group == null ? "" : " AND r.role_group = :group");
    }

    private static String perPerson(String restriction) {
        return PER_PERSON.formatted(JUDGED.formatted(OWED + restriction));
    }

    private static StandingRow row(ResultSet row, int number) throws SQLException {
        return new StandingRow(
                row.getLong("staff_member_id"),
                row.getString("given_name") + " " + row.getString("family_name"),
                row.getString("job_title"),
                row.getString("module_id"),
                row.getString("role_groups"),
                Standing.ofRank(row.getInt("standing_rank")),
                row.getObject("due_on", LocalDate.class),
                row.getObject("covered_until", LocalDate.class),
                row.getBoolean("reopened"));
    }
}
