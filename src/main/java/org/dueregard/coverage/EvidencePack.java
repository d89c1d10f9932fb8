package org.dueregard.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.dueregard.certificates.CertificateService;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.Rule;
import org.dueregard.requirements.RuleBook;
import org.dueregard.requirements.RuleBooks;
import org.dueregard.sheets.About;
import org.dueregard.sheets.SheetWriter;
import org.dueregard.standing.Standing;
import org.dueregard.training.KnowledgeService;
import org.dueregard.training.ObjectiveFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What an inspector or auditor may ask for, as at a day, in one zip: the rules in force, the figures,
/// the people behind them, a sample of certificates, what people know, what was sent, what was
/// changed, and the report for governors. It runs in the name of whoever asked.
@Component
class EvidencePack {

    /// How many parts there are, for showing progress.
    static final int PARTS = 8;

    private static final int SAMPLE = 5;
    private static final int MOST_ROWS = 20_000;

    private final CoverageService coverage;
    private final CoverageExports exports;
    private final GovernorReportService reports;
    private final KnowledgeService knowledge;
    private final CertificateService certificates;
    private final RuleBooks rules;
    private final Words words;
    private final JdbcClient jdbc;
    private final Clock clock;

    EvidencePack(
            CoverageService coverage,
            CoverageExports exports,
            GovernorReportService reports,
            KnowledgeService knowledge,
            CertificateService certificates,
            RuleBooks rules,
            Words words,
            JdbcClient jdbc,
            Clock clock) {
        this.coverage = coverage;
        this.exports = exports;
        this.reports = reports;
        this.knowledge = knowledge;
        this.certificates = certificates;
        this.rules = rules;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param done told how many parts are finished
    byte[] make(long school, LocalDate asAt, IntConsumer done) {
        CoverageReport report = coverage.report(school, asAt);
        About about =
                new About(
                        words.get("pack.title", report.schoolName()),
                        words.get("pack.what"),
                        report.schoolName(),
                        asAt,
                        clock.instant(),
                        List.of());
        PackZip zip = new PackZip(about, clock.instant(), words);
        List<Runnable> parts =
                List.of(
                        () -> addRules(zip, school, report),
                        () -> addFigures(zip, report),
                        () -> addLists(zip, school, asAt),
                        () -> addCertificates(zip, school, asAt),
                        () -> addQuestions(zip, school, asAt),
                        () -> addMails(zip, school, asAt),
                        () -> addAudit(zip, school, asAt),
                        () -> addReport(zip, school, asAt));
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).run();
            done.accept(i + 1);
        }
        return zip.finish(
                words.get(
                        "pack.heading",
                        report.schoolName(),
                        Days.inWords(asAt),
                        Days.inWords(clock.instant())));
    }

    private List<String> heads(String... keys) {
        List<String> heads = new ArrayList<>();
        for (String key : keys) {
            heads.add(words.get(key));
        }
        return heads;
    }

    private void addRules(PackZip zip, long school, CoverageReport report) {
        RuleBook book = rules.current();
        zip.table(
                "01-rules-in-force.csv",
                words.get("pack.rules"),
                heads(
                        "coverage.column.requirement",
                        "coverage.column.groups",
                        "pack.cycle",
                        "pack.mode",
                        "pack.grace",
                        "pack.due",
                        "pack.since"),
                sheet ->
                        report.lines()
                                .forEach(line -> {
                                    for (RoleGroup group : RoleGroup.values()) {
                                        Rule rule =
                                                book.on(
                                                        school,
                                                        group,
                                                        line.moduleId(),
                                                        report.asAt());
                                        if (rule != null) {
                                            write(sheet, line, group, rule);
                                        }
                                    }
                                }));
    }

    private void write(SheetWriter sheet, CoverageReport.Line line, RoleGroup group, Rule rule) {
        sheet.text(line.title())
                .text(words.get("role-group." + group.id()))
                .text(rule.cycle().text())
                .text(rule.mode().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .whole(rule.graceDays())
                .whole(rule.dueDays())
                .date(rule.from())
                .endRow();
    }

    private void addFigures(PackZip zip, CoverageReport report) {
        List<String> head =
                heads(
                        "coverage.column.requirement",
                        "coverage.column.groups",
                        "export.definition.in-scope",
                        "standing.covered",
                        "pack.percent",
                        "pack.effective");
        for (Standing standing : Standing.values()) {
            if (standing != Standing.COVERED) {
                head.add(words.get("standing." + standing.id()));
            }
        }
        zip.table(
                "02-figures.csv",
                words.get("pack.figures"),
                head,
                sheet ->
                        report.lines()
                                .forEach(line -> {
                                    write(
                                            sheet,
                                            line.title(),
                                            words.get("coverage.column.everybody"),
                                            line.all());
                                    line.groups()
                                            .forEach((group, cell) ->
                                                    write(
                                                            sheet,
                                                            line.title(),
                                                            words.get("role-group." + group.id()),
                                                            cell));
                                }));
    }

    private static void write(
            SheetWriter sheet, String title, String group, CoverageReport.Cell cell) {
        sheet.text(title).text(group).whole(cell.covered().whole()).whole(cell.covered().part());
        if (cell.covered().isOfNobody()) {
            sheet.empty();
        } else {
            sheet.whole(cell.covered().value());
        }
        if (cell.effective() == null) {
            sheet.empty();
        } else {
            sheet.whole(cell.effective().part());
        }
        for (Standing standing : Standing.values()) {
            if (standing == Standing.EXEMPT) {
                sheet.whole(cell.exempt());
            } else if (standing != Standing.COVERED) {
                sheet.whole(cell.notCovered().getOrDefault(standing, 0L));
            }
        }
        sheet.endRow();
    }

    private void addLists(PackZip zip, long school, LocalDate asAt) {
        for (CoverageExports.Kind kind : CoverageExports.Kind.values()) {
            CoverageExports.Order order = exports.order(kind, school, asAt);
            boolean people = kind == CoverageExports.Kind.PEOPLE;
            java.io.ByteArrayOutputStream csv = new java.io.ByteArrayOutputStream();
            try (SheetWriter sheet =
                    org.dueregard.sheets.SheetFormat.CSV.open(csv, exports.about(order), words)) {
                exports.write(order, sheet);
                sheet.finish();
            }
            zip.add(
                    people ? "03-people.csv" : "04-training-annex.csv",
                    words.get(people ? "export.people.what" : "export.annex.what"),
                    csv.toByteArray());
        }
    }

    /// Codes are drawn at random, so the first few by code are a sample of everybody.
    private void addCertificates(PackZip zip, long school, LocalDate asAt) {
        List<String> codes =
                jdbc.sql(
                                "SELECT code FROM certificates WHERE school_id = ?"
                                        + " AND issued_at < ? ORDER BY code LIMIT ?")
                        .param(school)
                        .param(after(asAt))
                        .param(SAMPLE)
                        .query((row, number) -> row.getString(1))
                        .list();
        int number = 1;
        for (String code : codes) {
            byte[] pdf = certificates.pdf(code).orElse(null);
            if (pdf != null) {
                zip.add(
                        "05-certificates/certificate-" + number + ".pdf",
                        words.get("pack.certificate", code),
                        pdf);
                number++;
            }
        }
    }

    private static LocalDateTime after(LocalDate day) {
        return Days.stored(day.plusDays(1).atStartOfDay(Days.LONDON).toInstant());
    }

    private void addQuestions(PackZip zip, long school, LocalDate asAt) {
        zip.table(
                "06-what-people-know.csv",
                words.get("pack.questions"),
                heads(
                        "teach-next.column.module",
                        "teach-next.column.objective",
                        "pack.answers",
                        "pack.right",
                        "pack.sure",
                        "teach-next.column.sure-and-wrong",
                        "pack.kept"),
                sheet ->
                        knowledge
                                .objectives(school, asAt)
                                .forEach(objective -> write(sheet, objective)));
    }

    private static void write(SheetWriter sheet, ObjectiveFigures objective) {
        sheet.text(objective.title()).text(objective.sentence()).whole(objective.answers());
        percent(sheet, objective.score());
        percent(sheet, objective.confidence());
        sheet.whole(objective.sureAndWrong());
        percent(sheet, objective.retention());
        sheet.endRow();
    }

    private static void percent(SheetWriter sheet, @Nullable Double share) {
        if (share == null) {
            sheet.empty();
        } else {
            sheet.whole((long) Math.floor(share * 100 + 1e-9));
        }
    }

    private void addMails(PackZip zip, long school, LocalDate asAt) {
        zip.table(
                "07-mail-log.csv",
                words.get("pack.mails"),
                heads("pack.written", "pack.subject", "pack.state", "pack.sent"),
                sheet ->
                        rows(
                                "SELECT created_at, subject, state, sent_at FROM outbox_messages"
                                        + " WHERE school_id = :school AND created_at >= :since"
                                        + " AND created_at < :until ORDER BY created_at LIMIT :most",
                                school,
                                asAt,
                                sheet,
                                4));
    }

    private void addAudit(PackZip zip, long school, LocalDate asAt) {
        zip.table(
                "08-audit-extract.csv",
                words.get("pack.audit"),
                heads("pack.written", "pack.action", "pack.object", "pack.mac"),
                sheet ->
                        rows(
                                "SELECT at, action, object_type, mac FROM audit_entries"
                                        + " WHERE stream = :school AND at >= :since AND at < :until"
                                        + " ORDER BY seq LIMIT :most",
                                school,
                                asAt,
                                sheet,
                                4));
    }

    private void rows(String sql, long school, LocalDate asAt, SheetWriter sheet, int columns) {
        jdbc.sql(sql)
                .params(
                        Map.of(
                                "school",
                                school,
                                "since",
                                after(asAt.minusYears(1)),
                                "until",
                                after(asAt),
                                "most",
                                MOST_ROWS))
                .query(row -> {
                    for (int i = 1; i <= columns; i++) {
                        sheet.text(row.getString(i));
                    }
                    sheet.endRow();
                });
    }

    private void addReport(PackZip zip, long school, LocalDate asAt) {
        zip.add("09-governor-report.pdf", words.get("pack.report"), reports.bytes(school, asAt));
    }
}
