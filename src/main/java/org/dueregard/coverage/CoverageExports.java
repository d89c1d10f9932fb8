package org.dueregard.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolNames;
import org.dueregard.sheets.About;
import org.dueregard.sheets.Column;
import org.dueregard.sheets.SheetWriter;
import org.dueregard.standing.PersonCells;
import org.dueregard.standing.Settlement;
import org.dueregard.standing.Standing;
import org.dueregard.standing.StandingCells;
import org.dueregard.standing.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists of a school with names, as at a day, to be taken away: who stands how with every requirement,
/// and every completion that stood.
@Service
public class CoverageExports {

    private final StandingCells cells;
    private final TrainingAnnex annex;
    private final Settlement settlement;
    private final CoverageService coverage;
    private final SchoolNames schools;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final AuditLog audit;
    private final Words words;
    private final Clock clock;

    CoverageExports(
            StandingCells cells,
            TrainingAnnex annex,
            Settlement settlement,
            CoverageService coverage,
            SchoolNames schools,
            CurrentCaller currentCaller,
            Access access,
            AuditLog audit,
            Words words,
            Clock clock) {
        this.cells = cells;
        this.annex = annex;
        this.settlement = settlement;
        this.coverage = coverage;
        this.schools = schools;
        this.currentCaller = currentCaller;
        this.access = access;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    /// What can be taken away.
    public enum Kind {
        /// A row for each person, three columns for each requirement.
        PEOPLE,
        /// A row for each completion: an annex to the single central record.
        ANNEX
    }

    /// What is asked for, once it is allowed.
    public record Order(Kind kind, long schoolId, String school, LocalDate asAt) {}

    /// Allows an export and writes down that it was made.
    ///
    /// @param schoolId absent for the caller's own
    /// @param asAt absent for today
    @Requires(Action.COVERAGE_SEE)
    @Transactional
    public Order order(Kind kind, @Nullable Long schoolId, @Nullable LocalDate asAt) {
        long school = schoolId == null ? currentCaller.schoolId() : schoolId;
        access.require(Action.COVERAGE_SEE, school);
        LocalDate today = Days.today(clock);
        LocalDate day = asAt == null || asAt.isAfter(today) ? today : asAt;
        audit.record(
                AuditEvent.of(
                        AuditAction.COVERAGE_EXPORTED,
                        school,
                        "school",
                        school,
                        Map.of("kind", kind.name(), "asAt", day.toString())));
        return new Order(kind, school, schools.name(school), day);
    }

    /// What the file says about itself.
    @Requires(Action.COVERAGE_SEE)
    public About about(Order order) {
        String key = "export." + order.kind().name().toLowerCase(java.util.Locale.ROOT);
        return new About(
                words.get(key + ".title", order.school()),
                words.get(key + ".what"),
                order.school(),
                order.asAt(),
                clock.instant(),
                List.of(
                        new About.Definition(
                                words.get("standing.covered"),
                                words.get("export.definition.covered")),
                        new About.Definition(
                                words.get("export.definition.in-scope"),
                                words.get("export.definition.in-scope.is")),
                        new About.Definition(
                                words.get("coverage.as-at"),
                                words.get("export.definition.as-at"))));
    }

    /// Writes the rows, in constant memory.
    @Requires(Action.COVERAGE_SEE)
    public void write(Order order, SheetWriter sheet) {
        access.require(Action.COVERAGE_SEE, order.schoolId());
        switch (order.kind()) {
            case PEOPLE -> writePeople(order, sheet);
            case ANNEX -> writeAnnex(order, sheet);
        }
    }

    private void writePeople(Order order, SheetWriter sheet) {
        settlement.settle();
        List<CoverageReport.Line> lines = coverage.report(order.schoolId(), order.asAt()).lines();
        sheet.begin(words.get("export.people"), head(lines));
        try {
            cells.stream(
                    List.of(order.schoolId()), order.asAt(), person -> write(person, lines, sheet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Column> head(List<CoverageReport.Line> lines) {
        List<Column> head = new ArrayList<>();
        head.add(Column.text(words.get("coverage.column.name")));
        head.add(Column.text(words.get("coverage.column.job")));
        head.add(Column.text(words.get("coverage.column.groups")));
        for (CoverageReport.Line line : lines) {
            head.add(Column.text(words.get("export.state", line.title())));
            head.add(Column.date(words.get("export.completed", line.title())));
            head.add(Column.date(words.get("export.valid-until", line.title())));
        }
        return head;
    }

    private void write(PersonCells person, List<CoverageReport.Line> lines, SheetWriter sheet) {
        sheet.text(person.name()).text(person.jobTitle());
        SortedMap<String, PersonCells.Cell> owed = person.cells();
        sheet.text(
                owed.values().stream()
                        .flatMap(cell -> cell.groups().stream())
                        .distinct()
                        .sorted()
                        .map(this::group)
                        .collect(Collectors.joining(", ")));
        for (CoverageReport.Line line : lines) {
            PersonCells.Cell cell = owed.get(line.moduleId());
            if (cell == null) {
                sheet.empty().empty().empty();
            } else {
                write(cell.verdict(), sheet);
            }
        }
        sheet.endRow();
    }

    private void write(Verdict verdict, SheetWriter sheet) {
        LocalDate until = verdict.coveredUntil();
        boolean dated = verdict.standing() != Standing.EXEMPT;
        sheet.text(words.get("standing." + verdict.standing().id()))
                .date(verdict.completedOn())
                .date(until != null && dated ? until.minusDays(1) : null);
    }

    private String group(RoleGroup group) {
        return words.get("role-group." + group.id());
    }

    private void writeAnnex(Order order, SheetWriter sheet) {
        sheet.begin(
                words.get("export.annex"),
                List.of(
                        Column.text(words.get("annex.staff-number")),
                        Column.text(words.get("coverage.column.name")),
                        Column.text(words.get("coverage.column.groups")),
                        Column.wide(words.get("annex.course")),
                        Column.text(words.get("annex.version")),
                        Column.text(words.get("annex.provider")),
                        Column.date(words.get("annex.completed")),
                        Column.date(words.get("annex.valid-until")),
                        Column.text(words.get("annex.how")),
                        Column.text(words.get("annex.verified-by")),
                        Column.text(words.get("annex.certificate"))));
        annex.each(order.schoolId(), order.asAt(), row -> write(row, sheet));
    }

    private void write(TrainingAnnex.Row row, SheetWriter sheet) {
        sheet.text(row.staffNumber())
                .text(row.name())
                .text(row.groups().stream().map(this::group).collect(Collectors.joining(", ")))
                .text(row.course())
                .text(row.version())
                .text(row.provider() == null ? words.get("annex.here") : row.provider())
                .date(row.completed())
                .date(row.expires().minusDays(1))
                .text(
                        words.get("annex.how." + row.how())
                                + (row.faceToFace() ? words.get("annex.face-to-face") : ""))
                .text(row.verifiedBy())
                .text(row.certificate())
                .endRow();
    }
}
