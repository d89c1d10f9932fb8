package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.access.PortalRole.ADMIN;
import static org.dueregard.access.PortalRole.AUTHOR;
import static org.dueregard.access.PortalRole.DSL;
import static org.dueregard.access.PortalRole.HEAD;
import static org.dueregard.access.PortalRole.STAFF;
import static org.dueregard.access.PortalRole.SUPPORT;
import static org.dueregard.access.Reach.OWN;
import static org.dueregard.access.Reach.PORTAL;
import static org.dueregard.access.Reach.SCHOOLS;
import static org.dueregard.access.Reach.WHILE_GRANTED;

import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dueregard.access.AccessTable;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Reach;
import org.dueregard.common.Words;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may open and call what. A new route or a new method of a service without a row here fails.
@PortalTest
class AccessMatrixTest {

    private static final Set<PortalRole> EVERYBODY = EnumSet.of(STAFF);

    /// Even somebody who is not signed in.
    private static final Set<PortalRole> ANYBODY = EnumSet.allOf(PortalRole.class);

    private static final Set<PortalRole> FRONT_DOOR = EnumSet.of(DSL, HEAD, PortalRole.RECEPTION);

    /// Who may do what, written down a second time: a change of the table in the program has to be
    /// meant.
    private static final Map<Action, Map<PortalRole, Reach>> TABLE =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(Action.OWN_RECORD, Map.of(STAFF, OWN)),
                            Map.entry(
                                    Action.COVERAGE_SEE,
                                    Map.of(
                                            DSL,
                                            SCHOOLS,
                                            HEAD,
                                            SCHOOLS,
                                            PortalRole.TRUST_LEAD,
                                            Reach.WHERE_NAMES_GRANTED)),
                            Map.entry(
                                    Action.COVERAGE_FIGURES,
                                    Map.of(
                                            DSL,
                                            SCHOOLS,
                                            HEAD,
                                            SCHOOLS,
                                            PortalRole.GOVERNOR,
                                            SCHOOLS,
                                            PortalRole.TRUST_LEAD,
                                            SCHOOLS)),
                            Map.entry(Action.TRAINING_MANAGE, Map.of(DSL, SCHOOLS)),
                            Map.entry(Action.SESSIONS_RUN, Map.of(DSL, SCHOOLS, HEAD, SCHOOLS)),
                            Map.entry(Action.REMINDERS_SEND, Map.of(DSL, SCHOOLS)),
                            Map.entry(Action.REMINDERS_WORD, Map.of(DSL, SCHOOLS, ADMIN, SCHOOLS)),
                            Map.entry(Action.CONTENT_SEE, Map.of(AUTHOR, SCHOOLS, DSL, SCHOOLS)),
                            Map.entry(
                                    Action.PEOPLE_SEE,
                                    Map.of(ADMIN, SCHOOLS, DSL, SCHOOLS, SUPPORT, WHILE_GRANTED)),
                            Map.entry(Action.PEOPLE_EDIT, Map.of(ADMIN, SCHOOLS, DSL, SCHOOLS)),
                            Map.entry(Action.PEOPLE_IMPORT, Map.of(ADMIN, SCHOOLS)),
                            Map.entry(Action.PEOPLE_EXPORT, Map.of(ADMIN, SCHOOLS)),
                            Map.entry(Action.ACCOUNTS_EDIT, Map.of(ADMIN, SCHOOLS)),
                            Map.entry(Action.CONTACTS_EDIT, Map.of(ADMIN, SCHOOLS, DSL, SCHOOLS)),
                            Map.entry(
                                    Action.DIRECTORY_SEE,
                                    Map.of(PortalRole.TRUST_LEAD, SCHOOLS, ADMIN, SCHOOLS)),
                            Map.entry(
                                    Action.PARENTS_EDIT,
                                    Map.of(DSL, SCHOOLS, ADMIN, SCHOOLS, HEAD, SCHOOLS)),
                            Map.entry(Action.POLICIES_EDIT, Map.of(DSL, SCHOOLS, HEAD, SCHOOLS)),
                            Map.entry(Action.SCHOOL_SETTINGS, Map.of(ADMIN, SCHOOLS)),
                            Map.entry(Action.PORTAL_SETTINGS, Map.of(ADMIN, PORTAL)),
                            Map.entry(Action.SUPPORT_GRANT, Map.of(ADMIN, SCHOOLS, HEAD, SCHOOLS)),
                            Map.entry(Action.OUTBOX_SEE, Map.of(ADMIN, SCHOOLS)),
                            Map.entry(
                                    Action.AUDIT_SEE,
                                    Map.of(ADMIN, SCHOOLS, SUPPORT, WHILE_GRANTED)),
                            Map.entry(Action.PRIVACY_MANAGE, Map.of(ADMIN, SCHOOLS)),
                            Map.entry(
                                    Action.REQUIREMENTS_EDIT, Map.of(ADMIN, SCHOOLS, DSL, SCHOOLS)),
                            Map.entry(Action.SPEAKERS_ASK, Map.of(STAFF, OWN)),
                            Map.entry(Action.LESSONS_TEACH, Map.of(STAFF, OWN)),
                            Map.entry(Action.LESSONS_MANAGE, Map.of(AUTHOR, SCHOOLS)),
                            Map.entry(Action.SPEAKERS_VET, Map.of(DSL, SCHOOLS)),
                            Map.entry(Action.SPEAKERS_DECIDE, Map.of(HEAD, SCHOOLS)),
                            Map.entry(
                                    Action.SPEAKERS_APPEALS,
                                    Map.of(HEAD, SCHOOLS, PortalRole.TRUST_LEAD, SCHOOLS)),
                            Map.entry(
                                    Action.SPEAKERS_REGISTER,
                                    Map.of(
                                            DSL,
                                            SCHOOLS,
                                            HEAD,
                                            SCHOOLS,
                                            PortalRole.TRUST_LEAD,
                                            SCHOOLS)),
                            Map.entry(
                                    Action.SPEAKERS_SETTINGS, Map.of(DSL, SCHOOLS, HEAD, SCHOOLS)),
                            Map.entry(
                                    Action.RECEPTION,
                                    Map.of(
                                            PortalRole.RECEPTION,
                                            SCHOOLS,
                                            DSL,
                                            SCHOOLS,
                                            HEAD,
                                            SCHOOLS)),
                            Map.entry(
                                    Action.GUIDANCE_EDIT,
                                    Map.of(DSL, SCHOOLS, AUTHOR, SCHOOLS, ADMIN, SCHOOLS)),
                            Map.entry(Action.TOLD_EDIT, Map.of(DSL, SCHOOLS, AUTHOR, SCHOOLS)),
                            Map.entry(Action.NOTICES_SEND, Map.of(DSL, SCHOOLS, HEAD, SCHOOLS))));

    /// The roles that, held at one's own school, let in. What needs the whole portal lets nobody in.
    private static Set<PortalRole> roles(Action action) {
        EnumSet<PortalRole> roles = EnumSet.noneOf(PortalRole.class);
        TABLE.get(action)
                .forEach((role, reach) -> {
                    if (reach != PORTAL) {
                        roles.add(role);
                    }
                });
        return roles;
    }

    /// Routes by their template, and the roles of which one is enough.
    private static final Map<String, Set<PortalRole>> ROUTES =
            Map.ofEntries(
                    Map.entry("", EVERYBODY),
                    Map.entry("training", EVERYBODY),
                    Map.entry("training/:module", EVERYBODY),
                    Map.entry("training/:module/:section", EVERYBODY),
                    Map.entry("training/:module/quiz", EVERYBODY),
                    Map.entry(
                            "coverage",
                            EnumSet.of(DSL, HEAD, PortalRole.GOVERNOR, PortalRole.TRUST_LEAD)),
                    Map.entry(
                            "coverage/report",
                            EnumSet.of(DSL, HEAD, PortalRole.GOVERNOR, PortalRole.TRUST_LEAD)),
                    Map.entry("coverage/pack", EnumSet.of(DSL, HEAD)),
                    Map.entry("coverage/everybody", EnumSet.of(DSL, HEAD)),
                    Map.entry("speakers", EVERYBODY),
                    Map.entry("lessons", EVERYBODY),
                    Map.entry("lessons/map", EVERYBODY),
                    Map.entry("lessons/taught", EVERYBODY),
                    Map.entry("lessons/:value/:lesson", EVERYBODY),
                    Map.entry("speakers/new", EVERYBODY),
                    Map.entry("speakers/:reference", EVERYBODY),
                    Map.entry("speakers/register", EnumSet.of(DSL, HEAD, PortalRole.TRUST_LEAD)),
                    Map.entry("speakers/fairness", EnumSet.of(DSL, HEAD)),
                    Map.entry("settings/speakers", EnumSet.of(DSL, HEAD)),
                    Map.entry("reception", EnumSet.of(PortalRole.RECEPTION, DSL, HEAD)),
                    Map.entry("coverage/briefing/:module/:objective", EnumSet.of(DSL, HEAD)),
                    Map.entry("coverage/follow-up", EnumSet.of(DSL)),
                    Map.entry("coverage/people/:person", EnumSet.of(DSL)),
                    Map.entry("guidance", EVERYBODY),
                    Map.entry("guidance/:entry", EVERYBODY),
                    Map.entry("guidance/notices", EVERYBODY),
                    Map.entry("guidance/notices/:notice", EVERYBODY),
                    Map.entry("guidance/told", EVERYBODY),
                    Map.entry("sessions", EVERYBODY),
                    Map.entry("sessions/new", EnumSet.of(DSL, HEAD)),
                    Map.entry("sessions/:session", EnumSet.of(DSL, HEAD)),
                    Map.entry("reminders", EnumSet.of(DSL)),
                    Map.entry("reminders/words", EnumSet.of(DSL, ADMIN)),
                    Map.entry("content", EnumSet.of(AUTHOR, DSL)),
                    Map.entry("outbox", EnumSet.of(ADMIN)),
                    Map.entry("people", EnumSet.of(ADMIN, DSL, SUPPORT)),
                    Map.entry("people/:person", EnumSet.of(ADMIN, DSL, SUPPORT)),
                    Map.entry("people/new", EnumSet.of(ADMIN, DSL)),
                    Map.entry("settings", EnumSet.of(ADMIN)),
                    Map.entry("settings/:page", EnumSet.of(ADMIN)),
                    Map.entry("settings/contacts", EnumSet.of(ADMIN, DSL)),
                    Map.entry("settings/route", EnumSet.of(ADMIN, DSL)),
                    Map.entry("settings/policies", EnumSet.of(DSL, HEAD)),
                    Map.entry("directory", EnumSet.of(PortalRole.TRUST_LEAD, ADMIN)),
                    Map.entry("settings/requirements", EnumSet.of(ADMIN, DSL)),
                    Map.entry("settings/requirements/change", EnumSet.of(ADMIN, DSL)),
                    Map.entry("settings/requirements/history", EnumSet.of(ADMIN, DSL)),
                    Map.entry("settings/exemptions", EnumSet.of(DSL)),
                    Map.entry("audit", EnumSet.of(ADMIN, SUPPORT)));

    /// Plain pages and files that anybody may ask for.
    private static final Set<String> OPEN =
            Set.of(
                    "/login",
                    "/privacy",
                    "/set-up/{token}",
                    "/invitation",
                    "/invitation/{token}",
                    "/invitation/{token}/{provider}",
                    "/password",
                    "/password/{token}",
                    "/certificates/{code}",
                    "/certificates/keys/{id}",
                    "/kiosk",
                    "/who-to-tell/{token}",
                    "/parents/{school}",
                    "/parents/{school}/documents/{id}",
                    "/speakers/agreement/{token}",
                    "/calendar/{token}.ics",
                    "/speakers/advice/{token}");

    /// Plain pages in the middle of signing in.
    private static final Set<String> HALFWAY =
            Set.of(
                    "/second-factor",
                    "/second-factor/passkey",
                    "/second-factor/passkey/options",
                    "/second-factor/new",
                    "/second-factor/new/passkey",
                    "/second-factor/new/passkey/options");

    /// Plain pages and files for people who are signed in, and the roles of which one is enough.
    private static final Map<String, Set<PortalRole>> PLAIN =
            Map.ofEntries(
                    Map.entry("/who-to-tell", EVERYBODY),
                    Map.entry("/settings/route/posters.pdf", roles(Action.CONTACTS_EDIT)),
                    Map.entry("/directory/export.csv", roles(Action.DIRECTORY_SEE)),
                    Map.entry("/settings/parents", roles(Action.PARENTS_EDIT)),
                    Map.entry("/settings/parents/documents", roles(Action.PARENTS_EDIT)),
                    Map.entry("/settings/parents/documents/{id}", roles(Action.PARENTS_EDIT)),
                    Map.entry("/settings/parents/kit.zip", EVERYBODY),
                    Map.entry("/content-files/**", EVERYBODY),
                    Map.entry("/evidence", EVERYBODY),
                    Map.entry("/evidence/{id}/file", EVERYBODY),
                    Map.entry("/evidence/{id}/take-back", EVERYBODY),
                    Map.entry("/evidence/review", roles(Action.TRAINING_MANAGE)),
                    Map.entry("/evidence/{id}/verify", roles(Action.TRAINING_MANAGE)),
                    Map.entry("/evidence/{id}/return", roles(Action.TRAINING_MANAGE)),
                    Map.entry("/certificates", EVERYBODY),
                    Map.entry("/certificates/{code}/certificate.pdf", EVERYBODY),
                    Map.entry("/certificates/{code}/badge.jwt", EVERYBODY),
                    Map.entry("/content/import", roles(Action.CONTENT_SEE)),
                    Map.entry("/content/{module}/preview", roles(Action.CONTENT_SEE)),
                    Map.entry("/content/{module}/questions", roles(Action.CONTENT_SEE)),
                    Map.entry("/content/{module}/quiz.gift", roles(Action.CONTENT_SEE)),
                    Map.entry("/account", EVERYBODY),
                    Map.entry("/account/password", EVERYBODY),
                    Map.entry("/account/address", EVERYBODY),
                    Map.entry("/account/address/{token}", EVERYBODY),
                    Map.entry("/account/sessions", EVERYBODY),
                    Map.entry("/account/app", EVERYBODY),
                    Map.entry("/account/app/remove", EVERYBODY),
                    Map.entry("/account/spare-codes", EVERYBODY),
                    Map.entry("/account/passkey", EVERYBODY),
                    Map.entry("/account/passkeys", EVERYBODY),
                    Map.entry("/account/passkeys/options", EVERYBODY),
                    Map.entry("/account/passkeys/remove", EVERYBODY),
                    Map.entry("/account/connect/{provider}", EVERYBODY),
                    Map.entry("/account/disconnect/{provider}", EVERYBODY),
                    Map.entry("/account/confirm", EVERYBODY),
                    Map.entry("/account/confirm/passkey", EVERYBODY),
                    Map.entry("/account/confirm/passkey/options", EVERYBODY),
                    Map.entry("/account/export", EVERYBODY),
                    Map.entry("/kiosk/allow", roles(Action.SCHOOL_SETTINGS)),
                    Map.entry("/people/codes", roles(Action.ACCOUNTS_EDIT)),
                    Map.entry("/people/export", roles(Action.PEOPLE_EXPORT)),
                    Map.entry("/people/imports", roles(Action.PEOPLE_IMPORT)),
                    Map.entry("/people/imports/{id}", roles(Action.PEOPLE_IMPORT)),
                    Map.entry("/people/imports/{id}/columns", roles(Action.PEOPLE_IMPORT)),
                    Map.entry("/people/imports/{id}/apply", roles(Action.PEOPLE_IMPORT)),
                    Map.entry("/people/imports/{id}/undo", roles(Action.PEOPLE_IMPORT)),
                    Map.entry("/people/imports/{id}/discard", roles(Action.PEOPLE_IMPORT)),
                    Map.entry("/people/{person}/everything", roles(Action.PRIVACY_MANAGE)),
                    Map.entry("/join", EVERYBODY),
                    Map.entry("/join/{code}", EVERYBODY),
                    Map.entry("/sessions/{id}/present", roles(Action.SESSIONS_RUN)),
                    Map.entry("/sessions/{id}/sheets", roles(Action.SESSIONS_RUN)),
                    Map.entry("/sessions/{id}/sheets/{attempt}", roles(Action.SESSIONS_RUN)),
                    Map.entry("/sessions/{id}/session.ics", EVERYBODY),
                    Map.entry("/speakers/{reference}/attachments", EVERYBODY),
                    Map.entry("/speakers/{reference}/attachments/{id}", EVERYBODY),
                    Map.entry("/lessons/{value}/{lesson}/board", EVERYBODY),
                    Map.entry("/lessons/{value}/{lesson}/print", EVERYBODY),
                    Map.entry("/lessons/{value}/{lesson}/take.zip", EVERYBODY),
                    Map.entry("/lessons/{value}/{lesson}/files/{file}.md", EVERYBODY),
                    Map.entry("/lessons/{value}/{lesson}/files/{*path}", EVERYBODY),
                    Map.entry("/reception/print", FRONT_DOOR),
                    Map.entry("/reception/on-site", FRONT_DOOR),
                    Map.entry("/reception/slip", FRONT_DOOR),
                    Map.entry("/speakers/{reference}/slip/{visit}", EVERYBODY),
                    Map.entry("/speakers/calendar", EVERYBODY),
                    Map.entry("/speakers/{reference}/file.pdf", EVERYBODY),
                    Map.entry("/speakers/{reference}/redacted.pdf", EVERYBODY),
                    Map.entry("/speakers/{reference}/speaker/{number}/data.json", EVERYBODY),
                    Map.entry("/reminders/chase", roles(Action.REMINDERS_SEND)),
                    Map.entry("/coverage/export/people.csv", roles(Action.COVERAGE_SEE)),
                    Map.entry("/coverage/export/people.xlsx", roles(Action.COVERAGE_SEE)),
                    Map.entry("/coverage/export/training-annex.csv", roles(Action.COVERAGE_SEE)),
                    Map.entry("/coverage/export/training-annex.xlsx", roles(Action.COVERAGE_SEE)),
                    Map.entry("/coverage/report/{id}.pdf", roles(Action.COVERAGE_FIGURES)),
                    Map.entry("/coverage/pack/{id}.zip", roles(Action.COVERAGE_SEE)),
                    Map.entry("/audit/export", roles(Action.AUDIT_SEE)));

    /// Methods of services, and the roles of which one is enough.
    private static final Map<String, Set<PortalRole>> METHODS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("AccountService.countUninvited", roles(Action.ACCOUNTS_EDIT)),
                            Map.entry("AccountService.follow", EVERYBODY),
                            Map.entry("AccountService.holders", roles(Action.PEOPLE_SEE)),
                            Map.entry("AccountService.invite", roles(Action.ACCOUNTS_EDIT)),
                            Map.entry("AccountService.inviteAll", roles(Action.ACCOUNTS_EDIT)),
                            Map.entry("AccountService.printCode", roles(Action.ACCOUNTS_EDIT)),
                            Map.entry("AccountService.printCodes", roles(Action.ACCOUNTS_EDIT)),
                            Map.entry("AccountService.resetFactors", roles(Action.ACCOUNTS_EDIT)),
                            Map.entry("AccountService.setEnabled", roles(Action.ACCOUNTS_EDIT)),
                            Map.entry("AccountService.setRoles", roles(Action.ACCOUNTS_EDIT)),
                            Map.entry("AccountService.states", roles(Action.PEOPLE_SEE)),
                            Map.entry("AuditService.export", roles(Action.AUDIT_SEE)),
                            Map.entry("AuditService.list", roles(Action.AUDIT_SEE)),
                            Map.entry("AuditService.verify", roles(Action.AUDIT_SEE)),
                            Map.entry("BookingService.ahead", EVERYBODY),
                            Map.entry("BookingService.book", EVERYBODY),
                            Map.entry("BookingService.calendarFile", EVERYBODY),
                            Map.entry("BookingService.giveUp", EVERYBODY),
                            Map.entry("BookingService.over", EVERYBODY),
                            Map.entry("CalendarService.add", roles(Action.SCHOOL_SETTINGS)),
                            Map.entry(
                                    "CalendarService.addBankHolidays",
                                    roles(Action.SCHOOL_SETTINGS)),
                            Map.entry("CalendarService.list", roles(Action.SCHOOL_SETTINGS)),
                            Map.entry("CalendarService.remove", roles(Action.SCHOOL_SETTINGS)),
                            Map.entry("ContactService.list", roles(Action.CONTACTS_EDIT)),
                            Map.entry("ContactService.save", roles(Action.CONTACTS_EDIT)),
                            Map.entry("ContactService.verify", roles(Action.CONTACTS_EDIT)),
                            Map.entry("ContactService.remove", roles(Action.CONTACTS_EDIT)),
                            Map.entry("PosterService.state", roles(Action.CONTACTS_EDIT)),
                            Map.entry("PosterService.print", roles(Action.CONTACTS_EDIT)),
                            Map.entry("PosterService.pdf", roles(Action.CONTACTS_EDIT)),
                            Map.entry("PosterService.takenDown", roles(Action.CONTACTS_EDIT)),
                            Map.entry("PosterService.renewAddress", roles(Action.CONTACTS_EDIT)),
                            Map.entry("PosterService.endAddress", roles(Action.CONTACTS_EDIT)),
                            Map.entry("DirectoryService.list", roles(Action.DIRECTORY_SEE)),
                            Map.entry(
                                    "DirectoryService.organisations", roles(Action.DIRECTORY_SEE)),
                            Map.entry("DirectoryService.about", roles(Action.DIRECTORY_SEE)),
                            Map.entry("DirectoryService.write", roles(Action.DIRECTORY_SEE)),
                            Map.entry("PathwayService.behind", ANYBODY),
                            Map.entry("ParentsPageService.page", ANYBODY),
                            Map.entry("ParentsPageService.document", ANYBODY),
                            Map.entry("SessionKit.zip", EVERYBODY),
                            Map.entry("ParentsSettingsService.schools", roles(Action.PARENTS_EDIT)),
                            Map.entry("ParentsSettingsService.state", roles(Action.PARENTS_EDIT)),
                            Map.entry("ParentsSettingsService.save", roles(Action.PARENTS_EDIT)),
                            Map.entry("ParentsSettingsService.add", roles(Action.PARENTS_EDIT)),
                            Map.entry("ParentsSettingsService.replace", roles(Action.PARENTS_EDIT)),
                            Map.entry("ParentsSettingsService.publish", roles(Action.PARENTS_EDIT)),
                            Map.entry("ParentsSettingsService.remove", roles(Action.PARENTS_EDIT)),
                            Map.entry("PolicyMapService.schools", roles(Action.POLICIES_EDIT)),
                            Map.entry("PolicyMapService.map", roles(Action.POLICIES_EDIT)),
                            Map.entry("PolicyMapService.save", roles(Action.POLICIES_EDIT)),
                            Map.entry("ContentHealthService.health", roles(Action.CONTENT_SEE)),
                            Map.entry("CoverageService.people", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageService.everybody", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageService.report", roles(Action.COVERAGE_SEE)),
                            Map.entry("EvidenceReviewService.queue", roles(Action.TRAINING_MANAGE)),
                            Map.entry(
                                    "EvidenceReviewService.sendBack",
                                    roles(Action.TRAINING_MANAGE)),
                            Map.entry(
                                    "EvidenceReviewService.verify", roles(Action.TRAINING_MANAGE)),
                            Map.entry(
                                    "EvidenceReviewService.waiting", roles(Action.TRAINING_MANAGE)),
                            Map.entry("EvidenceService.findOwn", EVERYBODY),
                            Map.entry("EvidenceService.listOwn", EVERYBODY),
                            Map.entry("EvidenceService.lodge", EVERYBODY),
                            Map.entry("EvidenceService.open", EVERYBODY),
                            Map.entry("EvidenceService.subjects", EVERYBODY),
                            Map.entry("EvidenceService.takeBack", EVERYBODY),
                            Map.entry("FileExportService.bundle", EVERYBODY),
                            Map.entry("FileExportService.redacted", EVERYBODY),
                            Map.entry("FileExportService.speakerData", EVERYBODY),
                            Map.entry("ImportService.apply", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("ImportService.compare", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("ImportService.discardImport", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("ImportService.find", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("ImportService.latest", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("ImportService.rows", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("ImportService.sources", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("ImportService.stage", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("ImportService.undo", roles(Action.PEOPLE_IMPORT)),
                            Map.entry("JoinService.join", EVERYBODY),
                            Map.entry("JoinService.look", EVERYBODY),
                            Map.entry("LessonLifeService.beginTrial", EnumSet.of(AUTHOR)),
                            Map.entry("LessonLifeService.giveFeedback", EVERYBODY),
                            Map.entry("LessonLifeService.isAskedForFeedback", EVERYBODY),
                            Map.entry("LessonLifeService.life", EnumSet.of(AUTHOR)),
                            Map.entry("LessonLifeService.move", EnumSet.of(AUTHOR)),
                            Map.entry("LessonLifeService.schools", EnumSet.of(AUTHOR)),
                            Map.entry("LessonPages.screens", EVERYBODY),
                            Map.entry("LessonPages.zip", EVERYBODY),
                            Map.entry("LessonService.lesson", EVERYBODY),
                            Map.entry("LessonService.list", EVERYBODY),
                            Map.entry("TaughtService.addClass", EVERYBODY),
                            Map.entry("TaughtService.classes", EVERYBODY),
                            Map.entry("TaughtService.markTaught", EVERYBODY),
                            Map.entry("TaughtService.takeBack", EVERYBODY),
                            Map.entry("TaughtService.taught", EVERYBODY),
                            Map.entry("ValuesMapService.map", EVERYBODY),
                            Map.entry("ValuesMapService.plan", EVERYBODY),
                            Map.entry("ValuesMapService.planned", EVERYBODY),
                            Map.entry("ValuesMapService.thisYear", EVERYBODY),
                            Map.entry("ValuesMapService.unplan", EVERYBODY),
                            Map.entry("GuestService.add", roles(Action.SESSIONS_RUN)),
                            Map.entry("GuestService.list", roles(Action.SESSIONS_RUN)),
                            Map.entry("GuestService.remove", roles(Action.SESSIONS_RUN)),
                            Map.entry("Kiosks.allow", roles(Action.SCHOOL_SETTINGS)),
                            Map.entry("Kiosks.list", roles(Action.SCHOOL_SETTINGS)),
                            Map.entry("Kiosks.revoke", roles(Action.SCHOOL_SETTINGS)),
                            Map.entry("Kiosks.schoolOf", ANYBODY),
                            Map.entry(
                                    "OrganisationService.addOrganisation",
                                    roles(Action.PORTAL_SETTINGS)),
                            Map.entry(
                                    "OrganisationService.addSchool", roles(Action.PORTAL_SETTINGS)),
                            Map.entry(
                                    "OrganisationService.changeSchool",
                                    roles(Action.SCHOOL_SETTINGS)),
                            Map.entry(
                                    "OrganisationService.changeTrust",
                                    roles(Action.PORTAL_SETTINGS)),
                            Map.entry(
                                    "OrganisationService.organisations",
                                    roles(Action.PORTAL_SETTINGS)),
                            Map.entry("OrganisationService.schools", roles(Action.SCHOOL_SETTINGS)),
                            Map.entry("OrganisationService.schoolsFor", EVERYBODY),
                            Map.entry("OrganisationService.schoolsUnder", EVERYBODY),
                            Map.entry("OutboxService.list", roles(Action.OUTBOX_SEE)),
                            Map.entry("PaperService.doorList", FRONT_DOOR),
                            Map.entry("PaperService.presence", FRONT_DOOR),
                            Map.entry("PaperService.slip", EVERYBODY),
                            Map.entry("PaperService.slipCheck", FRONT_DOOR),
                            Map.entry("PathwayService.placeholderValues", EVERYBODY),
                            Map.entry("PathwayService.whoToTell", EVERYBODY),
                            Map.entry("PeopleChanges.add", roles(Action.PEOPLE_EDIT)),
                            Map.entry("PeopleChanges.addMembership", roles(Action.PEOPLE_EDIT)),
                            Map.entry("PeopleChanges.change", roles(Action.PEOPLE_EDIT)),
                            Map.entry("PeopleChanges.endMembership", roles(Action.PEOPLE_EDIT)),
                            Map.entry("PeopleChanges.recordAbsence", roles(Action.PEOPLE_EDIT)),
                            Map.entry("PeopleChanges.transfer", roles(Action.PEOPLE_EDIT)),
                            Map.entry("PeopleExport.write", roles(Action.PEOPLE_EXPORT)),
                            Map.entry("PeopleService.asKnownOn", roles(Action.PEOPLE_SEE)),
                            Map.entry("PeopleService.details", roles(Action.PEOPLE_SEE)),
                            Map.entry("PeopleService.history", roles(Action.PEOPLE_SEE)),
                            Map.entry("PeopleService.list", roles(Action.PEOPLE_SEE)),
                            Map.entry(
                                    "PresentationService.presentation", roles(Action.SESSIONS_RUN)),
                            Map.entry("PrivacyService.exportOf", roles(Action.PRIVACY_MANAGE)),
                            Map.entry("PrivacyService.exportOwn", EVERYBODY),
                            Map.entry("PrivacyService.forget", roles(Action.PRIVACY_MANAGE)),
                            Map.entry("PrivacyService.holds", roles(Action.PRIVACY_MANAGE)),
                            Map.entry("PrivacyService.nameOf", roles(Action.PRIVACY_MANAGE)),
                            Map.entry("PrivacyService.placeHold", roles(Action.PRIVACY_MANAGE)),
                            Map.entry("PrivacyService.releaseHold", roles(Action.PRIVACY_MANAGE)),
                            Map.entry("PrivacyService.rules", roles(Action.PRIVACY_MANAGE)),
                            Map.entry("PrivacyService.setRule", roles(Action.PRIVACY_MANAGE)),
                            Map.entry("QuizService.answer", EVERYBODY),
                            Map.entry("QuizService.openAttempt", EVERYBODY),
                            Map.entry("QuizService.result", EVERYBODY),
                            Map.entry("QuizService.submit", EVERYBODY),
                            Map.entry("ReadingService.finishSection", EVERYBODY),
                            Map.entry("ReadingService.module", EVERYBODY),
                            Map.entry("ReadingService.openSection", EVERYBODY),
                            Map.entry("ChaseListService.list", roles(Action.REMINDERS_SEND)),
                            Map.entry("ReminderService.log", roles(Action.REMINDERS_SEND)),
                            Map.entry("ReminderService.outlook", roles(Action.REMINDERS_SEND)),
                            Map.entry("ReminderService.schools", roles(Action.REMINDERS_SEND)),
                            Map.entry("ReminderService.sendNow", roles(Action.REMINDERS_SEND)),
                            Map.entry("ReminderService.setSending", roles(Action.REMINDERS_SEND)),
                            Map.entry("TemplateService.find", roles(Action.REMINDERS_WORD)),
                            Map.entry("TemplateService.preview", roles(Action.REMINDERS_WORD)),
                            Map.entry("TemplateService.reset", roles(Action.REMINDERS_WORD)),
                            Map.entry("TemplateService.save", roles(Action.REMINDERS_WORD)),
                            Map.entry("TemplateService.schools", roles(Action.REMINDERS_WORD)),
                            Map.entry("RosterService.add", roles(Action.SESSIONS_RUN)),
                            Map.entry("RosterService.list", roles(Action.SESSIONS_RUN)),
                            Map.entry("RosterService.others", roles(Action.SESSIONS_RUN)),
                            Map.entry("RosterService.setAttended", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.ahead", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.cancel", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.change", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.close", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.details", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.moduleTitle", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.modules", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.open", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.over", roles(Action.SESSIONS_RUN)),
                            Map.entry("SessionService.plan", roles(Action.SESSIONS_RUN)),
                            Map.entry("SetUpService.steps", roles(Action.SCHOOL_SETTINGS)),
                            Map.entry("SheetService.choice", roles(Action.SESSIONS_RUN)),
                            Map.entry("SheetService.find", roles(Action.SESSIONS_RUN)),
                            Map.entry("SheetService.keyIn", roles(Action.SESSIONS_RUN)),
                            Map.entry("SheetService.print", roles(Action.SESSIONS_RUN)),
                            Map.entry("StaffService.ownRecord", EVERYBODY),
                            Map.entry("StandingService.people", roles(Action.COVERAGE_SEE)),
                            Map.entry("StandingService.figures", roles(Action.COVERAGE_SEE)),
                            Map.entry("StandingService.trend", roles(Action.COVERAGE_SEE)),
                            Map.entry("StandingService.induction", roles(Action.COVERAGE_FIGURES)),
                            Map.entry(
                                    "KnowledgeService.objectives", roles(Action.COVERAGE_FIGURES)),
                            Map.entry("KnowledgeService.briefings", roles(Action.COVERAGE_FIGURES)),
                            Map.entry("KnowledgeService.card", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageService.trend", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageService.induction", roles(Action.COVERAGE_FIGURES)),
                            Map.entry(
                                    "CoverageService.mayLetNamesBeSeen",
                                    roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageService.knownSince", roles(Action.COVERAGE_SEE)),
                            Map.entry("StandingService.knownSince", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageExports.order", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageExports.about", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageExports.write", roles(Action.COVERAGE_SEE)),
                            Map.entry("PublishedService.mayName", roles(Action.COVERAGE_FIGURES)),
                            Map.entry(
                                    "PublishedService.overSchools", roles(Action.COVERAGE_FIGURES)),
                            Map.entry("PublishedService.school", roles(Action.COVERAGE_FIGURES)),
                            Map.entry("PublishedService.trust", roles(Action.COVERAGE_FIGURES)),
                            Map.entry("PublishedService.trend", roles(Action.COVERAGE_FIGURES)),
                            Map.entry(
                                    "GovernorReportService.overview",
                                    roles(Action.COVERAGE_FIGURES)),
                            Map.entry("GovernorReportService.file", roles(Action.COVERAGE_FIGURES)),
                            Map.entry("GovernorReportService.issue", roles(Action.COVERAGE_SEE)),
                            Map.entry("GovernorReportService.agree", roles(Action.COVERAGE_SEE)),
                            Map.entry("GovernorReportService.done", roles(Action.COVERAGE_SEE)),
                            Map.entry("EvidencePackService.list", roles(Action.COVERAGE_SEE)),
                            Map.entry("EvidencePackService.begin", roles(Action.COVERAGE_SEE)),
                            Map.entry("EvidencePackService.file", roles(Action.COVERAGE_SEE)),
                            Map.entry("NameGrantService.grant", roles(Action.SUPPORT_GRANT)),
                            Map.entry("NameGrantService.end", roles(Action.SUPPORT_GRANT)),
                            Map.entry("NameGrantService.until", roles(Action.SUPPORT_GRANT)),
                            Map.entry("NameGrantService.among", EVERYBODY),
                            Map.entry("StandingService.exposure", roles(Action.COVERAGE_SEE)),
                            Map.entry("StandingService.matrix", roles(Action.COVERAGE_SEE)),
                            Map.entry("StandingService.everybody", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageService.exposure", roles(Action.COVERAGE_SEE)),
                            Map.entry("CoverageService.redList", roles(Action.COVERAGE_SEE)),
                            Map.entry("SupportService.close", roles(Action.SUPPORT_GRANT)),
                            Map.entry("SupportService.list", roles(Action.SUPPORT_GRANT)),
                            Map.entry("SupportService.open", roles(Action.SUPPORT_GRANT)),
                            Map.entry("SupportService.schoolsOpenTo", EVERYBODY),
                            Map.entry("CertificateService.badge", EVERYBODY),
                            Map.entry("CertificateService.check", ANYBODY),
                            Map.entry("CertificateService.key", ANYBODY),
                            Map.entry("CertificateService.own", EVERYBODY),
                            Map.entry("CertificateService.pdf", EVERYBODY),
                            Map.entry("CoverageService.mayFollowUp", roles(Action.COVERAGE_SEE)),
                            Map.entry("FollowUpService.calibration", roles(Action.TRAINING_MANAGE)),
                            Map.entry("FollowUpService.forgotten", roles(Action.TRAINING_MANAGE)),
                            Map.entry("DocumentService.documents", EVERYBODY),
                            Map.entry("GuidanceRegisterService.find", EVERYBODY),
                            Map.entry("GuidanceRegisterService.list", EVERYBODY),
                            Map.entry("NoticeSending.end", roles(Action.NOTICES_SEND)),
                            Map.entry("NoticeSending.listSent", roles(Action.NOTICES_SEND)),
                            Map.entry("NoticeSending.receipts", roles(Action.NOTICES_SEND)),
                            Map.entry("NoticeSending.schools", roles(Action.NOTICES_SEND)),
                            Map.entry("NoticeSending.send", roles(Action.NOTICES_SEND)),
                            Map.entry("NoticeSending.sendAgain", roles(Action.NOTICES_SEND)),
                            Map.entry("NoticeService.confirm", EVERYBODY),
                            Map.entry("NoticeService.find", EVERYBODY),
                            Map.entry("NoticeService.listOwn", EVERYBODY),
                            Map.entry("NoticeService.unread", EVERYBODY),
                            Map.entry("ToldService.add", roles(Action.TOLD_EDIT)),
                            Map.entry("ToldService.change", roles(Action.TOLD_EDIT)),
                            Map.entry("ToldService.countToReview", roles(Action.TOLD_EDIT)),
                            Map.entry("ToldService.list", EVERYBODY),
                            Map.entry("RegisterEditing.add", roles(Action.GUIDANCE_EDIT)),
                            Map.entry("RegisterEditing.change", roles(Action.GUIDANCE_EDIT)),
                            Map.entry("RegisterEditing.markChecked", roles(Action.GUIDANCE_EDIT)),
                            Map.entry("RegisterEditing.supersede", roles(Action.GUIDANCE_EDIT)),
                            Map.entry("RegisterEditing.toCheck", roles(Action.GUIDANCE_EDIT)),
                            Map.entry(
                                    "PathwayService.placeholderValuesOf",
                                    roles(Action.CONTENT_SEE)),
                            Map.entry("PortalSettings.change", roles(Action.PORTAL_SETTINGS)),
                            Map.entry("PreviewService.gift", roles(Action.CONTENT_SEE)),
                            Map.entry("PreviewService.preview", roles(Action.CONTENT_SEE)),
                            Map.entry("PreviewService.schools", roles(Action.CONTENT_SEE)),
                            Map.entry("QuestionImportService.read", roles(Action.CONTENT_SEE)),
                            Map.entry("QuizService.open", EVERYBODY),
                            Map.entry("QuizService.purpose", EVERYBODY),
                            Map.entry("QuizService.rate", EVERYBODY),
                            Map.entry("QuizService.timeLeft", EVERYBODY),
                            Map.entry("RecordService.find", roles(Action.TRAINING_MANAGE)),
                            Map.entry("RecordService.giveExtraTime", roles(Action.TRAINING_MANAGE)),
                            Map.entry("RecordService.offerAgain", roles(Action.TRAINING_MANAGE)),
                            Map.entry("RecordService.ownSureAndWrong", EVERYBODY),
                            Map.entry("RecordService.withdraw", roles(Action.TRAINING_MANAGE)),
                            Map.entry("ScenarioService.again", EVERYBODY),
                            Map.entry("ScenarioService.choose", EVERYBODY),
                            Map.entry("ScenarioService.open", EVERYBODY),
                            Map.entry("StatisticsService.of", roles(Action.CONTENT_SEE)),
                            Map.entry("VersionService.confirm", EVERYBODY),
                            Map.entry("VersionService.decide", roles(Action.TRAINING_MANAGE)),
                            Map.entry("VersionService.newVersions", roles(Action.TRAINING_MANAGE)),
                            Map.entry("RequirementService.scopes", roles(Action.REQUIREMENTS_EDIT)),
                            Map.entry(
                                    "RequirementService.overview", roles(Action.REQUIREMENTS_EDIT)),
                            Map.entry(
                                    "RequirementService.subject", roles(Action.REQUIREMENTS_EDIT)),
                            Map.entry(
                                    "RequirementService.modules", roles(Action.REQUIREMENTS_EDIT)),
                            Map.entry(
                                    "RequirementService.outcome", roles(Action.REQUIREMENTS_EDIT)),
                            Map.entry("RequirementService.check", roles(Action.REQUIREMENTS_EDIT)),
                            Map.entry("RequirementService.change", roles(Action.REQUIREMENTS_EDIT)),
                            Map.entry("RequirementPreview.of", roles(Action.REQUIREMENTS_EDIT)),
                            Map.entry("ExemptionService.list", roles(Action.TRAINING_MANAGE)),
                            Map.entry("ExemptionService.ofPerson", roles(Action.TRAINING_MANAGE)),
                            Map.entry("ExemptionService.person", roles(Action.TRAINING_MANAGE)),
                            Map.entry("ExemptionService.grant", roles(Action.TRAINING_MANAGE)),
                            Map.entry("ExemptionService.end", roles(Action.TRAINING_MANAGE)),
                            Map.entry("SpeakerRequestService.drafts", EVERYBODY),
                            Map.entry("SpeakerRequestService.draft", EVERYBODY),
                            Map.entry("SpeakerRequestService.begin", EVERYBODY),
                            Map.entry("SpeakerRequestService.save", EVERYBODY),
                            Map.entry("SpeakerRequestService.throwAway", EVERYBODY),
                            Map.entry("SpeakerRequestService.propose", EVERYBODY),
                            Map.entry("SpeakerRequestService.isLate", EVERYBODY),
                            Map.entry("SpeakerRequestService.submit", EVERYBODY),
                            Map.entry("SpeakerRequestService.copy", EVERYBODY),
                            Map.entry("SpeakerRequestService.seesAll", EVERYBODY),
                            Map.entry("SpeakerRequestService.list", EVERYBODY),
                            Map.entry("SpeakerFileService.open", EVERYBODY),
                            Map.entry("SpeakerFileService.begin", EVERYBODY),
                            Map.entry("SpeakerFileService.setTier", EVERYBODY),
                            Map.entry("SpeakerFileService.recordCheck", EVERYBODY),
                            Map.entry("SpeakerFileService.checkNotNeeded", EVERYBODY),
                            Map.entry("SpeakerFileService.judgePhrase", EVERYBODY),
                            Map.entry("SpeakerFileService.askForMore", EVERYBODY),
                            Map.entry("SpeakerFileService.answer", EVERYBODY),
                            Map.entry("SpeakerFileService.change", EVERYBODY),
                            Map.entry("SpeakerFileService.askAdvice", EVERYBODY),
                            Map.entry("SpeakerFileService.recordAdvice", EVERYBODY),
                            Map.entry("SpeakerFileService.recommend", EVERYBODY),
                            Map.entry("SpeakerFileService.approve", EVERYBODY),
                            Map.entry("SpeakerFileService.decline", EVERYBODY),
                            Map.entry("SpeakerFileService.withdraw", EVERYBODY),
                            Map.entry("SpeakerFileService.appeal", EVERYBODY),
                            Map.entry("SpeakerFileService.decideAppeal", EVERYBODY),
                            Map.entry("SpeakerFileService.reopen", EVERYBODY),
                            Map.entry("SpeakerFileService.newLink", EVERYBODY),
                            Map.entry("SpeakerFileService.verify", EVERYBODY),
                            Map.entry("AttachmentService.attach", EVERYBODY),
                            Map.entry("AttachmentService.attachAgreement", EVERYBODY),
                            Map.entry("AttachmentService.attachToCheck", EVERYBODY),
                            Map.entry("AttachmentService.open", EVERYBODY),
                            Map.entry("VisitService.expected", roles(Action.RECEPTION)),
                            Map.entry("VisitService.meet", EVERYBODY),
                            Map.entry("VisitService.confirm", EVERYBODY),
                            Map.entry("VisitService.arrive", roles(Action.RECEPTION)),
                            Map.entry("VisitService.leave", EVERYBODY),
                            Map.entry("VisitService.notCome", EVERYBODY),
                            Map.entry("VisitService.review", EVERYBODY),
                            Map.entry("VisitService.close", EVERYBODY),
                            Map.entry("VisitService.unlisted", roles(Action.RECEPTION)),
                            Map.entry("VisitService.onSite", roles(Action.RECEPTION)),
                            Map.entry("VisitService.unlistedLeft", roles(Action.RECEPTION)),
                            Map.entry(
                                    "SpeakerSettingsService.rules",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.mayDelegate",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.setRules",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.phrases",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.addPhrase",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.removePhrase",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.substitutes",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.nameSubstitute",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.endSubstitute",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry("RegisterService.list", roles(Action.SPEAKERS_REGISTER)),
                            Map.entry("FairnessService.compare", roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry(
                                    "SpeakerSettingsService.dryRun",
                                    roles(Action.SPEAKERS_SETTINGS)),
                            Map.entry("VisitCalendarService.renew", EVERYBODY),
                            Map.entry("VisitCalendarService.revoke", EVERYBODY),
                            Map.entry("VisitCalendarService.since", EVERYBODY),
                            Map.entry("TrainingService.overview", EVERYBODY)));

    @Autowired ApplicationContext context;
    @Autowired ServletContext servletContext;
    @Autowired Fixtures fixtures;
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void the_table_of_the_program_is_the_one_that_was_meant() {
        for (Action action : Action.values()) {
            assertThat(AccessTable.of(action)).as(action.name()).isEqualTo(TABLE.get(action));
        }
        assertThat(AccessTable.needSecondFactor())
                .isEqualTo(EnumSet.of(DSL, HEAD, ADMIN, SUPPORT, PortalRole.TRUST_LEAD));
    }

    @Test
    void everything_in_the_table_has_its_words() {
        Words words = Words.fromFile();
        for (Action action : Action.values()) {
            assertThat(words.get("action-name." + action.name())).isNotBlank();
        }
        for (Reach reach : Reach.values()) {
            assertThat(words.get("reach." + reach.name())).isNotBlank();
        }
    }

    @Test
    void every_route_has_its_row_and_its_roles() {
        Map<String, Set<PortalRole>> found = new TreeMap<>();
        for (RouteData route :
                ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext))
                        .getRegisteredRoutes()) {
            RolesAllowed roles = route.getNavigationTarget().getAnnotation(RolesAllowed.class);
            found.put(
                    route.getTemplate(),
                    Arrays.stream(roles.value())
                            .map(PortalRole::valueOf)
                            .collect(
                                    Collectors.toCollection(
                                            () -> EnumSet.noneOf(PortalRole.class))));
        }
        assertThat(found).isEqualTo(new TreeMap<>(ROUTES));
    }

    @Test
    void every_plain_page_has_its_row() {
        Set<String> found =
                requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                        .filter(e ->
                                e.getValue().getBeanType().getName().startsWith("org.dueregard"))
                        .flatMap(e -> e.getKey().getPatternValues().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> known = new TreeSet<>(PLAIN.keySet());
        known.addAll(OPEN);
        known.addAll(HALFWAY);
        assertThat(found).isEqualTo(known);
    }

    @Test
    void every_method_of_a_service_has_its_row_and_refuses_every_other_role() {
        Person person = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        Set<String> seen = new TreeSet<>();
        for (Object service : context.getBeansWithAnnotation(Service.class).values()) {
            Class<?> type = AopUtils.getTargetClass(service);
            if (!type.getName().startsWith("org.dueregard")) {
                continue;
            }
            for (Method method : type.getDeclaredMethods()) {
                if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) {
                    continue;
                }
                String name = type.getSimpleName() + "." + method.getName();
                seen.add(name);
                Set<PortalRole> allowed = METHODS.get(name);
                assertThat(allowed).as("a row for " + name).isNotNull();
                for (PortalRole role : PortalRole.values()) {
                    boolean expected = allowed.equals(EVERYBODY) || allowed.contains(role);
                    assertThat(SignedIn.as(person.caller(role), () -> isLetIn(service, method)))
                            .as(name + " for " + role)
                            .isEqualTo(expected);
                }
                SecurityContextHolder.clearContext();
                assertThat(isLetIn(service, method))
                        .as(name + " for nobody")
                        .isEqualTo(allowed.equals(ANYBODY));
            }
        }
        assertThat(seen).isEqualTo(METHODS.keySet());
    }

    /// Whether the rule lets the caller in; what the method then makes of nonsense is not asked here.
    private static boolean isLetIn(Object service, Method method) {
        Object[] nonsense =
                Arrays.stream(method.getParameterTypes()).map(AccessMatrixTest::nonsense).toArray();
        try {
            Method proxied =
                    service.getClass().getMethod(method.getName(), method.getParameterTypes());
            proxied.invoke(service, nonsense);
            return true;
        } catch (InvocationTargetException e) {
            return !(e.getCause() instanceof AuthorizationDeniedException
                    || e.getCause() instanceof AuthenticationCredentialsNotFoundException);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object nonsense(Class<?> type) {
        if (type == long.class) {
            return -1L;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == String.class) {
            return "nothing";
        }
        return type == Set.class ? Set.of() : null;
    }
}
