package org.dueregard.audit.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditFilter;
import org.dueregard.audit.AuditRoutes;
import org.dueregard.audit.AuditRow;
import org.dueregard.audit.AuditService;
import org.dueregard.common.CsvCells;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hands out the log as a file.
@Controller
class AuditExportController {

    private final AuditService audit;

    AuditExportController(AuditService audit) {
        this.audit = audit;
    }

    @GetMapping("/" + AuditRoutes.EXPORT)
    void export(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response)
            throws IOException {
        StringWriter text = new StringWriter();
        CsvCells csv = new CsvCells(text);
        csv.line(
                "Chain",
                "Number",
                "At (UTC)",
                "By",
                "What",
                "Object",
                "Object number",
                "About",
                "Details");
        audit.export(
                new AuditFilter(
                        search,
                        Arrays.stream(AuditAction.values())
                                .filter(one -> one.name().equals(action))
                                .findFirst()
                                .orElse(null),
                        day(from),
                        day(to),
                        1),
                row -> line(csv, row));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.csv").build().toString());
        response.getWriter().write(text.toString());
    }

    private static void line(CsvCells csv, AuditRow row) {
        csv.line(
                Long.toString(row.stream()),
                Long.toString(row.seq()),
                row.at().toString(),
                row.actor(),
                row.action().name(),
                row.objectType(),
                row.objectId() == null ? "" : String.valueOf(row.objectId()),
                row.subject(),
                row.details() == null ? "" : String.valueOf(row.details()));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
