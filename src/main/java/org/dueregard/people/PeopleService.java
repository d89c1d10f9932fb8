package org.dueregard.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// The people of the schools the caller looks after: now, and as they were known on any past day.
@Service
public class PeopleService {

    private final JdbcClient jdbc;
    private final PeopleQueries queries;
    private final StaffHistory history;
    private final Access access;
    private final Clock clock;

    PeopleService(
            JdbcClient jdbc,
            PeopleQueries queries,
            StaffHistory history,
            Access access,
            Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.history = history;
        this.access = access;
        this.clock = clock;
    }

    /// One page of people, by family name.
    @Requires(Action.PEOPLE_SEE)
    @Transactional(readOnly = true)
    public PageOf<PersonRow> list(PeopleFilter filter) {
        Set<Long> schools = access.schools(Action.PEOPLE_SEE);
        Long wanted = filter.schoolId();
        if (wanted != null) {
            access.require(Action.PEOPLE_SEE, wanted);
            schools = Set.of(wanted);
        }
        return queries.list(schools, filter, Days.today(clock));
    }

    /// One person.
    ///
    /// @throws StaffMemberMissingException when there is none, or none the caller may see
    @Requires(Action.PEOPLE_SEE)
    @Transactional(readOnly = true)
    public PersonDetails details(long staffMemberId) {
        Set<Long> schools = access.schools(Action.PEOPLE_SEE);
        return find(staffMemberId, schools)
                .orElseThrow(() -> new StaffMemberMissingException(staffMemberId));
    }

    private Optional<PersonDetails> find(long id, Set<Long> schools) {
        List<PersonDetails.Membership> memberships = memberships(id, schools);
        int all =
                jdbc.sql("SELECT COUNT(*) FROM role_group_memberships WHERE staff_member_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single();
        boolean may = access.may(Action.PEOPLE_EDIT);
        Set<Long> editable = may ? access.schools(Action.PEOPLE_EDIT) : Set.of();
        return jdbc.sql(
                        """
                        SELECT p.*, s.name AS school_name, b.given_name AS manager_given,
                            b.family_name AS manager_family
                        FROM staff_members p JOIN schools s ON s.id = p.school_id
                        LEFT JOIN staff_members b ON b.id = p.line_manager_id
                        WHERE p.id = :id AND p.erased_at IS NULL
                            AND (p.school_id IN (:schools) OR EXISTS (
                                SELECT 1 FROM role_group_memberships m
                                WHERE m.staff_member_id = p.id AND m.school_id IN (:schools)
                                    AND (m.to_date IS NULL OR m.to_date >= :today)))
                        """)
                .param("today", Days.today(clock))
                .param("id", id)
                .param("schools", schools)
                .query((row, number) -> {
                    boolean atHome = schools.contains(row.getLong("school_id"));
                    Long manager = atHome ? Sql.number(row, "line_manager_id") : null;
                    return new PersonDetails(
                            row.getLong("id"),
                            row.getInt("version"),
                            new SchoolName(row.getLong("school_id"), row.getString("school_name")),
                            row.getString("given_name"),
                            row.getString("family_name"),
                            row.getString("email"),
                            row.getString("job_title"),
                            row.getObject("started_on", LocalDate.class),
                            row.getObject("left_on", LocalDate.class),
                            manager == null
                                    ? null
                                    : new PersonName(
                                            manager,
                                            row.getString("manager_given")
                                                    + " "
                                                    + row.getString("manager_family")),
                            memberships,
                            all - memberships.size(),
                            atHome ? absences(id) : List.of(),
                            editable.contains(row.getLong("school_id")));
                })
                .optional();
    }

    private List<PersonDetails.Membership> memberships(long id, Set<Long> schools) {
        return jdbc.sql(
                        """
                        SELECT m.id, m.role_group, m.from_date, m.to_date, s.id AS school_id, s.name
                        FROM role_group_memberships m JOIN schools s ON s.id = m.school_id
                        WHERE m.staff_member_id = :id AND m.school_id IN (:schools)
                        ORDER BY m.to_date IS NULL DESC, m.from_date DESC, m.role_group
                        """)
                .param("id", id)
                .param("schools", schools)
                .query((row, number) ->
                        new PersonDetails.Membership(
                                row.getLong("id"),
                                new SchoolName(row.getLong("school_id"), row.getString("name")),
                                RoleGroup.find(row.getString("role_group")).orElseThrow(),
                                row.getObject("from_date", LocalDate.class),
                                row.getObject("to_date", LocalDate.class)))
                .list();
    }

    private List<PersonDetails.Absence> absences(long id) {
        return jdbc.sql(
                        "SELECT id, from_date, to_date FROM absences WHERE staff_member_id = ?"
                                + " ORDER BY from_date DESC")
                .param(id)
                .query((row, number) ->
                        new PersonDetails.Absence(
                                row.getLong(1),
                                row.getObject(2, LocalDate.class),
                                row.getObject(3, LocalDate.class)))
                .list();
    }

    /// What was recorded about a person, the latest first; for the person's own school alone, since
    /// it tells of other schools too.
    @Requires(Action.PEOPLE_SEE)
    @Transactional(readOnly = true)
    public List<PersonVersion> history(long staffMemberId) {
        Set<Long> schools = access.schools(Action.PEOPLE_SEE);
        return schools.contains(details(staffMemberId).school().id())
                ? history.versions(staffMemberId, schools)
                : List.of();
    }

    /// How a person was known at the end of a day: each thing by its name, and the role groups held
    /// on that day at schools the caller may see. Absent where nothing was known yet.
    @Requires(Action.PEOPLE_SEE)
    @Transactional(readOnly = true)
    public Optional<PersonThen> asKnownOn(long staffMemberId, LocalDate day) {
        details(staffMemberId);
        Set<Long> schools = access.schools(Action.PEOPLE_SEE);
        return history.asKnownOn(staffMemberId, day).map(known -> then(known, day, schools));
    }

    private PersonThen then(JsonNode known, LocalDate day, Set<Long> schools) {
        List<RoleGroup> groups =
                known.path("groups")
                        .valueStream()
                        .filter(group -> schools.contains(group.path("school").asLong()))
                        .filter(group -> holds(group, day))
                        .flatMap(group -> RoleGroup.find(group.path("group").asString()).stream())
                        .distinct()
                        .sorted()
                        .toList();
        boolean away = known.path("absences").valueStream().anyMatch(a -> holds(a, day));
        return new PersonThen(
                known.path("givenName").asString() + " " + known.path("familyName").asString(),
                text(known, "email"),
                known.path("jobTitle").asString(),
                schoolName(known.path("school").asLong(), schools),
                LocalDate.parse(known.path("startedOn").asString()),
                Optional.ofNullable(text(known, "leftOn")).map(LocalDate::parse).orElse(null),
                groups,
                away);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.path(name).asString() : null;
    }

    private static boolean holds(JsonNode dates, LocalDate day) {
        boolean begun = !LocalDate.parse(dates.path("from").asString()).isAfter(day);
        String to = text(dates, "to");
        return begun && (to == null || !LocalDate.parse(to).isBefore(day));
    }

    private @Nullable String schoolName(long school, Set<Long> schools) {
        if (!schools.contains(school)) {
            return null;
        }
        return jdbc.sql("SELECT name FROM schools WHERE id = :id")
                .params(Map.of("id", school))
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
