package org.dueregard.imports.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.imports.PeopleExport;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hands out the list of people as a file.
@Controller
class ExportController {

    private final PeopleExport export;
    private final Clock clock;

    ExportController(PeopleExport export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    @GetMapping("/people/export")
    void export(@RequestParam(required = false) Optional<Long> school, HttpServletResponse response)
            throws IOException {
        java.io.StringWriter whole = new java.io.StringWriter();
        export.write(school.orElse(null), whole);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("staff-" + Days.today(clock) + ".csv")
                        .build()
                        .toString());
        try (Writer out = response.getWriter()) {
            out.write(whole.toString());
        }
    }
}
