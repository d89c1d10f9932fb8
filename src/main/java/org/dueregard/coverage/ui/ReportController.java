package org.dueregard.coverage.ui;

import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.coverage.EvidencePackService;
import org.dueregard.coverage.GovernorReportService;
import org.dueregard.coverage.ReportMissingException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Hands out reports for governors and evidence packs.
@Controller
class ReportController {

    private final GovernorReportService reports;
    private final EvidencePackService packs;

    ReportController(GovernorReportService reports, EvidencePackService packs) {
        this.reports = reports;
        this.packs = packs;
    }

    @GetMapping("/" + CoverageRoutes.PACK + "/{id}.zip")
    ResponseEntity<byte[]> pack(@PathVariable long id) {
        try {
            EvidencePackService.File file = packs.file(id);
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .cacheControl(CacheControl.noStore().cachePrivate())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(file.name())
                                    .build()
                                    .toString())
                    .body(file.bytes());
        } catch (ReportMissingException e) {
            return ResponseEntity.notFound().build();
        }
    }

    @GetMapping("/" + CoverageRoutes.REPORT + "/{id}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable long id) {
        try {
            GovernorReportService.File file = reports.file(id);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .cacheControl(CacheControl.noStore().cachePrivate())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.inline().filename(file.name()).build().toString())
                    .body(file.bytes());
        } catch (ReportMissingException e) {
            return ResponseEntity.notFound().build();
        }
    }
}
