package org.dueregard.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Grant;
import org.dueregard.access.Requires;
import org.dueregard.access.SchoolTree;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.Sql;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Trusts, local authorities and schools as a tree. A school may change its trust; who stood where
/// and when is kept.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class OrganisationService implements SchoolTree {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REFERENCE = 20;

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganisationService(
            JdbcClient jdbc,
            Access access,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /// See [SchoolTree].
    @Override
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Set<Long> schoolsUnder(long scopeId) {
        return new TreeSet<>(
                jdbc.sql(
                                """
                                SELECT s.id FROM schools s
                                WHERE :scope = :everywhere OR s.id = :scope
                                    OR s.local_authority_id = :scope
                                    OR EXISTS (SELECT 1 FROM trust_memberships t
                                        WHERE t.school_id = s.id AND t.trust_id = :scope
                                            AND t.from_date <= :today
                                            AND (t.to_date IS NULL OR t.to_date >= :today))
                                """)
                        .param("scope", scopeId)
                        .param("everywhere", Grant.EVERYWHERE)
                        .param("today", Days.today(clock))
                        .query(Long.class)
                        .list());
    }

    /// The schools for which the caller may do something, by name.
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<SchoolName> schoolsFor(Action action) {
        return jdbc.sql("SELECT id, name FROM schools WHERE id IN (:schools) ORDER BY name")
                .param("schools", access.schools(action))
                .query((row, number) -> new SchoolName(row.getLong(1), row.getString(2)))
                .list();
    }

    /// Every school the caller looks after, with its place in the tree.
    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional(readOnly = true)
    public List<SchoolDetails> schools() {
        LocalDate today = Days.today(clock);
        Set<Long> schools = access.schools(Action.SCHOOL_SETTINGS);
        Map<Long, List<SchoolDetails.TrustMembership>> trusts = trusts(schools);
        return jdbc.sql(
                        """
                        SELECT s.id, s.name, s.reference, s.nation, l.id AS la_id, l.name AS la_name,
                            (SELECT COUNT(DISTINCT m.staff_member_id)
                                FROM role_group_memberships m
                                JOIN staff_members p ON p.id = m.staff_member_id
                                WHERE m.school_id = s.id AND m.from_date <= :today
                                    AND (m.to_date IS NULL OR m.to_date >= :today)
                                    AND (p.left_on IS NULL OR p.left_on >= :today)) AS staff
                        FROM schools s
                        LEFT JOIN local_authorities l ON l.id = s.local_authority_id
                        WHERE s.id IN (:schools) ORDER BY s.name
                        """)
                .param("today", today)
                .param("schools", schools)
                .query((row, number) -> {
                    long id = row.getLong("id");
                    Long authority = Sql.number(row, "la_id");
                    List<SchoolDetails.TrustMembership> ever = trusts.getOrDefault(id, List.of());
                    return new SchoolDetails(
                            id,
                            row.getString("name"),
                            row.getString("reference"),
                            Nation.find(row.getString("nation")).orElseThrow(),
                            current(ever, today),
                            authority == null
                                    ? null
                                    : new OrganisationName(authority, row.getString("la_name")),
                            ever,
                            row.getLong("staff"));
                })
                .list();
    }

    private static @Nullable OrganisationName current(
            List<SchoolDetails.TrustMembership> ever, LocalDate today) {
        return ever.stream()
                .filter(m -> !m.from().isAfter(today))
                .filter(m -> m.to() == null || !m.to().isBefore(today))
                .map(SchoolDetails.TrustMembership::trust)
                .findFirst()
                .orElse(null);
    }

    private Map<Long, List<SchoolDetails.TrustMembership>> trusts(Set<Long> schools) {
        Map<Long, List<SchoolDetails.TrustMembership>> found = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT m.id, m.school_id, m.from_date, m.to_date, t.id AS trust_id, t.name
                        FROM trust_memberships m JOIN trusts t ON t.id = m.trust_id
                        WHERE m.school_id IN (:schools) ORDER BY m.from_date DESC
                        """)
                .param("schools", schools)
                .query(row -> {
                    found.computeIfAbsent(row.getLong("school_id"), key -> new ArrayList<>())
                            .add(
                                    new SchoolDetails.TrustMembership(
                                            row.getLong("id"),
                                            new OrganisationName(
                                                    row.getLong("trust_id"), row.getString("name")),
                                            row.getObject("from_date", LocalDate.class),
                                            row.getObject("to_date", LocalDate.class)));
                });
        return found;
    }

    /// All trusts or local authorities, by name.
    @Requires(Action.PORTAL_SETTINGS)
    @Transactional(readOnly = true)
    public List<OrganisationName> organisations(OrganisationKind kind) {
        return jdbc.sql("SELECT id, name FROM " + table(kind) + " ORDER BY name")
                .query((row, number) -> new OrganisationName(row.getLong(1), row.getString(2)))
                .list();
    }

    /// Adds a trust or a local authority.
    ///
    /// @throws InvalidInputException when the name is missing or there already
    @Requires(Action.PORTAL_SETTINGS)
    @Transactional
    public OrganisationName addOrganisation(OrganisationKind kind, String name) {
        Checks checks = new Checks();
        String tidy = checks.required("name", name, LONGEST_NAME);
        checks.require(
                organisations(kind).stream().noneMatch(o -> o.name().equalsIgnoreCase(tidy)),
                "name",
                "invalid.name-taken");
        checks.done();
        long id = newId();
        jdbc.sql("INSERT INTO " + table(kind) + " (id, name) VALUES (?, ?)")
                .param(id)
                .param(tidy)
                .update();
        changed(
                null,
                kind == OrganisationKind.TRUST ? "trust" : "local authority",
                id,
                "name",
                tidy);
        return new OrganisationName(id, tidy);
    }

    private static String table(OrganisationKind kind) {
        return kind == OrganisationKind.TRUST ? "trusts" : "local_authorities";
    }

    /// Adds a school.
    ///
    /// @param trustId the trust it belongs to from today, if any
    @Requires(Action.PORTAL_SETTINGS)
    @Transactional
    public long addSchool(
            String name,
            @Nullable String reference,
            Nation nation,
            @Nullable Long trustId,
            @Nullable Long localAuthorityId) {
        long id = newId();
        Checks checks = new Checks();
        String tidy = checks.required("name", name, LONGEST_NAME);
        checks.require(isFree("name", tidy, id), "name", "invalid.name-taken");
        String number = checks.optional("reference", reference, LONGEST_REFERENCE);
        checks.done();
        try {
            jdbc.sql(
                            "INSERT INTO schools (id, name, reference, nation, local_authority_id)"
                                    + " VALUES (?, ?, ?, ?, ?)")
                    .param(id)
                    .param(tidy)
                    .param(number)
                    .param(nation.id())
                    .param(localAuthorityId)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException("reference", "invalid.reference-taken");
        }
        if (trustId != null) {
            insertTrust(id, trustId, Days.today(clock));
        }
        changed(id, "school", id, "name", tidy);
        return id;
    }

    /// Changes a school's name, reference, nation or local authority.
    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional
    public void changeSchool(
            long schoolId,
            String name,
            @Nullable String reference,
            Nation nation,
            @Nullable Long localAuthorityId) {
        access.require(Action.SCHOOL_SETTINGS, schoolId);
        Checks checks = new Checks();
        String tidy = checks.required("name", name, LONGEST_NAME);
        checks.require(isFree("name", tidy, schoolId), "name", "invalid.name-taken");
        String number = checks.optional("reference", reference, LONGEST_REFERENCE);
        checks.done();
        try {
            jdbc.sql(
                            "UPDATE schools SET name = ?, reference = ?, nation = ?,"
                                    + " local_authority_id = ? WHERE id = ?")
                    .param(tidy)
                    .param(number)
                    .param(nation.id())
                    .param(localAuthorityId)
                    .param(schoolId)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException("reference", "invalid.reference-taken");
        }
        changed(schoolId, "school", schoolId, "name", tidy);
    }

    private boolean isFree(String column, String value, long except) {
        return jdbc.sql("SELECT COUNT(*) FROM schools WHERE " + column + " = ? AND id <> ?")
                        .param(value)
                        .param(except)
                        .query(Long.class)
                        .single()
                == 0;
    }

    /// Moves a school to another trust, or out of any, from a day on. What was before is kept.
    ///
    /// @param trustId absent to leave
    /// @param from first day with the new trust, London
    @Requires(Action.PORTAL_SETTINGS)
    @Transactional
    public void changeTrust(long schoolId, @Nullable Long trustId, LocalDate from) {
        access.requirePortal(Action.PORTAL_SETTINGS);
        Checks checks = new Checks();
        boolean later =
                jdbc.sql(
                                        "SELECT COUNT(*) FROM trust_memberships"
                                                + " WHERE school_id = ? AND from_date >= ?")
                                .param(schoolId)
                                .param(from)
                                .query(Long.class)
                                .single()
                        > 0;
        checks.require(!later, "from", "invalid.trust-later");
        checks.done();
        jdbc.sql(
                        "UPDATE trust_memberships SET to_date = ? WHERE school_id = ?"
                                + " AND (to_date IS NULL OR to_date >= ?)")
                .param(from.minusDays(1))
                .param(schoolId)
                .param(from)
                .update();
        if (trustId != null) {
            insertTrust(schoolId, trustId, from);
        }
        changed(schoolId, "school", schoolId, "trust", trustId + " from " + from);
        events.publishEvent(new TrustChanged(schoolId));
    }

    private void insertTrust(long schoolId, long trustId, LocalDate from) {
        jdbc.sql(
                        "INSERT INTO trust_memberships (id, school_id, trust_id, from_date)"
                                + " VALUES (?, ?, ?, ?)")
                .param(newId())
                .param(schoolId)
                .param(trustId)
                .param(from)
                .update();
    }

    private long newId() {
        return jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
    }

    private void changed(@Nullable Long school, String type, long id, String what, String after) {
        audit.record(
                AuditEvent.of(
                        AuditAction.ORGANISATION_CHANGED,
                        school,
                        type,
                        id,
                        Map.of("after", Map.of(what, after))));
    }
}
