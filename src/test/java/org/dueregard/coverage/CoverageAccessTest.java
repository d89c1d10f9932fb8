package org.dueregard.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.people.NameGrantService;
import org.dueregard.people.RoleGroup;
import org.dueregard.standing.StandingFilter;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// Who sees figures, who sees names, of which school; and that what is taken away says the same as the
/// page.
@PortalTest
class CoverageAccessTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired CoverageService coverage;
    @Autowired PublishedService published;
    @Autowired CoverageExports exports;
    @Autowired GovernorReportService reports;
    @Autowired EvidencePackService packs;
    @Autowired NameGrantService names;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    private TestSchool school;
    private TestSchool foreign;
    private Person lead;

    @BeforeEach
    void schools() {
        school = fixtures.school();
        foreign = fixtures.school();
        lead = fixtures.person(school, RoleGroup.DSL);
        for (int i = 0; i < 8; i++) {
            Person teacher = fixtures.person(school, RoleGroup.TEACHERS);
            if (i > 1) {
                fixtures.completion(teacher.id(), "prevent-awareness", TODAY.minusMonths(2));
            }
        }
        for (int i = 0; i < 3; i++) {
            fixtures.person(school, RoleGroup.SUPPLY);
        }
    }

    @AfterEach
    void cleanUp() {
        clock.reset();
    }

    private Caller trustLead() {
        return lead.caller(Set.of(new Grant(PortalRole.TRUST_LEAD, school.trustId())));
    }

    private static StandingFilter everybody() {
        return new StandingFilter(
                TODAY,
                null,
                null,
                new StandingFilter.Show.InScope(),
                "",
                StandingFilter.Sort.NAME,
                false,
                1);
    }

    @Test
    void a_lead_of_another_school_is_refused_everywhere() {
        Person other = fixtures.person(foreign, RoleGroup.DSL);
        SignedIn.run(
                other.caller(PortalRole.DSL),
                () -> {
                    for (Runnable attempt :
                            List.<Runnable>of(
                                    () -> coverage.report(school.id(), null),
                                    () -> coverage.people(school.id(), everybody()),
                                    () -> coverage.exposure(school.id(), TODAY),
                                    () -> coverage.trend(List.of(school.id()), null, TODAY),
                                    () -> coverage.induction(school.id(), TODAY),
                                    () -> coverage.knownSince(school.id(), TODAY.minusDays(9)),
                                    () -> published.school(school.id(), null),
                                    () -> published.trend(school.id(), null, null),
                                    () ->
                                            exports.order(
                                                    CoverageExports.Kind.PEOPLE, school.id(), null),
                                    () -> reports.overview(school.id()),
                                    () -> reports.issue(school.id(), TODAY, "why"),
                                    () -> packs.begin(school.id(), TODAY),
                                    () -> packs.list(school.id()))) {
                        assertThatThrownBy(attempt::run).isInstanceOf(AccessDeniedException.class);
                    }
                });
    }

    @Test
    void a_teacher_and_a_governor_see_no_names() {
        Person teacher = fixtures.person(school, RoleGroup.TEACHERS);
        assertThatThrownBy(() ->
                        SignedIn.as(teacher.caller(), () -> published.school(school.id(), null)))
                .isInstanceOf(AccessDeniedException.class);
        SignedIn.run(
                teacher.caller(PortalRole.GOVERNOR),
                () -> {
                    assertThat(published.mayName(null)).isFalse();
                    assertThatThrownBy(() -> coverage.people(school.id(), everybody()))
                            .isInstanceOf(AccessDeniedException.class);
                    assertThatThrownBy(() -> exports.order(CoverageExports.Kind.ANNEX, null, null))
                            .isInstanceOf(AccessDeniedException.class);
                    assertThat(published.school(null, null).figures().blocks()).isNotEmpty();
                });
    }

    @Test
    void a_trust_lead_sees_names_only_while_the_school_says_so() {
        assertThatThrownBy(() ->
                        SignedIn.as(trustLead(), () -> coverage.people(school.id(), everybody())))
                .isInstanceOf(AccessDeniedException.class);
        Person head = fixtures.person(school, RoleGroup.LEADERSHIP);
        SignedIn.run(
                head.caller(PortalRole.HEAD), () -> names.grant(school.id(), TODAY.plusDays(10)));
        assertThat(SignedIn.as(trustLead(), () -> published.mayName(school.id()))).isTrue();
        assertThat(SignedIn.as(trustLead(), () -> coverage.people(school.id(), everybody())).rows())
                .isNotEmpty();
        assertThat(SignedIn.as(trustLead(), () -> published.mayName(foreign.id()))).isFalse();
        clock.moveBy(Duration.ofDays(11));
        assertThat(SignedIn.as(trustLead(), () -> published.mayName(school.id()))).isFalse();
    }

    @Test
    void three_supply_teachers_are_not_shown_alone() {
        PublishedService.SchoolReport report =
                SignedIn.as(trustLead(), () -> published.school(school.id(), null));
        assertThat(report.figures().blocks())
                .noneMatch(block -> block.groups().equals(List.of(RoleGroup.SUPPLY)));
        assertThat(PublishedTotals.of(report.figures(), "prevent-awareness").whole())
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void the_file_says_what_the_page_says() throws IOException {
        Map<String, String> files = new HashMap<>();
        SignedIn.run(
                lead.caller(PortalRole.DSL),
                () -> {
                    CoverageReport report = coverage.report(null, null);
                    long id = packs.begin(school.id(), TODAY);
                    byte[] zip = ready(id);
                    files.putAll(unzip(zip));
                    CoverageReport.Line line =
                            report.lines().stream()
                                    .filter(each -> each.moduleId().equals("prevent-awareness"))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(files.get("02-figures.csv"))
                            .contains(
                                    line.title()
                                            + ",Everybody,"
                                            + line.all().covered().whole()
                                            + ","
                                            + line.all().covered().part()
                                            + ",");
                });
        assertThat(files.keySet())
                .contains(
                        "01-rules-in-force.csv",
                        "03-people.csv",
                        "04-training-annex.csv",
                        "06-what-people-know.csv",
                        "07-mail-log.csv",
                        "08-audit-extract.csv",
                        "09-governor-report.pdf",
                        "index.txt",
                        "hashes.sha256");
        assertThat(files.get("hashes.sha256").lines().count()).isEqualTo(files.size() - 2L);
        assertThat(files.get("09-governor-report.pdf")).startsWith("%PDF-");
    }

    private byte[] ready(long id) {
        for (int i = 0; i < 200; i++) {
            try {
                return packs.file(id).bytes();
            } catch (ReportMissingException e) {
                pause();
            }
        }
        throw new AssertionError("No pack: " + packs.list(school.id()));
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> unzip(byte[] zip) {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files;
    }

    @Test
    void the_same_past_day_reads_the_same_before_and_after_todays_changes() {
        LocalDate past = TODAY.minusMonths(1);
        String module = "known-" + school.id();
        fixtures.requirement(module, RoleGroup.SUPPLY, "P1Y", TODAY.minusYears(3));
        Person first = fixtures.person(school, RoleGroup.SUPPLY);
        CoverageReport before =
                SignedIn.as(lead.caller(PortalRole.DSL), () -> coverage.report(null, past));
        Person teacher = fixtures.person(school, RoleGroup.VOLUNTEERS);
        long late = fixtures.newId();
        jdbc.sql(
                        "INSERT INTO completions (id, staff_member_id, module_id, module_version,"
                                + " how, once_key, effective_on, expires_on, recorded_at)"
                                + " VALUES (?, ?, ?, '2025-09', 'EVIDENCE', ?, ?, ?, ?)")
                .param(late)
                .param(first.id())
                .param(module)
                .param("late|" + late)
                .param(past.minusDays(3))
                .param(past.plusYears(1))
                .param(TODAY.atTime(8, 0))
                .update();
        jdbc.sql(
                        "INSERT INTO standing_marks (staff_member_id, from_day)"
                                + " SELECT staff_member_id, ? FROM completions WHERE id = ?")
                .param(TODAY)
                .param(late)
                .update();
        jdbc.sql("DELETE FROM standing_marks WHERE staff_member_id = ?")
                .param(teacher.id())
                .update();
        SignedIn.run(
                lead.caller(PortalRole.DSL),
                () -> {
                    assertThat(coverage.report(null, past).lines()).isEqualTo(before.lines());
                    assertThat(coverage.knownSince(school.id(), past))
                            .hasValueSatisfying(known -> {
                                assertThat(known.people()).isEqualTo(1);
                                assertThat(known.now().part()).isEqualTo(known.then().part() + 1);
                            });
                });
    }

    @Test
    void a_report_without_impact_needs_a_reason_and_is_made_once_for_a_day() {
        TestSchool empty = fixtures.school();
        Person alone = fixtures.person(empty, RoleGroup.DSL);
        SignedIn.run(
                alone.caller(PortalRole.DSL),
                () -> {
                    assertThatThrownBy(() -> reports.issue(empty.id(), TODAY, " "))
                            .isInstanceOf(InvalidInputException.class);
                    long first = reports.issue(empty.id(), TODAY, "We began this week.");
                    assertThat(reports.issue(empty.id(), TODAY, "We began on Monday."))
                            .isEqualTo(first);
                    assertThat(reports.file(first).bytes()).startsWith('%', 'P', 'D', 'F');
                });
        assertThatThrownBy(() ->
                        SignedIn.as(
                                lead.caller(PortalRole.DSL), () -> reports.file(Long.MAX_VALUE)))
                .isInstanceOf(ReportMissingException.class);
    }
}
