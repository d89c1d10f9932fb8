package org.dueregard.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.guidance.ExampleGuidance;
import org.dueregard.lessons.ExampleLessons;
import org.dueregard.parents.ExamplePolicies;
import org.dueregard.pathway.ContactRole;
import org.dueregard.pathway.ExampleRoute;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.StaffHistory;
import org.dueregard.requirements.RequirementDefaults;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.speakers.ExampleVisits;
import org.dueregard.standing.StandingRebuild;
import org.dueregard.training.ExampleAttempts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes the example trust: three schools, about 180 people, two years of history. The same people
/// and the same history each time, counted back from today.
@Component
class Demonstration {

    private static final Logger log = LoggerFactory.getLogger(Demonstration.class);

    private static final long SEED = 20150701;
    private static final int YEARS = 2;
    private static final int STARTER_DAYS = 21;

    private static final String STAFF =
            "INSERT INTO staff_members (id, school_id, given_name, family_name, email, job_title,"
                    + " started_on, left_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String MEMBERSHIP =
            "INSERT INTO role_group_memberships (id, staff_member_id, school_id, role_group,"
                    + " from_date, to_date) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String TRUST_MEMBERSHIP =
            "INSERT INTO trust_memberships (id, school_id, trust_id, from_date)"
                    + " VALUES (?, ?, ?, ?)";
    private static final String TERM =
            "INSERT INTO terms (id, school_id, name, first_day, last_day) VALUES (?, ?, ?, ?, ?)";
    private static final String SESSION =
            "INSERT INTO training_sessions (id, school_id, module_id, title, held_on, begins_at,"
                    + " ends_at, place, places, face_to_face, state, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE, 'PLANNED', ?)";
    private static final String ABSENCE =
            "INSERT INTO absences (id, staff_member_id, from_date, to_date) VALUES (?, ?, ?, ?)";
    private static final String ACCOUNT =
            "INSERT INTO accounts (id, email, password_hash, enabled, demonstration, name,"
                    + " staff_member_id) VALUES (?, ?, NULL, TRUE, TRUE, ?, ?)";
    private static final String ROLE =
            "INSERT INTO account_roles (account_id, role, scope_id) VALUES (?, ?, ?)";
    private static final String CONTACT =
            "INSERT INTO contacts (id, school_id, role, name, place, phone, source, owner, opens,"
                    + " closes, every_day, held_since, verified_on, example)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)";
    private static final String REQUIREMENT =
            "INSERT INTO requirements (id, module_id, role_group, cycle, grace_days, due_days,"
                    + " effective_from, effective_to, mode, source)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)";

    private static final Set<String> RECENT = Set.of("hosting-a-visitor", "refresher");
    private static final int RECENT_DAYS = 9;

    private final JdbcTemplate jdbc;
    private final ContentLibrary library;
    private final ExampleAttempts attempts;
    private final StandingRebuild standings;
    private final StaffHistory history;
    private final ExampleVisits visits;
    private final ExampleLessons lessons;
    private final ExampleGuidance guidance;
    private final ExampleRoute route;
    private final ExamplePolicies policies;
    private final Clock clock;

    Demonstration(
            JdbcTemplate jdbc,
            ContentLibrary library,
            ExampleAttempts attempts,
            StandingRebuild standings,
            StaffHistory history,
            ExampleVisits visits,
            ExampleLessons lessons,
            ExampleGuidance guidance,
            ExampleRoute route,
            ExamplePolicies policies,
            Clock clock) {
        this.jdbc = jdbc;
        this.library = library;
        this.attempts = attempts;
        this.standings = standings;
        this.history = history;
        this.visits = visits;
        this.lessons = lessons;
        this.guidance = guidance;
        this.route = route;
        this.policies = policies;
        this.clock = clock;
    }

    boolean isEmptyDatabase() {
        Integer some =
                jdbc.queryForObject(
                        "SELECT (SELECT COUNT(*) FROM schools) + (SELECT COUNT(*) FROM accounts)",
                        Integer.class);
        return some != null && some == 0;
    }

