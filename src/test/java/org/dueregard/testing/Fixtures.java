package org.dueregard.testing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Makes schools and people for a test. Every school is new, so that tests do not see each other.
public final class Fixtures {

    public static final String PASSWORD = "a long enough password";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String passwordHash;

    Fixtures(JdbcClient jdbc, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.passwordHash = String.valueOf(encoder.encode(PASSWORD));
    }

    /// A school of its own trust.
    public record TestSchool(long id, String name, long trustId) {}

    /// A member of staff.
    public record Person(long id, String givenName, String email, TestSchool school) {

        /// The person as somebody who is signed in.
        public Caller caller(PortalRole... roles) {
            EnumSet<PortalRole> all = EnumSet.of(PortalRole.STAFF);
            all.addAll(Set.of(roles));
            return caller(
                    all.stream()
                            .map(role -> new Grant(role, Grant.HOME))
                            .collect(Collectors.toSet()));
        }

        public Caller caller(Set<Grant> grants) {
            return new Caller(id, id, school.id(), school.name(), givenName, grants, false);
        }
    }

    public long newId() {
        return jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
    }

    public TestSchool school() {
        long trust = newId();
        jdbc.sql("INSERT INTO trusts (id, name) VALUES (?, ?)")
                .param(trust)
                .param("Trust " + trust)
                .update();
        return school(trust);
    }

    /// Another school of a trust.
    public TestSchool school(long trust) {
        long school = newId();
        jdbc.sql("INSERT INTO schools (id, name) VALUES (?, ?)")
                .param(school)
                .param("School " + school)
                .update();
        jdbc.sql(
                        "INSERT INTO trust_memberships (id, school_id, trust_id, from_date)"
                                + " VALUES (?, ?, ?, '2015-07-01')")
                .param(newId())
                .param(school)
                .param(trust)
                .update();
        return new TestSchool(school, "School " + school, trust);
    }

    /// Somebody in a role group, employed for three years.
    public Person person(TestSchool school, RoleGroup group) {
        return person(school, group, Days.today(clock).minusYears(3), null);
    }

    public Person person(
            TestSchool school, RoleGroup group, LocalDate started, @Nullable LocalDate left) {
        long id = newId();
        String name = "Person" + id;
        String email = "person" + id + "@school.example";
        jdbc.sql(
                        "INSERT INTO staff_members (id, school_id, given_name, family_name, email,"
                                + " job_title, started_on, left_on)"
                                + " VALUES (?, ?, ?, 'Testname', ?, 'Tester', ?, ?)")
                .param(id)
                .param(school.id())
                .param(name)
                .param(email)
                .param(started)
                .param(left)
                .update();
        member(id, school.id(), group, started);
        return new Person(id, name, email, school);
    }

    public void member(long person, RoleGroup group, LocalDate from) {
        member(
                person,
                jdbc.sql("SELECT school_id FROM staff_members WHERE id = ?")
                        .param(person)
                        .query(Long.class)
                        .single(),
                group,
                from);
    }

    public void member(long person, long school, RoleGroup group, LocalDate from) {
        jdbc.sql(
                        "INSERT INTO role_group_memberships (id, staff_member_id, school_id,"
                                + " role_group, from_date) VALUES (?, ?, ?, ?, ?)")
                .param(newId())
                .param(person)
                .param(school)
                .param(group.id())
                .param(from)
                .update();
        mark(person);
    }

    /// Has the figures of all days worked out anew for somebody.
    public void mark(long person) {
        jdbc.sql(
                        "INSERT INTO standing_marks (staff_member_id, from_day)"
                                + " VALUES (?, '2000-01-01')")
                .param(person)
                .update();
    }

    public void absent(long person, LocalDate from, @Nullable LocalDate to) {
        jdbc.sql(
                        "INSERT INTO absences (id, staff_member_id, from_date, to_date)"
                                + " VALUES (?, ?, ?, ?)")
                .param(newId())
                .param(person)
                .param(from)
                .param(to)
                .update();
        mark(person);
    }

    /// An account with [#PASSWORD].
    public long account(Person person, PortalRole... roles) {
        long id = newId();
        jdbc.sql(
                        "INSERT INTO accounts (id, email, password_hash, enabled, demonstration,"
                                + " name, staff_member_id, activated_at)"
                                + " VALUES (?, ?, ?, TRUE, FALSE, ?, ?, ?)")
                .param(id)
                .param(person.email())
                .param(passwordHash)
                .param(person.givenName())
                .param(person.id())
                .param(Days.stored(clock.instant()))
                .update();
        EnumSet<PortalRole> all = EnumSet.of(PortalRole.STAFF);
        all.addAll(Set.of(roles));
        for (PortalRole role : all) {
            jdbc.sql("INSERT INTO account_roles (account_id, role, scope_id) VALUES (?, ?, ?)")
                    .param(id)
                    .param(role.name())
                    .param(role == PortalRole.STAFF ? 0L : person.school().id())
                    .update();
        }
        return id;
    }

    public void contact(TestSchool school, String role, String name, @Nullable LocalDate verified) {
        jdbc.sql(
                        "INSERT INTO contacts (id, school_id, role, name, phone, source, verified_on,"
                                + " example) VALUES (?, ?, ?, ?, '01632 960777', 'test', ?, TRUE)")
                .param(newId())
                .param(school.id())
                .param(role)
                .param(name)
                .param(verified)
                .update();
    }

    /// A requirement of one group that began long ago, unless told otherwise.
    public void requirement(String moduleId, RoleGroup group, String cycle, LocalDate from) {
        jdbc.sql(
                        "INSERT INTO requirements (id, module_id, role_group, cycle, grace_days,"
                                + " due_days, effective_from) VALUES (?, ?, ?, ?, 10, 30, ?)")
                .param(newId())
                .param(moduleId)
                .param(group.id())
                .param(cycle)
                .param(from)
                .update();
    }

    /// An entry of the ledger, recorded on its own day.
    public void completion(long person, String moduleId, LocalDate effective) {
        long id = newId();
        jdbc.sql(
                        "INSERT INTO completions (id, staff_member_id, module_id, module_version,"
                                + " how, once_key, effective_on, expires_on, recorded_at)"
                                + " VALUES (?, ?, ?, '2025-09', 'QUIZ', ?, ?, ?, ?)")
                .param(id)
                .param(person)
                .param(moduleId)
                .param("test|" + id)
                .param(effective)
                .param(effective.plusYears(1))
                .param(effective.atTime(12, 0))
                .update();
        mark(person);
    }
}
