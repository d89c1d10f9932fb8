package org.dueregard.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.dueregard.common.Words;
import org.dueregard.people.SchoolNames;
import org.dueregard.standing.StandingCells;
import org.dueregard.training.KnowledgeService;
import org.dueregard.training.ObjectiveFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes governor reports, and keeps what governors agreed. A report is kept as its day: the same day
/// always gives the same figures.
@Service
public class GovernorReportService {

    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_ROLE = 100;
    private static final int LONGEST_REASON = 500;
    private static final int SHOWN = 24;
    private static final int NEVER_YEARS = 20;

    private final PublishedService published;
    private final CoverageService coverage;
    private final KnowledgeService knowledge;
    private final StandingCells cells;
    private final GovernorActions actions;
    private final GovernorReportPdf pdf;
    private final SchoolNames schools;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final AuditLog audit;
    private final Words words;
    private final JdbcClient jdbc;
    private final Clock clock;

    GovernorReportService(
            PublishedService published,
            CoverageService coverage,
            KnowledgeService knowledge,
            StandingCells cells,
            GovernorActions actions,
            GovernorReportPdf pdf,
            SchoolNames schools,
            CurrentCaller currentCaller,
            Access access,
            AuditLog audit,
            Words words,
            JdbcClient jdbc,
            Clock clock) {
        this.published = published;
        this.coverage = coverage;
        this.knowledge = knowledge;
        this.cells = cells;
        this.actions = actions;
        this.pdf = pdf;
        this.schools = schools;
        this.currentCaller = currentCaller;
        this.access = access;
        this.audit = audit;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A report that was made.
    public record Issued(long id, LocalDate asAt, java.time.Instant issuedAt) {}

    /// An action, for showing.
    public record AgreedAction(
            long id, String text, String ownerRole, LocalDate dueOn, boolean done) {}

    /// Everything on the page of reports.
    ///
    /// @param impactEmpty whether there is nothing to say on impact, so that a reason is needed
    /// @param mayIssue whether the caller makes reports, or reads them only
    public record Overview(
            long schoolId,
            String schoolName,
            LocalDate today,
            boolean impactEmpty,
            boolean mayIssue,
            List<Issued> issued,
            List<AgreedAction> actions) {}

    /// The page of a school, the caller's own when none is named.
    @Requires(Action.COVERAGE_FIGURES)
    @Transactional(readOnly = true)
    public Overview overview(@Nullable Long schoolId) {
        long school = schoolId == null ? currentCaller.schoolId() : schoolId;
        access.require(Action.COVERAGE_FIGURES, school);
        LocalDate today = Days.today(clock);
        boolean mayIssue = access.schools(Action.COVERAGE_SEE).contains(school);
        return new Overview(
                school,
                schools.name(school),
                today,
                mayIssue && isImpactEmpty(school, today),
                mayIssue,
                issued(school),
                actions.of(school, today).stream()
                        .map(action ->
                                new AgreedAction(
                                        action.id(),
                                        action.text(),
                                        action.ownerRole(),
                                        action.dueOn(),
                                        action.doneOn() != null))
                        .toList());
    }

    private List<Issued> issued(long school) {
        return jdbc.sql(
                        "SELECT id, as_at, issued_at FROM governor_reports WHERE school_id = ?"
                                + " ORDER BY as_at DESC LIMIT ?")
                .param(school)
                .param(SHOWN)
                .query((row, number) ->
                        new Issued(
                                row.getLong(1),
                                row.getObject(2, LocalDate.class),
                                java.util.Objects.requireNonNull(Sql.instant(row, "issued_at"))))
                .list();
    }

    private boolean isImpactEmpty(long school, LocalDate day) {
        return published.trend(school, null, day).isEmpty()
                && knowledge.objectives(school, day).stream()
                        .noneMatch(objective ->
                                objective.people() >= Small.ENOUGH
                                        && (objective.retention() != null
                                                || objective.confidence() != null));
    }

    /// Makes the report of a day, once; made again, it is the same with another reason.
    ///
    /// @param reason why there is nothing on impact; needed only then
    /// @return its number
    /// @throws org.dueregard.common.InvalidInputException when impact is empty and there is no reason
    @Requires(Action.COVERAGE_SEE)
    @Transactional
    public long issue(long schoolId, LocalDate asAt, @Nullable String reason) {
        access.require(Action.COVERAGE_SEE, schoolId);
        String said = reason == null ? "" : reason.strip();
        Checks checks = new Checks();
        checks.require(!asAt.isAfter(Days.today(clock)), "asAt", "invalid.report-day");
        checks.require(
                !said.isEmpty() || !isImpactEmpty(schoolId, asAt),
                "reason",
                "invalid.report-reason");
        checks.require(said.length() <= LONGEST_REASON, "reason", "invalid.too-long");
        checks.done();
        jdbc.sql(
                        """
                        INSERT INTO governor_reports
                            (id, school_id, as_at, impact_reason, issued_by, issued_at)
                        VALUES (NEXT VALUE FOR ids, :school, :day, :reason, :by, :at)
                        ON DUPLICATE KEY UPDATE impact_reason = :reason
                        """)
                .param("school", schoolId)
                .param("day", asAt)
                .param("reason", said.isEmpty() ? null : said)
                .param("by", currentCaller.get().accountId())
                .param("at", Days.stored(clock.instant()))
                .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.GOVERNOR_REPORT_ISSUED,
                        schoolId,
                        "school",
                        schoolId,
                        Map.of("asAt", asAt.toString())));
        return jdbc.sql("SELECT id FROM governor_reports WHERE school_id = ? AND as_at = ?")
                .param(schoolId)
                .param(asAt)
                .query(Long.class)
                .single();
    }

    /// A report as a file.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record File(String name, byte[] bytes) {}

    /// A report that was made, as a PDF.
    ///
    /// @throws ReportMissingException when there is none of that number for the caller
    @Requires(Action.COVERAGE_FIGURES)
    public File file(long reportId) {
        record Row(long school, LocalDate asAt, @Nullable String reason) {}
        Row row =
                jdbc.sql(
                                "SELECT school_id, as_at, impact_reason FROM governor_reports"
                                        + " WHERE id = ?")
                        .param(reportId)
                        .query((found, number) ->
                                new Row(
                                        found.getLong(1),
                                        found.getObject(2, LocalDate.class),
                                        found.getString(3)))
                        .optional()
                        .orElseThrow(ReportMissingException::new);
        access.require(Action.COVERAGE_FIGURES, row.school);
        return new File(
                "governor-report-" + row.asAt + ".pdf",
                pdf.render(report(row.school, row.asAt, row.reason)));
    }

    /// The report of a day without its being issued, for the evidence pack.
    byte[] bytes(long school, LocalDate asAt) {
        String reason = isImpactEmpty(school, asAt) ? words.get("pack.no-impact") : null;
        return pdf.render(report(school, asAt, reason));
    }

    GovernorReport report(long school, LocalDate asAt, @Nullable String reason) {
        List<ObjectiveFigures> objectives = knowledge.objectives(school, asAt);
        GovernorReport.Period nextTerm = nextTerm(school, asAt);
        return new GovernorReportFigures(
                        new GovernorReportFigures.Input(
                                published.school(school, asAt),
                                published.trend(school, null, asAt),
                                objectives,
                                coverage.induction(school, asAt),
                                nextTerm,
                                runsOut(school, asAt, nextTerm),
                                actions.of(school, asAt),
                                reason,
                                clock.instant()),
                        words)
                .report();
    }

    /// The next term that begins after a day; the next three months where none is entered.
    private GovernorReport.Period nextTerm(long school, LocalDate day) {
        return jdbc.sql(
                        "SELECT first_day, last_day FROM terms WHERE school_id = ?"
                                + " AND first_day > ? ORDER BY first_day LIMIT 1")
                .param(school)
                .param(day)
                .query((row, number) ->
                        new GovernorReport.Period(
                                row.getObject(1, LocalDate.class),
                                row.getObject(2, LocalDate.class)))
                .optional()
                .orElseGet(() -> new GovernorReport.Period(day.plusDays(1), day.plusMonths(3)));
    }

    /// How many who are covered expire in that time, by requirement.
    private Map<String, Long> runsOut(long school, LocalDate asAt, GovernorReport.Period term) {
        Map<String, Long> numbers = new HashMap<>();
        LocalDate never = asAt.plusYears(NEVER_YEARS);
        try {
            cells.stream(
                    List.of(school),
                    asAt,
                    person ->
                            person.cells()
                                    .forEach((module, cell) -> {
                                        LocalDate until = cell.verdict().coveredUntil();
                                        if (cell.verdict().standing().isCovered()
                                                && until != null
                                                && until.isBefore(never)) {
                                            boolean within =
                                                    until.isAfter(term.from())
                                                            && !until.isAfter(
                                                                    term.to().plusDays(1));
                                            numbers.merge(module, within ? 1L : 0L, Long::sum);
                                        }
                                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return numbers;
    }

    /// Writes down what governors agreed.
    ///
    /// @throws org.dueregard.common.InvalidInputException when something is missing
    @Requires(Action.COVERAGE_SEE)
    @Transactional
    public void agree(long schoolId, String text, String ownerRole, @Nullable LocalDate due) {
        access.require(Action.COVERAGE_SEE, schoolId);
        Checks checks = new Checks();
        checks.require(
                !text.isBlank() && text.length() <= LONGEST_TEXT, "text", "invalid.action-text");
        checks.require(
                !ownerRole.isBlank() && ownerRole.length() <= LONGEST_ROLE,
                "owner",
                "invalid.action-owner");
        checks.require(due != null, "due", "invalid.action-due");
        checks.done();
        actions.add(
                schoolId,
                text.strip(),
                ownerRole.strip(),
                java.util.Objects.requireNonNull(due),
                Days.today(clock));
    }

    /// An action is done.
    @Requires(Action.COVERAGE_SEE)
    @Transactional
    public void done(long schoolId, long actionId) {
        access.require(Action.COVERAGE_SEE, schoolId);
        actions.done(schoolId, actionId, Days.today(clock));
    }
}