    /// Fills an empty database, whole or not at all.
    @Transactional
    public void load() {
        log.info("Making example data: one trust, three schools, two years of history");
        Random random = new Random(SEED);
        Making making = new Making(new ExampleRows(jdbc), random);
        making.requirements();
        long trustId = making.rows.newId();
        making.rows.add(
                "INSERT INTO trusts (id, name) VALUES (?, ?)", trustId, ExampleSchool.TRUST);
        long authorityId = making.rows.newId();
        making.rows.add(
                "INSERT INTO local_authorities (id, name) VALUES (?, ?)",
                authorityId,
                "Hedgeshire");
        for (ExampleSchool school : ExampleSchool.ALL) {
            making.school(trustId, authorityId, school);
            log.info("Example data: {} is ready to write", school.name());
        }
        making.account(
                "lead@trust.example", "Orsolya Fernquill", null, PortalRole.TRUST_LEAD, trustId);
        int written = making.rows.write();
        history.recordBeginnings();
        standings.rebuildAll();
        visits.add(
                schoolOf("teacher@oakfield.example"),
                accountOf("teacher@oakfield.example"),
                accountOf("dsl@oakfield.example"),
                accountOf("head@oakfield.example"));
        lessons.add(schoolOf("teacher@oakfield.example"), personOf("teacher@oakfield.example"));
        guidance.add(
                schoolOf("teacher@oakfield.example"),
                personOf("teacher@oakfield.example"),
                accountOf("head@oakfield.example"),
                accountOf("dsl@oakfield.example"));
        route.add(schoolOf("teacher@oakfield.example"));
        policies.add(schoolOf("teacher@oakfield.example"), "oakfield");
        log.info("Example data: {} rows written", written);
    }

    private long accountOf(String email) {
        return java.util.Objects.requireNonNull(
                jdbc.queryForObject("SELECT id FROM accounts WHERE email = ?", Long.class, email));
    }

    private long personOf(String email) {
        return java.util.Objects.requireNonNull(
                jdbc.queryForObject(
                        "SELECT staff_member_id FROM accounts WHERE email = ?", Long.class, email));
    }

    private long schoolOf(String email) {
        return java.util.Objects.requireNonNull(
                jdbc.queryForObject(
                        "SELECT p.school_id FROM accounts a JOIN staff_members p"
                                + " ON p.id = a.staff_member_id WHERE a.email = ?",
                        Long.class,
                        email));
    }

    /// One run of making everything.
    private final class Making {

        private final ExampleRows rows;
        private final Random random;
        private final Names names;
        private final ExampleHistory history;
        private final List<Long> invited = new ArrayList<>();
        private final LocalDate today = Days.today(clock);
        private final LocalDate beginning = today.minusYears(YEARS).minusMonths(1);

        Making(ExampleRows rows, Random random) {
            this.rows = rows;
            this.random = random;
            this.names = new Names(random);
            this.history = new ExampleHistory(rows, attempts, random, today);
        }

        /// Asked of people for a few days only: most still have time.
        private static boolean isRecent(TrainingModule module) {
            return module.isDocument() || RECENT.contains(module.id());
        }

        /// The lead and the deputies have to have met others for it.
        private static boolean isFaceToFace(TrainingModule module) {
            return module.audience().equals(EnumSet.of(RoleGroup.DSL));
        }

        void requirements() {
            for (TrainingModule module : library.catalogue().published()) {
                for (RoleGroup group : EnumSet.copyOf(module.audience())) {
                    RequirementDefaults.Default terms = RequirementDefaults.of(module, group);
                    rows.add(
                            REQUIREMENT,
                            rows.newId(),
                            module.id(),
                            group.id(),
                            module.renew().toString(),
                            terms.graceDays(),
                            terms.dueDays(),
                            isRecent(module) ? today.minusDays(RECENT_DAYS) : beginning,
                            isFaceToFace(module)
                                    ? RequirementMode.FACE_TO_FACE.name()
                                    : RequirementMode.ANY.name(),
                            terms.source());
                }
            }
        }

