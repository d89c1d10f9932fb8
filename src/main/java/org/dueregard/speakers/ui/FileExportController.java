package org.dueregard.speakers.ui;

import org.dueregard.speakers.FileExportService;
import org.dueregard.speakers.FileExportService.Taken;
import org.dueregard.speakers.RequestMissingException;
import org.dueregard.speakers.SpeakersRoutes;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Hands files about visiting speakers out.
@Controller
class FileExportController {

    private final FileExportService exports;

    FileExportController(FileExportService exports) {
        this.exports = exports;
    }

    @ExceptionHandler(RequestMissingException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing() {
        return "error";
    }

    @GetMapping(SpeakersRoutes.BUNDLE)
    ResponseEntity<byte[]> bundle(@PathVariable String reference) {
        return download(exports.bundle(reference), MediaType.APPLICATION_PDF);
    }

    @GetMapping(SpeakersRoutes.REDACTED)
    ResponseEntity<byte[]> redacted(@PathVariable String reference) {
        return download(exports.redacted(reference), MediaType.APPLICATION_PDF);
    }

    @GetMapping(SpeakersRoutes.EXPORT)
    ResponseEntity<byte[]> speakerData(@PathVariable String reference, @PathVariable int number) {
        return download(exports.speakerData(reference, number), MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity<byte[]> download(Taken taken, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(taken.name()).build().toString())
                .body(taken.bytes());
    }
}
