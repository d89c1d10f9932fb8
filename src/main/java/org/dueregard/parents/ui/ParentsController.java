package org.dueregard.parents.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dueregard.parents.ParentsPage;
import org.dueregard.parents.ParentsPageService;
import org.dueregard.parents.ParentsRoutes;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The page for parents and its documents, for anybody. It leads nowhere else in the portal.
@Controller
class ParentsController {

    private static final String A_WHILE = "public, max-age=300";

    private final ParentsPageService parents;

    ParentsController(ParentsPageService parents) {
        this.parents = parents;
    }

    @GetMapping(ParentsRoutes.PAGE)
    String page(@PathVariable String school, Model model, HttpServletResponse response) {
        Optional<ParentsPage> page = parents.page(school);
        if (page.isEmpty()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "parents-gone";
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, A_WHILE);
        model.addAttribute("page", page.get());
        return "parents";
    }

    /// Always to be saved, never to be shown by the browser, whatever is in it.
    @GetMapping(ParentsRoutes.DOCUMENT)
    void document(
            @PathVariable String school, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        ParentsPageService.File file =
                Optional.of(id)
                        .filter(number -> number.matches("\\d{1,18}"))
                        .flatMap(number -> parents.document(school, Long.parseLong(number)))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(file.bytes().length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox");
        response.setHeader(HttpHeaders.CACHE_CONTROL, A_WHILE);
        response.getOutputStream().write(file.bytes());
    }
}