        void school(long trustId, long authorityId, ExampleSchool school) {
            long schoolId = rows.newId();
            rows.add(
                    "INSERT INTO schools (id, name, local_authority_id) VALUES (?, ?, ?)",
                    schoolId,
                    school.name(),
                    authorityId);
            rows.add(TRUST_MEMBERSHIP, rows.newId(), schoolId, trustId, beginning.minusYears(3));
            calendar(schoolId);
            Map<ContactRole, String> contacts = new LinkedHashMap<>();
            if (school.equals(ExampleSchool.ALL.getFirst())) {
                namedAccounts(schoolId, contacts);
            }
            for (RoleGroup group : RoleGroup.values()) {
                int count = school.staff().getOrDefault(group, 0);
                for (int number = 0; number < count; number++) {
                    Names.Name name = names.next();
                    person(schoolId, school, group, number, name);
                    remember(contacts, group, number, name);
                }
            }
            contacts(schoolId, school, contacts);
            session(schoolId);
        }

        /// A session to come, with half of its places taken.
        private void session(long schoolId) {
            long id = rows.newId();
            rows.add(
                    SESSION,
                    id,
                    schoolId,
                    "referrals-and-recording",
                    "Workshop: weighing and recording a concern",
                    ExampleHistory.schoolDay(today.plusDays(12)),
                    LocalTime.of(15, 30),
                    LocalTime.of(16, 45),
                    "Library",
                    12,
                    today.minusDays(4).atTime(9, 0));
            for (RoleGroup group : List.of(RoleGroup.DSL, RoleGroup.LEADERSHIP)) {
                rows.add(
                        "INSERT INTO session_groups (session_id, role_group) VALUES (?, ?)",
                        id,
                        group.id());
            }
            invited.stream()
                    .limit(6)
                    .forEach(person ->
                            rows.add(
                                    "INSERT INTO session_places (session_id, staff_member_id,"
                                            + " state, booked_at) VALUES (?, ?, 'BOOKED', ?)",
                                    id,
                                    person,
                                    today.minusDays(3).atTime(12, 0)));
            invited.clear();
        }

        /// The three terms of the academic year, in round dates.
        private void calendar(long schoolId) {
            int year = today.getMonthValue() >= 9 ? today.getYear() : today.getYear() - 1;
            rows.add(TERM, rows.newId(), schoolId, "Autumn", day(year, 9, 2), day(year, 12, 18));
            rows.add(
                    TERM,
                    rows.newId(),
                    schoolId,
                    "Spring",
                    day(year + 1, 1, 4),
                    day(year + 1, 3, 26));
            rows.add(
                    TERM,
                    rows.newId(),
                    schoolId,
                    "Summer",
                    day(year + 1, 4, 12),
                    day(year + 1, 7, 21));
        }

        private static LocalDate day(int year, int month, int day) {
            return LocalDate.of(year, month, day);
        }

        private static void remember(
                Map<ContactRole, String> contacts, RoleGroup group, int number, Names.Name name) {
            String whole = name.given() + " " + name.family();
            if (group == RoleGroup.DSL) {
                contacts.putIfAbsent(
                        contacts.containsKey(ContactRole.DSL)
                                ? ContactRole.DEPUTY
                                : ContactRole.DSL,
                        whole);
            } else if (group == RoleGroup.LEADERSHIP && number == 0) {
                contacts.putIfAbsent(ContactRole.HEAD, whole);
            }
        }

