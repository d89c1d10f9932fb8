package org.dueregard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditFilter;
import org.dueregard.audit.AuditLog;
import org.dueregard.audit.AuditRow;
import org.dueregard.audit.AuditService;
import org.dueregard.common.PageOf;
import org.dueregard.coverage.CoverageService;
import org.dueregard.evidence.EvidenceReviewService;
import org.dueregard.evidence.EvidenceService;
import org.dueregard.evidence.NewEvidence;
import org.dueregard.imports.ImportService;
import org.dueregard.imports.PeopleExport;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.mail.OutboxService;
import org.dueregard.parents.ParentsSettingsService;
import org.dueregard.parents.PolicyMapService;
import org.dueregard.parents.PolicyTopic;
import org.dueregard.pathway.ContactEntry;
import org.dueregard.pathway.ContactRole;
import org.dueregard.pathway.ContactService;
import org.dueregard.pathway.PosterService;
import org.dueregard.people.CalendarService;
import org.dueregard.people.Nation;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.PeopleChanges;
import org.dueregard.people.PeopleFilter;
import org.dueregard.people.PeopleService;
import org.dueregard.people.PersonChange;
import org.dueregard.people.PersonRow;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.StaffHistory;
import org.dueregard.people.StaffMemberMissingException;
import org.dueregard.privacy.PrivacyService;
import org.dueregard.reminders.ChaseListService;
import org.dueregard.reminders.MailTemplate;
import org.dueregard.reminders.ReminderService;
import org.dueregard.reminders.TemplateService;
import org.dueregard.requirements.RequirementChange;
import org.dueregard.requirements.RequirementService;
import org.dueregard.security.AccountService;
import org.dueregard.security.Kiosks;
import org.dueregard.security.SupportService;
import org.dueregard.standing.ExemptionService;
import org.dueregard.standing.NewExemption;
import org.dueregard.standing.RequirementPreview;
import org.dueregard.standing.StandingFilter;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/// Nobody sees or touches anything of another school: own, sister and foreign school for every role
/// and every service that takes a school or a person, and random questions over random people.
@PortalTest
class AccessIsolationTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired PeopleService people;
    @Autowired PeopleChanges changes;
    @Autowired OrganisationService organisations;
    @Autowired CalendarService calendar;
    @Autowired ContactService contacts;
    @Autowired PosterService posters;
    @Autowired ParentsSettingsService parents;
    @Autowired PolicyMapService policies;
    @Autowired AccountService accounts;
    @Autowired Kiosks kiosks;
    @Autowired SupportService support;
    @Autowired PrivacyService privacy;
    @Autowired AuditService audit;
    @Autowired AuditLog log;
    @Autowired Outbox outbox;
    @Autowired OutboxService outboxService;
    @Autowired ImportService imports;
    @Autowired PeopleExport export;
    @Autowired CoverageService coverage;
    @Autowired EvidenceService evidence;
    @Autowired EvidenceReviewService evidenceReview;
    @Autowired StaffHistory history;
    @Autowired ReminderService reminders;
    @Autowired TemplateService templates;
    @Autowired ChaseListService chase;
    @Autowired RequirementService requirements;
    @Autowired RequirementPreview preview;
    @Autowired ExemptionService exemptions;
    @Autowired TransactionTemplate transaction;

    private TestSchool own;
    private TestSchool sister;
    private TestSchool foreign;
    private Person caller;

    @BeforeEach
    void three_schools() {
        own = fixtures.school();
        sister = fixtures.school(own.trustId());
        foreign = fixtures.school();
        caller = fixtures.person(own, RoleGroup.LEADERSHIP);
    }

    /// What can be asked of a school or of a person in it.
    private interface Question {

        Object of(TestSchool school, Person person);
    }

    private Map<Action, Map<String, Question>> questions() {
        Map<Action, Map<String, Question>> all = new LinkedHashMap<>();
        PersonChange change =
                new PersonChange("A", "B", null, "Job", TODAY.minusYears(1), null, "");
        put(all, Action.PEOPLE_SEE, "details", (s, p) -> people.details(p.id()));
        put(all, Action.PEOPLE_SEE, "history", (s, p) -> people.history(p.id()));
        put(all, Action.PEOPLE_SEE, "as known", (s, p) -> people.asKnownOn(p.id(), TODAY));
        put(all, Action.PEOPLE_SEE, "list of a school", (s, p) -> people.list(filter(s)));
        put(all, Action.PEOPLE_SEE, "holders", (s, p) -> accounts.holders(s.id(), PortalRole.DSL));
        put(
                all,
                Action.PEOPLE_EDIT,
                "add",
                (s, p) -> changes.add(s.id(), change, RoleGroup.TEACHERS));
        put(
                all,
                Action.PEOPLE_EDIT,
                "change",
                (s, p) -> ran(() -> changes.change(p.id(), version(p), change)));
        put(
                all,
                Action.PEOPLE_EDIT,
                "add group",
                (s, p) ->
                        ran(() ->
                                changes.addMembership(
                                        p.id(), s.id(), RoleGroup.SUPPLY, TODAY, null)));
        put(
                all,
                Action.PEOPLE_EDIT,
                "end group",
                (s, p) -> ran(() -> changes.endMembership(p.id(), membership(p), TODAY)));
        put(
                all,
                Action.PEOPLE_EDIT,
                "absence",
                (s, p) -> ran(() -> changes.recordAbsence(p.id(), TODAY, null)));
        put(all, Action.ACCOUNTS_EDIT, "invite", (s, p) -> ran(() -> accounts.invite(p.id())));
        put(all, Action.ACCOUNTS_EDIT, "print", (s, p) -> accounts.printCode(p.id()));
        put(
                all,
                Action.ACCOUNTS_EDIT,
                "switch off",
                (s, p) -> ran(() -> accounts.setEnabled(p.id(), false)));
        put(
                all,
                Action.ACCOUNTS_EDIT,
                "count",
                (s, p) -> accounts.countUninvited(s.id(), AccountService.Uninvited.WITH_ADDRESS));
        put(all, Action.ACCOUNTS_EDIT, "invite all", (s, p) -> accounts.inviteAll(s.id()));
        put(all, Action.ACCOUNTS_EDIT, "print all", (s, p) -> accounts.printCodes(s.id()));
        put(all, Action.CONTACTS_EDIT, "contacts", (s, p) -> contacts.list(s.id()));
        put(
                all,
                Action.CONTACTS_EDIT,
                "save contact",
                (s, p) ->
                        ran(() ->
                                contacts.save(
                                        s.id(),
                                        ContactRole.HEAD,
                                        ContactEntry.of("N", null, "S", true))));
        put(
                all,
                Action.CONTACTS_EDIT,
                "verify contact",
                (s, p) -> ran(() -> contacts.verify(s.id(), ContactRole.HEAD)));
        put(
                all,
                Action.CONTACTS_EDIT,
                "remove contact",
                (s, p) -> ran(() -> contacts.remove(s.id(), ContactRole.HEAD)));
        put(all, Action.CONTACTS_EDIT, "posters", (s, p) -> posters.state(s.id()));
        put(all, Action.PARENTS_EDIT, "parents' page", (s, p) -> parents.state(s.id()));
        put(
                all,
                Action.PARENTS_EDIT,
                "publish the parents' page",
                (s, p) -> ran(() -> parents.save(s.id(), "school-" + s.id(), true)));
        put(
                all,
                Action.PARENTS_EDIT,
                "add a document",
                (s, p) ->
                        ran(() ->
                                parents.add(
                                        s.id(),
                                        "Policy",
                                        "policy.pdf",
                                        new ByteArrayInputStream(
                                                "%PDF-1.7 x"
                                                        .getBytes(StandardCharsets.US_ASCII)))));
        put(all, Action.POLICIES_EDIT, "policy map", (s, p) -> policies.map(s.id()));
        put(
                all,
                Action.POLICIES_EDIT,
                "change the policy map",
                (s, p) ->
                        ran(() -> policies.save(s.id(), PolicyTopic.TRAINING, "Policy", "", null)));
        put(all, Action.CONTACTS_EDIT, "print posters", (s, p) -> posters.print(s.id(), "Hall"));
        put(all, Action.CONTACTS_EDIT, "posters as a file", (s, p) -> posters.pdf(s.id(), 1));
        put(
                all,
                Action.CONTACTS_EDIT,
                "poster down",
                (s, p) -> ran(() -> posters.takenDown(s.id(), 1)));
        put(
                all,
                Action.CONTACTS_EDIT,
                "public address",
                (s, p) -> ran(() -> posters.renewAddress(s.id())));
        put(
                all,
                Action.CONTACTS_EDIT,
                "end of the public address",
                (s, p) -> ran(() -> posters.endAddress(s.id())));
        put(
                all,
                Action.SCHOOL_SETTINGS,
                "calendar",
                (s, p) -> calendar.list(s.id(), CalendarService.Kind.TERM));
        put(
                all,
                Action.SCHOOL_SETTINGS,
                "add term",
                (s, p) ->
                        ran(() ->
                                calendar.add(
                                        List.of(s.id()),
                                        CalendarService.Kind.TERM,
                                        "T",
                                        TODAY,
                                        TODAY)));
        put(
                all,
                Action.SCHOOL_SETTINGS,
                "bank holidays",
                (s, p) -> ran(() -> calendar.addBankHolidays(List.of(s.id()), 2026)));
        put(
                all,
                Action.SCHOOL_SETTINGS,
                "remove days",
                (s, p) -> ran(() -> calendar.remove(s.id(), CalendarService.Kind.TERM, 1)));
        put(
                all,
                Action.SCHOOL_SETTINGS,
                "change school",
                (s, p) ->
                        ran(() ->
                                organisations.changeSchool(
                                        s.id(), s.name(), null, Nation.WALES, null)));
        put(all, Action.SCHOOL_SETTINGS, "tablet", (s, p) -> kiosks.allow(s.id(), "T"));
        put(
                all,
                Action.PRIVACY_MANAGE,
                "hold",
                (s, p) -> ran(() -> privacy.placeHold(p.id(), "why")));
        put(all, Action.PRIVACY_MANAGE, "everything", (s, p) -> privacy.exportOf(p.id()));
        put(all, Action.PRIVACY_MANAGE, "name", (s, p) -> privacy.nameOf(p.id()));
        put(
                all,
                Action.PEOPLE_IMPORT,
                "stage",
                (s, p) ->
                        imports.stage(
                                s.id(),
                                "source",
                                "f.csv",
                                new ByteArrayInputStream(
                                        "Staff ID,Forename,Surname\n1,A,B\n"
                                                .getBytes(StandardCharsets.UTF_8))));
        put(
                all,
                Action.PEOPLE_EXPORT,
                "export",
                (s, p) -> ran(() -> export.write(s.id(), new StringWriter())));
        put(all, Action.REQUIREMENTS_EDIT, "requirements", (s, p) -> requirements.overview(s.id()));
        put(
                all,
                Action.REQUIREMENTS_EDIT,
                "history of a requirement",
                (s, p) -> requirements.subject(s.id(), "prevent-awareness", RoleGroup.TEACHERS));
        put(
                all,
                Action.REQUIREMENTS_EDIT,
                "preview",
                (s, p) ->
                        preview.of(
                                new RequirementChange(
                                        s.id(),
                                        "prevent-awareness",
                                        RoleGroup.TEACHERS,
                                        TODAY,
                                        new RequirementChange.Drop()),
                                1));
        put(all, Action.TRAINING_MANAGE, "exemptions", (s, p) -> exemptions.list(s.id(), 1));
        put(
                all,
                Action.TRAINING_MANAGE,
                "exempt",
                (s, p) ->
                        ran(() ->
                                exemptions.grant(
                                        new NewExemption(
                                                p.id(),
                                                "prevent-awareness",
                                                "Seconded elsewhere",
                                                "Head",
                                                TODAY,
                                                TODAY.plusDays(9)))));
        put(all, Action.TRAINING_MANAGE, "certificate", (s, p) -> certificate(lodged(p)));
        put(
                all,
                Action.TRAINING_MANAGE,
                "verify",
                (s, p) -> ran(() -> evidenceReview.verify(lodged(p), 0)));
        put(
                all,
                Action.TRAINING_MANAGE,
                "send back",
                (s, p) -> ran(() -> evidenceReview.sendBack(lodged(p), 0, "why")));
        put(all, Action.REMINDERS_SEND, "outlook", (s, p) -> reminders.outlook(s.id()));
        put(all, Action.REMINDERS_SEND, "send now", (s, p) -> reminders.sendNow(s.id()));
        put(all, Action.REMINDERS_SEND, "who was told", (s, p) -> reminders.log(s.id(), 1));
        put(
                all,
                Action.REMINDERS_SEND,
                "by itself",
                (s, p) -> ran(() -> reminders.setSending(s.id(), true)));
        put(all, Action.REMINDERS_SEND, "chase list", (s, p) -> chase.list(s.id(), TODAY, true));
        put(
                all,
                Action.REMINDERS_WORD,
                "words",
                (s, p) -> templates.find(s.id(), MailTemplate.DIGEST));
        put(
                all,
                Action.REMINDERS_WORD,
                "preview",
                (s, p) -> templates.preview(s.id(), MailTemplate.DIGEST, "S", "{list}"));
        put(
                all,
                Action.REMINDERS_WORD,
                "own words",
                (s, p) ->
                        ran(() -> templates.save(s.id(), MailTemplate.DSL, "S", "{list} {link}")));
        put(
                all,
                Action.REMINDERS_WORD,
                "standard words",
                (s, p) -> ran(() -> templates.reset(s.id(), MailTemplate.DSL)));
        return all;
    }

    private long lodged(Person person) {
        byte[] content = ("%PDF-1.7 of " + person.id()).getBytes(StandardCharsets.UTF_8);
        return SignedIn.as(
                person.caller(),
                () ->
                        evidence.lodge(
                                new NewEvidence("prevent-awareness", "P", "C", TODAY, true),
                                "a.pdf",
                                new ByteArrayInputStream(content)));
    }

    private byte[] certificate(long id) {
        try (InputStream content = evidence.open(id).content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(
            Map<Action, Map<String, Question>> all, Action action, String name, Question question) {
        all.computeIfAbsent(action, key -> new LinkedHashMap<>()).put(name, question);
    }

    private static Object ran(Runnable work) {
        work.run();
        return true;
    }

    private static PeopleFilter filter(TestSchool school) {
        return new PeopleFilter("", school.id(), null, PeopleFilter.Who.ALL, null, 1);
    }

    private int version(Person person) {
        return jdbc.sql("SELECT version FROM staff_members WHERE id = ?")
                .param(person.id())
                .query(Integer.class)
                .single();
    }

    private long membership(Person person) {
        return jdbc.sql("SELECT MIN(id) FROM role_group_memberships WHERE staff_member_id = ?")
                .param(person.id())
                .query(Long.class)
                .single();
    }

    /// Whether the answer was given. Being refused and not being found are the same to a stranger.
    private boolean isAnswered(Caller who, Question question, TestSchool school) {
        Person person = fixtures.person(school, RoleGroup.TEACHERS);
        try {
            SignedIn.as(who, () -> question.of(school, person));
            return true;
        } catch (AccessDeniedException | StaffMemberMissingException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(PortalRole.class)
    void own_sister_and_foreign_school_for_every_role_and_scope(PortalRole role) {
        Map<String, Caller> callers =
                Map.of(
                        "home", caller.caller(scope(role, Grant.HOME)),
                        "school", caller.caller(scope(role, own.id())),
                        "trust", caller.caller(scope(role, own.trustId())),
                        "portal", caller.caller(scope(role, Grant.EVERYWHERE)));
        questions()
                .forEach((action, asked) ->
                        asked.forEach((name, question) ->
                                callers.forEach((scope, who) ->
                                        check(role, action, name, scope, who, question))));
    }

    private static Set<Grant> scope(PortalRole role, long scope) {
        Set<Grant> grants = new HashSet<>(Set.of(new Grant(PortalRole.STAFF, Grant.HOME)));
        grants.add(new Grant(role, scope));
        return grants;
    }

    private void check(
            PortalRole role,
            Action action,
            String name,
            String scope,
            Caller who,
            Question question) {
        boolean may = AccessTable.reach(role, action) == Reach.SCHOOLS;
        String what = role + " of " + scope + ": " + name;
        assertThat(isAnswered(who, question, own)).as(what + " of own").isEqualTo(may);
        assertThat(isAnswered(who, question, sister))
                .as(what + " of sister")
                .isEqualTo(may && (scope.equals("trust") || scope.equals("portal")));
        assertThat(isAnswered(who, question, foreign))
                .as(what + " of foreign")
                .isEqualTo(may && scope.equals("portal"));
    }

    @Test
    void a_school_that_left_the_trust_is_foreign_from_that_day() {
        Caller trustAdmin = caller.caller(scope(PortalRole.ADMIN, own.trustId()));
        Caller portalAdmin = caller.caller(scope(PortalRole.ADMIN, Grant.EVERYWHERE));
        Question details = (s, p) -> people.details(p.id());
        assertThat(isAnswered(trustAdmin, details, sister)).isTrue();
        SignedIn.run(portalAdmin, () -> organisations.changeTrust(sister.id(), null, TODAY));
        assertThat(isAnswered(trustAdmin, details, sister)).isFalse();
    }

    @Test
    void support_sees_a_school_only_while_it_is_open_to_them() {
        Person helper = fixtures.person(foreign, RoleGroup.CONTRACTORS);
        long account = fixtures.account(helper, PortalRole.SUPPORT);
        Caller supporter =
                new Caller(
                        account,
                        helper.id(),
                        foreign.id(),
                        foreign.name(),
                        "Helper",
                        scope(PortalRole.SUPPORT, Grant.HOME),
                        false);
        Question details = (s, p) -> people.details(p.id());
        assertThat(isAnswered(supporter, details, own)).isFalse();
        assertThat(isAnswered(supporter, details, foreign)).as("not even at home").isFalse();

        Caller head = caller.caller(PortalRole.HEAD);
        SignedIn.run(head, () -> support.open(own.id(), helper.email(), "a fault", 4));
        assertThat(isAnswered(supporter, details, own)).isTrue();
        assertThat(isAnswered(supporter, details, sister)).isFalse();
        assertThatThrownBy(() ->
                        SignedIn.run(
                                supporter, () -> changes.recordAbsence(caller.id(), TODAY, null)))
                .isInstanceOf(AccessDeniedException.class);

        SignedIn.run(head, () -> support.close(support.list().getFirst().id()));
        assertThat(isAnswered(supporter, details, own)).isFalse();
    }

    @Test
    void nobody_transfers_a_person_to_or_from_a_school_of_others() {
        Person mine = fixtures.person(own, RoleGroup.TEACHERS);
        Person theirs = fixtures.person(foreign, RoleGroup.TEACHERS);
        Caller admin = caller.caller(PortalRole.ADMIN);
        assertThatThrownBy(() ->
                        SignedIn.run(admin, () -> changes.transfer(mine.id(), foreign.id(), TODAY)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        SignedIn.run(admin, () -> changes.transfer(theirs.id(), own.id(), TODAY)))
                .isInstanceOfAny(AccessDeniedException.class, StaffMemberMissingException.class);
    }

    @Test
    void random_questions_never_return_a_foreign_row() {
        long seed = 20260914;
        Random random = new Random(seed);
        List<TestSchool> schools = new ArrayList<>(List.of(own, sister, foreign));
        schools.add(fixtures.school(foreign.trustId()));
        List<Person> everybody = new ArrayList<>();
        for (TestSchool school : schools) {
            for (int i = 0; i < 8; i++) {
                RoleGroup group = RoleGroup.values()[random.nextInt(RoleGroup.values().length)];
                Person person = fixtures.person(school, group);
                everybody.add(person);
                if (random.nextInt(4) == 0) {
                    fixtures.member(
                            person.id(),
                            schools.get(random.nextInt(schools.size())).id(),
                            RoleGroup.SUPPLY,
                            TODAY.minusDays(random.nextInt(400)));
                }
                SignedIn.run(
                        person.caller(),
                        () ->
                                transaction.executeWithoutResult(status -> {
                                    outbox.put(
                                            new NewMessage(
                                                    "iso|" + person.id(),
                                                    person.email(),
                                                    "s",
                                                    "b",
                                                    school.id(),
                                                    person.id()));
                                    log.record(
                                            AuditEvent.about(
                                                    AuditAction.PERSON_CHANGED,
                                                    school.id(),
                                                    person.id(),
                                                    Map.of("x", 1)));
                                }));
            }
        }
        history.recordBeginnings();
        int rounds = Boolean.getBoolean("endurance") ? 100_000 : 1_000;
        int answers = 0;
        for (int round = 0; round < rounds; round++) {
            answers += ask(random, schools, everybody, "seed " + seed + ", round " + round);
        }
        assertThat(answers).as("the questions found something").isGreaterThan(rounds);
    }

    private int ask(Random random, List<TestSchool> schools, List<Person> everybody, String where) {
        Person somebody = everybody.get(random.nextInt(everybody.size()));
        Set<Grant> grants = new HashSet<>(Set.of(new Grant(PortalRole.STAFF, Grant.HOME)));
        EnumSet<PortalRole> roles = EnumSet.of(PortalRole.ADMIN, PortalRole.DSL, PortalRole.HEAD);
        PortalRole role = List.copyOf(roles).get(random.nextInt(roles.size()));
        TestSchool reached = schools.get(random.nextInt(schools.size()));
        long scope = List.of(Grant.HOME, reached.id(), reached.trustId()).get(random.nextInt(3));
        grants.add(new Grant(role, scope));
        Caller who = somebody.caller(grants);
        Set<Long> allowed = allowed(schools, somebody.school(), reached, scope);
        return SignedIn.as(who, () -> ask(random, role, allowed, schools, where));
    }

    private static Set<Long> allowed(
            List<TestSchool> schools, TestSchool home, TestSchool reached, long scope) {
        if (scope == Grant.HOME) {
            return Set.of(home.id());
        }
        Set<Long> allowed = new HashSet<>();
        schools.stream()
                .filter(s -> s.id() == scope || s.trustId() == scope)
                .forEach(s -> allowed.add(s.id()));
        return allowed;
    }

    private int ask(
            Random random,
            PortalRole role,
            Set<Long> allowed,
            List<TestSchool> schools,
            String where) {
        int answers = 0;
        String search =
                random.nextInt(3) == 0 ? "erson" : random.nextInt(2) == 0 ? "" : "%' OR 1=1 --";
        LocalDate on = random.nextInt(3) == 0 ? TODAY.minusDays(random.nextInt(900)) : null;
        PeopleFilter.Who[] whos = PeopleFilter.Who.values();
        PeopleFilter filter =
                new PeopleFilter(
                        search,
                        null,
                        random.nextInt(4) == 0 ? RoleGroup.TEACHERS : null,
                        whos[random.nextInt(whos.length)],
                        on,
                        1 + random.nextInt(3));
        if (role != PortalRole.HEAD) {
            PageOf<PersonRow> page = people.list(filter);
            page.rows().forEach(row -> assertIsOf(allowed, row.id(), where));
            answers += page.rows().size() + 1;
            TestSchool other = schools.get(random.nextInt(schools.size()));
            if (!allowed.contains(other.id())) {
                assertThatThrownBy(() -> people.list(filter(other)))
                        .as(where)
                        .isInstanceOf(AccessDeniedException.class);
            }
        }
        if (role == PortalRole.ADMIN) {
            for (AuditRow row :
                    audit.list(
                                    new AuditFilter(
                                            search.equals("erson") ? "" : search,
                                            null,
                                            null,
                                            null,
                                            1))
                            .rows()) {
                assertThat(allowed).as(where).contains(row.stream());
                answers++;
            }
            for (var row : outboxService.list("person", 1).rows()) {
                assertThat(allowed)
                        .as(where)
                        .contains(
                                jdbc.sql("SELECT school_id FROM outbox_messages WHERE id = ?")
                                        .param(row.id())
                                        .query(Long.class)
                                        .single());
                answers++;
            }
            StringWriter out = new StringWriter();
            export.write(null, out);
            Stream.of(out.toString().split("\r\n"))
                    .skip(1)
                    .forEach(line ->
                            assertThat(
                                            schools.stream()
                                                    .filter(s -> allowed.contains(s.id()))
                                                    .map(TestSchool::name)
                                                    .toList())
                                    .as(where)
                                    .contains(line.substring(line.lastIndexOf(',') + 1)));
            answers++;
        } else {
            answers += coverage(random, schools, allowed, where);
        }
        return answers;
    }

    private int coverage(Random random, List<TestSchool> schools, Set<Long> allowed, String where) {
        try {
            long school = schools.get(random.nextInt(schools.size())).id();
            var page =
                    coverage.people(
                            school,
                            new StandingFilter(
                                    TODAY,
                                    null,
                                    null,
                                    new StandingFilter.Show.InScope(),
                                    "",
                                    StandingFilter.Sort.values()[
                                            random.nextInt(StandingFilter.Sort.values().length)],
                                    random.nextBoolean(),
                                    1));
            assertThat(allowed).as(where).contains(school);
            page.rows().forEach(row -> assertIsOf(allowed, row.staffMemberId(), where));
            return page.rows().size() + 1;
        } catch (AccessDeniedException e) {
            // The role holds somewhere else.
            return 1;
        }
    }

    private void assertIsOf(Set<Long> allowed, long person, String where) {
        long there =
                jdbc.sql(
                                """
                                SELECT COUNT(*) FROM staff_members p WHERE p.id = :person
                                    AND (p.school_id IN (:allowed) OR EXISTS (
                                        SELECT 1 FROM role_group_memberships m
                                        WHERE m.staff_member_id = p.id
                                            AND m.school_id IN (:allowed)))
                                """)
                        .param("person", person)
                        .param("allowed", allowed)
                        .query(Long.class)
                        .single();
        assertThat(there).as(where + ", person " + person).isEqualTo(1);
    }
}
