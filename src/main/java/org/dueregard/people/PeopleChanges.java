package org.dueregard.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// Changes to people. Each is checked against the caller's schools, keeps its history and is written
/// into the log, in one transaction.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class PeopleChanges {

    private static final int LONGEST_NAME = 100;
    private static final int LATEST_YEARS_AHEAD = 2;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    private final JdbcClient jdbc;
    private final PeopleService people;
    private final StaffHistory history;
    private final Access access;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeopleChanges(
            JdbcClient jdbc,
            PeopleService people,
            StaffHistory history,
            Access access,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.history = history;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Adds a person with their first role group, from the day they start.
    ///
    /// @throws InvalidInputException when something cannot be taken
    @Requires(Action.PEOPLE_EDIT)
    @Transactional
    public long add(long schoolId, PersonChange person, @Nullable RoleGroup group) {
        access.require(Action.PEOPLE_EDIT, schoolId);
        Checked checked = check(person, null, group);
        long id = newId();
        try {
            jdbc.sql(
                            "INSERT INTO staff_members (id, school_id, given_name, family_name,"
                                    + " email, job_title, started_on, left_on, line_manager_id)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .param(id)
                    .param(schoolId)
                    .param(checked.given())
                    .param(checked.family())
                    .param(checked.email())
                    .param(checked.job())
                    .param(checked.started())
                    .param(person.leftOn())
                    .param(checked.manager())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException("email", "invalid.email-taken");
        }
        insertMembership(id, schoolId, checked.group(), checked.started());
        history.record(id, "ADDED", null);
        audit.record(
                AuditEvent.about(
                        AuditAction.PERSON_ADDED,
                        schoolId,
                        id,
                        Map.of("name", checked.given() + " " + checked.family())));
        return id;
    }

    /// Changes what is entered about a person.
    ///
    /// @param version as it was shown
    /// @throws PersonChangedMeanwhileException when somebody else was quicker
    @Requires(Action.PEOPLE_EDIT)
    @Transactional
    public void change(long id, int version, PersonChange person) {
        PersonDetails details = editable(id);
        Checked checked = check(person, id, null);
        JsonNode before = history.current(id);
        int updated;
        try {
            updated =
                    jdbc.sql(
                                    "UPDATE staff_members SET given_name = ?, family_name = ?,"
                                            + " email = ?, job_title = ?, started_on = ?,"
                                            + " left_on = ?, line_manager_id = ?,"
                                            + " version = version + 1"
                                            + " WHERE id = ? AND version = ?")
                            .param(checked.given())
                            .param(checked.family())
                            .param(checked.email())
                            .param(checked.job())
                            .param(checked.started())
                            .param(person.leftOn())
                            .param(checked.manager())
                            .param(id)
                            .param(version)
                            .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException("email", "invalid.email-taken");
        }
        if (updated == 0) {
            throw new PersonChangedMeanwhileException(id);
        }
        recordChange(details, before, AuditAction.PERSON_CHANGED);
        if (!java.util.Objects.equals(details.email(), checked.email())) {
            events.publishEvent(new StaffAddressChanged(id, checked.email()));
        }
    }

    private record Checked(
            String given,
            String family,
            @Nullable String email,
            String job,
            @Nullable LocalDate startedOn,
            @Nullable Long manager,
            @Nullable RoleGroup roleGroup) {

        LocalDate started() {
            return java.util.Objects.requireNonNull(startedOn);
        }

        RoleGroup group() {
            return java.util.Objects.requireNonNull(roleGroup);
        }
    }

    private Checked check(PersonChange person, @Nullable Long id, @Nullable RoleGroup group) {
        Checks checks = new Checks();
        String given = checks.required("given-name", person.givenName(), LONGEST_NAME);
        String family = checks.required("family-name", person.familyName(), LONGEST_NAME);
        String email = checks.email("email", person.email());
        String job = checks.required("job-title", person.jobTitle(), LONGEST_NAME);
        LocalDate started = person.startedOn();
        LocalDate left = person.leftOn();
        checks.require(started != null, "started-on", "invalid.date");
        checks.require(isPlausible(started), "started-on", "invalid.date-far");
        checks.require(isPlausible(left), "left-on", "invalid.date-far");
        checks.require(
                started == null || left == null || !left.isBefore(started),
                "left-on",
                "invalid.order");
        checks.require(id != null || group != null, "group", "invalid.group");
        Long manager = manager(person.lineManager(), id, checks);
        checks.done();
        return new Checked(given, family, email, job, started, manager, group);
    }

    private boolean isPlausible(@Nullable LocalDate day) {
        return day == null
                || (day.isAfter(EARLIEST)
                        && day.isBefore(Days.today(clock).plusYears(LATEST_YEARS_AHEAD)));
    }

    /// The manager somebody has already, by number.
    private @Nullable Long kept(long manager, @Nullable Long self, Checks checks) {
        boolean is =
                jdbc.sql("SELECT COUNT(*) FROM staff_members WHERE id = ? AND line_manager_id = ?")
                                .param(self)
                                .param(manager)
                                .query(Long.class)
                                .single()
                        > 0;
        checks.require(is, "line-manager", "invalid.manager-unknown");
        return is ? manager : null;
    }

    /// Finds who is meant, among the people the caller may see.
    private @Nullable Long manager(String named, @Nullable Long self, Checks checks) {
        String tidy = Checks.tidy(named);
        if (tidy.isEmpty()) {
            return null;
        }
        if (tidy.matches("#\\d{1,18}")) {
            return kept(Long.parseLong(tidy.substring(1)), self, checks);
        }
        List<Long> found =
                jdbc.sql(
                                """
                                SELECT id FROM staff_members
                                WHERE (email = :named
                                        OR CONCAT(given_name, ' ', family_name) = :named)
                                    AND school_id IN (:schools) AND left_on IS NULL LIMIT 2
                                """)
                        .param("named", tidy)
                        .param("schools", access.schools(Action.PEOPLE_SEE))
                        .query((row, number) -> row.getLong(1))
                        .list();
        checks.require(!found.isEmpty(), "line-manager", "invalid.manager-unknown");
        checks.require(found.size() < 2, "line-manager", "invalid.manager-several");
        checks.require(
                found.isEmpty() || !found.getFirst().equals(self),
                "line-manager",
                "invalid.manager-self");
        return found.size() == 1 ? found.getFirst() : null;
    }

    /// Puts a person into a role group at a school, from a day and perhaps to one.
    @Requires(Action.PEOPLE_EDIT)
    @Transactional
    public void addMembership(
            long id,
            long schoolId,
            @Nullable RoleGroup group,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        access.require(Action.PEOPLE_EDIT, schoolId);
        PersonDetails details = people.details(id);
        Checks checks = new Checks();
        checks.require(group != null, "group", "invalid.group");
        checks.require(from != null, "group-from", "invalid.date");
        checks.require(isPlausible(from), "group-from", "invalid.date-far");
        checks.require(
                from == null || !from.isBefore(details.startedOn()),
                "group-from",
                "invalid.before-start");
        checks.require(
                from == null || to == null || !to.isBefore(from), "group-to", "invalid.order");
        checks.require(
                from == null || group == null || !overlaps(details, schoolId, group, from, to),
                "group",
                "invalid.group-overlap");
        checks.done();
        JsonNode before = history.current(id);
        jdbc.sql(
                        "INSERT INTO role_group_memberships (id, staff_member_id, school_id,"
                                + " role_group, from_date, to_date) VALUES (?, ?, ?, ?, ?, ?)")
                .param(newId())
                .param(id)
                .param(schoolId)
                .param(java.util.Objects.requireNonNull(group).id())
                .param(from)
                .param(to)
                .update();
        recordChange(details, before, AuditAction.PERSON_CHANGED);
    }

    private static boolean overlaps(
            PersonDetails details,
            long schoolId,
            RoleGroup group,
            LocalDate from,
            @Nullable LocalDate to) {
        return details.memberships().stream()
                .filter(m -> m.school().id() == schoolId && m.group() == group)
                .anyMatch(m ->
                        (to == null || !m.from().isAfter(to))
                                && (m.to() == null || !m.to().isBefore(from)));
    }

    /// Ends a role group with a last day.
    @Requires(Action.PEOPLE_EDIT)
    @Transactional
    public void endMembership(long id, long membershipId, @Nullable LocalDate lastDay) {
        PersonDetails details = people.details(id);
        PersonDetails.Membership membership =
                details.memberships().stream()
                        .filter(m -> m.id() == membershipId)
                        .findFirst()
                        .orElseThrow(() -> new StaffMemberMissingException(id));
        access.require(Action.PEOPLE_EDIT, membership.school().id());
        Checks checks = new Checks();
        checks.require(lastDay != null, "group-to", "invalid.date");
        checks.require(
                lastDay == null || !lastDay.isBefore(membership.from()),
                "group-to",
                "invalid.order");
        checks.done();
        JsonNode before = history.current(id);
        jdbc.sql("UPDATE role_group_memberships SET to_date = ? WHERE id = ?")
                .param(lastDay)
                .param(membershipId)
                .update();
        recordChange(details, before, AuditAction.PERSON_CHANGED);
    }

    /// Records a long-term absence, or the end of the one that is open.
    @Requires(Action.PEOPLE_EDIT)
    @Transactional
    public void recordAbsence(long id, @Nullable LocalDate from, @Nullable LocalDate to) {
        PersonDetails details = editable(id);
        Checks checks = new Checks();
        checks.require(from != null, "absence-from", "invalid.date");
        checks.require(isPlausible(from), "absence-from", "invalid.date-far");
        checks.require(
                from == null || to == null || !to.isBefore(from), "absence-to", "invalid.order");
        checks.require(
                from == null
                        || details.absences().stream()
                                .filter(a -> !a.from().equals(from))
                                .noneMatch(a ->
                                        (to == null || !a.from().isAfter(to))
                                                && (a.to() == null || !a.to().isBefore(from))),
                "absence-from",
                "invalid.absence-overlap");
        checks.done();
        JsonNode before = history.current(id);
        jdbc.sql(
                        "INSERT INTO absences (id, staff_member_id, from_date, to_date)"
                                + " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE to_date = ?")
                .param(newId())
                .param(id)
                .param(from)
                .param(to)
                .param(to)
                .update();
        recordChange(details, before, AuditAction.PERSON_CHANGED);
    }

    /// Moves a person to another school from a day on: their groups at the old one end the day
    /// before and go on at the new one, and their whole record comes along.
    @Requires(Action.PEOPLE_EDIT)
    @Transactional
    public void transfer(long id, long toSchoolId, @Nullable LocalDate from) {
        PersonDetails details = editable(id);
        access.require(Action.PEOPLE_EDIT, toSchoolId);
        long oldSchool = details.school().id();
        Checks checks = new Checks();
        checks.require(from != null, "transfer-from", "invalid.date");
        checks.require(isPlausible(from), "transfer-from", "invalid.date-far");
        checks.require(
                from == null || from.isAfter(details.startedOn()),
                "transfer-from",
                "invalid.before-start");
        checks.require(toSchoolId != oldSchool, "transfer-to", "invalid.same-school");
        checks.done();
        LocalDate first = java.util.Objects.requireNonNull(from);
        JsonNode before = history.current(id);
        Set<String> going =
                Set.copyOf(
                        jdbc.sql(
                                        """
                                        SELECT role_group FROM role_group_memberships
                                        WHERE staff_member_id = ? AND school_id = ?
                                            AND (to_date IS NULL OR to_date >= ?)
                                        """)
                                .param(id)
                                .param(oldSchool)
                                .param(first)
                                .query(String.class)
                                .list());
        // A group that would only have begun there is not begun.
        jdbc.sql(
                        "DELETE FROM role_group_memberships WHERE staff_member_id = ?"
                                + " AND school_id = ? AND from_date >= ?")
                .param(id)
                .param(oldSchool)
                .param(first)
                .update();
        jdbc.sql(
                        """
                        UPDATE role_group_memberships SET to_date = ?
                        WHERE staff_member_id = ? AND school_id = ?
                            AND (to_date IS NULL OR to_date >= ?)
                        """)
                .param(first.minusDays(1))
                .param(id)
                .param(oldSchool)
                .param(first)
                .update();
        for (String group : going) {
            insertMembership(id, toSchoolId, RoleGroup.find(group).orElseThrow(), first);
        }
        jdbc.sql("UPDATE staff_members SET school_id = ?, version = version + 1 WHERE id = ?")
                .param(toSchoolId)
                .param(id)
                .update();
        Map<String, List<String>> changes = history.record(id, "TRANSFERRED", before);
        events.publishEvent(new StaffMoved(id));
        for (long school : Set.of(oldSchool, toSchoolId)) {
            audit.record(
                    AuditEvent.about(
                            AuditAction.PERSON_TRANSFERRED,
                            school,
                            id,
                            Map.of("changes", changes)));
        }
    }

    private PersonDetails editable(long id) {
        PersonDetails details = people.details(id);
        access.require(Action.PEOPLE_EDIT, details.school().id());
        return details;
    }

    private void insertMembership(long id, long schoolId, RoleGroup group, LocalDate from) {
        jdbc.sql(
                        "INSERT INTO role_group_memberships (id, staff_member_id, school_id,"
                                + " role_group, from_date) VALUES (?, ?, ?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE to_date = NULL")
                .param(newId())
                .param(id)
                .param(schoolId)
                .param(group.id())
                .param(from)
                .update();
    }

    private void recordChange(PersonDetails details, JsonNode before, AuditAction action) {
        // Whoever compared or opened the person before has to look again.
        jdbc.sql("UPDATE staff_members SET version = version + 1 WHERE id = ?")
                .param(details.id())
                .update();
        Map<String, List<String>> changes =
                new LinkedHashMap<>(history.record(details.id(), "CHANGED", before));
        if (!changes.isEmpty()) {
            audit.record(
                    AuditEvent.about(
                            action,
                            details.school().id(),
                            details.id(),
                            Map.of("changes", changes)));
        }
    }

    private long newId() {
        return jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
    }
}
