package org.dueregard.certificates.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.dueregard.certificates.Certificate;
import org.dueregard.certificates.CertificateRoutes;
import org.dueregard.certificates.CertificateService;
import org.dueregard.common.Days;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Checking a certificate, which anybody may, and the files of it, which only some may have.
@Controller
class CertificateController {

    private final CertificateService certificates;
    private final Clock clock;

    CertificateController(CertificateService certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    @GetMapping(CertificateRoutes.LIST)
    String list(Model model) {
        model.addAttribute("certificates", certificates.own());
        return "certificates";
    }

    @GetMapping(CertificateRoutes.ONE)
    String one(@PathVariable String code, Model model, HttpServletResponse response) {
        Optional<Certificate> found = certificates.check(code);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("it", found.orElse(null));
        model.addAttribute("today", Days.inWords(Days.today(clock)));
        return "certificate";
    }

    @GetMapping(CertificateRoutes.PDF)
    ResponseEntity<byte[]> pdf(@PathVariable String code) {
        return certificates
                .pdf(code)
                .map(bytes ->
                        file(bytes, MediaType.APPLICATION_PDF, "certificate-" + code + ".pdf"))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping(CertificateRoutes.BADGE)
    ResponseEntity<byte[]> badge(@PathVariable String code) {
        return certificates
                .badge(code)
                .map(token ->
                        file(
                                token.getBytes(StandardCharsets.US_ASCII),
                                MediaType.parseMediaType("application/vc+jwt"),
                                "badge-" + code + ".jwt"))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    @GetMapping(CertificateRoutes.KEY)
    ResponseEntity<Map<String, Object>> key(@PathVariable String id) {
        return certificates
                .key(id)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
