package org.dueregard.coverage.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.dueregard.coverage.CoverageExports;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.sheets.Download;
import org.dueregard.sheets.SheetFormat;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hands lists with names out as files.
@Controller
class CoverageExportController {

    private final CoverageExports exports;
    private final Download download;

    CoverageExportController(CoverageExports exports, Download download) {
        this.exports = exports;
        this.download = download;
    }

    @GetMapping("/" + CoverageRoutes.EXPORT + "/people.csv")
    void peopleCsv(
            @RequestParam Optional<Long> school,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asAt,
            HttpServletResponse response) {
        send(CoverageExports.Kind.PEOPLE, SheetFormat.CSV, school, asAt, response);
    }

    @GetMapping("/" + CoverageRoutes.EXPORT + "/people.xlsx")
    void peopleXlsx(
            @RequestParam Optional<Long> school,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asAt,
            HttpServletResponse response) {
        send(CoverageExports.Kind.PEOPLE, SheetFormat.XLSX, school, asAt, response);
    }

    @GetMapping("/" + CoverageRoutes.EXPORT + "/training-annex.csv")
    void annexCsv(
            @RequestParam Optional<Long> school,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asAt,
            HttpServletResponse response) {
        send(CoverageExports.Kind.ANNEX, SheetFormat.CSV, school, asAt, response);
    }

    @GetMapping("/" + CoverageRoutes.EXPORT + "/training-annex.xlsx")
    void annexXlsx(
            @RequestParam Optional<Long> school,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asAt,
            HttpServletResponse response) {
        send(CoverageExports.Kind.ANNEX, SheetFormat.XLSX, school, asAt, response);
    }

    private void send(
            CoverageExports.Kind kind,
            SheetFormat format,
            Optional<Long> school,
            Optional<LocalDate> asAt,
            HttpServletResponse response) {
        CoverageExports.Order order = exports.order(kind, school.orElse(null), asAt.orElse(null));
        String name = kind == CoverageExports.Kind.PEOPLE ? "coverage" : "training-annex";
        download.send(
                response,
                format,
                name + "-" + order.asAt(),
                exports.about(order),
                sheet -> exports.write(order, sheet));
    }
}