        private void contacts(
                long schoolId, ExampleSchool school, Map<ContactRole, String> contacts) {
            contacts.put(ContactRole.LOCAL_AUTHORITY, "Hedgeshire children’s services");
            contacts.put(
                    ContactRole.LOCAL_AUTHORITY_OUT_OF_HOURS, "Hedgeshire emergency duty team");
            contacts.put(ContactRole.ADULT_SOCIAL_CARE, "Hedgeshire adult social care");
            contacts.put(ContactRole.PREVENT_TEAM, "Hedgeshire Prevent team");
            contacts.put(ContactRole.EARLY_HELP, "Hedgeshire early help hub");
            contacts.put(ContactRole.OUTSIDE_LINE, "An example line outside the school");
            contacts.put(ContactRole.RECORDING_SYSTEM, "Recordwell");
            int number = school.numbering();
            for (Map.Entry<ContactRole, String> contact : contacts.entrySet()) {
                contact(schoolId, school, contact.getKey(), contact.getValue(), number++);
            }
        }

        /// At the last school nobody made sure of the lead for more than a year.
        private void contact(
                long schoolId, ExampleSchool school, ContactRole role, String name, int number) {
            boolean stale = role == ContactRole.DSL && school.equals(ExampleSchool.ALL.getLast());
            boolean isDay = role == ContactRole.LOCAL_AUTHORITY;
            // Numbers of the range that the regulator keeps free for drama.
            rows.add(
                    CONTACT,
                    rows.newId(),
                    schoolId,
                    role.name(),
                    name,
                    place(role),
                    role == ContactRole.RECORDING_SYSTEM ? null : "01632 960" + number,
                    "invented for the demonstration",
                    "the school office",
                    isDay ? LocalTime.of(8, 30) : null,
                    isDay ? LocalTime.of(17, 0) : null,
                    false,
                    role.isPerson() ? beginning : null,
                    today.minusDays(stale ? 400 : 40));
        }

        private static @Nullable String place(ContactRole role) {
            return switch (role) {
                case DSL -> "Room 12, beside the library";
                case DEPUTY -> "Pastoral office";
                case RECORDING_SYSTEM -> "On the staff desktop; a paper form is in the office";
                default -> null;
            };
        }

        private void person(
                long schoolId, ExampleSchool school, RoleGroup group, int number, Names.Name name) {
            LocalDate started = beginning.minusDays(random.nextInt(2000));
            LocalDate left = null;
            int fate = random.nextInt(100);
            boolean movable = group != RoleGroup.DSL && group != RoleGroup.LEADERSHIP;
            if (movable && fate < 5) {
                started = today.minusDays(1 + random.nextInt(25));
            } else if (movable && fate < 25) {
                started = ExampleHistory.schoolDay(beginning.plusDays(random.nextInt(650)));
            } else if (movable && fate < 33) {
                left = today.minusDays(30 + random.nextInt(400));
            }
            // In the first school the lead and the head are the people one can sign in as.
            int taken = school.equals(ExampleSchool.ALL.getFirst()) ? 1 : 0;
            boolean hasEmail = group != RoleGroup.SITE_AND_OFFICE || random.nextInt(3) > 0;
            long id =
                    staffMember(
                            schoolId,
                            name,
                            hasEmail ? email(name, school) : null,
                            ExampleSchool.jobTitle(group, number + taken),
                            started,
                            left);
            membership(id, schoolId, group, started);
            if (group == RoleGroup.DSL) {
                membership(id, schoolId, RoleGroup.LEADERSHIP, started);
            }
            LocalDate lastAtWork = left == null ? today.minusDays(1) : left;
            if (movable && fate >= 97) {
                LocalDate away = today.minusDays(90);
                rows.add(ABSENCE, rows.newId(), id, away, null);
                lastAtWork = away.minusDays(1);
            }
            train(id, group, started, lastAtWork);
        }

        private void train(long id, RoleGroup group, LocalDate started, LocalDate until) {
            LocalDate from = started.isBefore(beginning) ? beginning : started;
            for (TrainingModule module : library.catalogue().published()) {
                if (module.audience().contains(group)) {
                    LocalDate asked = isRecent(module) ? today.minusDays(RECENT_DAYS) : from;
                    history.add(id, module, asked.isBefore(from) ? from : asked, until);
                }
            }
        }

        private long staffMember(
                long schoolId,
                Names.Name name,
                @Nullable String email,
                String job,
                LocalDate started,
                @Nullable LocalDate left) {
            long id = rows.newId();
            rows.add(STAFF, id, schoolId, name.given(), name.family(), email, job, started, left);
            return id;
        }

        private void membership(long person, long schoolId, RoleGroup group, LocalDate from) {
            if (group == RoleGroup.LEADERSHIP) {
                invited.add(person);
            }
            rows.add(MEMBERSHIP, rows.newId(), person, schoolId, group.id(), from, null);
        }

        private static String email(Names.Name name, ExampleSchool school) {
            String local = name.given() + "." + name.family();
            return local.toLowerCase(java.util.Locale.ROOT) + "@" + school.domain();
        }

        /// The people one can sign in as. The teacher began three weeks ago and has everything still
        /// to do.
        private void namedAccounts(long schoolId, Map<ContactRole, String> contacts) {
            record Named(
                    String local, Names.Name name, String job, RoleGroup group, PortalRole role) {}
            List<Named> people =
                    List.of(
                            new Named(
                                    "teacher",
                                    new Names.Name("Robin", "Tealeaf"),
                                    "Teacher of geography",
                                    RoleGroup.TEACHERS,
                                    PortalRole.STAFF),
                            new Named(
                                    "dsl",
                                    new Names.Name("Dilys", "Lanternhill"),
                                    "Designated safeguarding lead",
                                    RoleGroup.DSL,
                                    PortalRole.DSL),
                            new Named(
                                    "head",
                                    new Names.Name("Hugo", "Beechmantle"),
                                    "Headteacher",
                                    RoleGroup.LEADERSHIP,
                                    PortalRole.HEAD),
                            new Named(
                                    "reception",
                                    new Names.Name("Ruta", "Bellwether"),
                                    "Receptionist",
                                    RoleGroup.SITE_AND_OFFICE,
                                    PortalRole.RECEPTION),
                            new Named(
                                    "author",
                                    new Names.Name("Asha", "Inkwillow"),
                                    "Teacher of religious studies",
                                    RoleGroup.TEACHERS,
                                    PortalRole.AUTHOR),
                            new Named(
                                    "governor",
                                    new Names.Name("Gethin", "Mossgate"),
                                    "Governor",
                                    RoleGroup.GOVERNORS,
                                    PortalRole.GOVERNOR),
                            new Named(
                                    "admin",
                                    new Names.Name("Adaeze", "Clockmeadow"),
                                    "School business manager",
                                    RoleGroup.SITE_AND_OFFICE,
                                    PortalRole.ADMIN));
            for (Named person : people) {
                String email = person.local() + "@oakfield.example";
                boolean isTeacher = person.local().equals("teacher");
                LocalDate started =
                        isTeacher ? today.minusDays(STARTER_DAYS) : beginning.minusDays(300);
                remember(contacts, person.group(), 0, person.name());
                long id = staffMember(schoolId, person.name(), email, person.job(), started, null);
                membership(id, schoolId, person.group(), started);
                account(
                        email,
                        person.name().given() + " " + person.name().family(),
                        id,
                        person.role(),
                        schoolId);
                if (!isTeacher) {
                    train(id, person.group(), started, today.minusDays(1));
                }
            }
        }

        private void account(
                String email,
                String name,
                @Nullable Long staffMemberId,
                PortalRole role,
                long scope) {
            long id = rows.newId();
            rows.add(ACCOUNT, id, email, name, staffMemberId);
            for (PortalRole given : EnumSet.of(PortalRole.STAFF, role)) {
                rows.add(ROLE, id, given.name(), given == PortalRole.STAFF ? 0L : scope);
            }
        }
    }
}
