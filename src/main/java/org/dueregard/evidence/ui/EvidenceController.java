package org.dueregard.evidence.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.InvalidInputException.Problem;
import org.dueregard.evidence.EvidenceDamagedException;
import org.dueregard.evidence.EvidenceFile;
import org.dueregard.evidence.EvidenceReviewService;
import org.dueregard.evidence.EvidenceRoutes;
import org.dueregard.evidence.EvidenceService;
import org.dueregard.security.SecurityRoutes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Lodging certificates, and what became of one's own: HTML that works without scripts.
@Controller
class EvidenceController {

    private static final Logger log = LoggerFactory.getLogger(EvidenceController.class);
    private static final Set<String> TOLD = Set.of("lodged", "taken-back");

    private final EvidenceService evidence;
    private final EvidenceReviewService review;
    private final Access access;
    private final Clock clock;

    EvidenceController(
            EvidenceService evidence, EvidenceReviewService review, Access access, Clock clock) {
        this.evidence = evidence;
        this.review = review;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping(EvidenceRoutes.LIST)
    String page(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String told,
            @RequestParam(required = false) @Nullable Long again,
            @RequestParam(name = SecurityRoutes.TOO_LARGE, required = false)
                    @Nullable String tooLarge,
            Model model) {
        model.addAttribute("told", TOLD.contains(told) ? told : null);
        return show(
                again == null ? EvidenceForm.EMPTY : EvidenceForm.of(evidence.findOwn(again)),
                page,
                tooLarge == null
                        ? List.of()
                        : List.of(new Problem("file", "evidence.file.too-large")),
                model);
    }

    private String show(EvidenceForm form, int page, List<Problem> problems, Model model) {
        LocalDate today = Days.today(clock);
        model.addAttribute("form", form);
        model.addAttribute("errors", new FieldErrors(problems));
        model.addAttribute("problems", problems);
        model.addAttribute("subjects", evidence.subjects());
        model.addAttribute("page", evidence.listOwn(page));
        model.addAttribute("today", today);
        model.addAttribute("oldest", today.minusYears(EvidenceService.OLDEST_YEARS));
        model.addAttribute("longest", EvidenceService.LONGEST_TEXT);
        model.addAttribute("waiting", access.may(Action.TRAINING_MANAGE) ? review.waiting() : null);
        return "evidence";
    }

    @PostMapping(EvidenceRoutes.LIST)
    String lodge(
            @ModelAttribute EvidenceForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        String name = file == null ? null : file.getOriginalFilename();
        try (InputStream content =
                file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            evidence.lodge(form.entry(), name == null ? "" : name, content);
        } catch (InvalidInputException e) {
            return show(form, 1, e.problems(), model);
        }
        return "redirect:" + EvidenceRoutes.LIST + "?told=lodged";
    }

    @PostMapping(EvidenceRoutes.TAKE_BACK)
    String takeBack(@PathVariable long id, Model model) {
        try {
            evidence.takeBack(id);
        } catch (InvalidInputException e) {
            return show(EvidenceForm.EMPTY, 1, e.problems(), model);
        }
        return "redirect:" + EvidenceRoutes.LIST + "?told=taken-back";
    }

    /// Always to be saved, never to be shown by the browser, whatever is in it.
    @GetMapping(EvidenceRoutes.FILE)
    void file(@PathVariable long id, HttpServletResponse response) throws IOException {
        EvidenceFile file = evidence.open(id);
        try (InputStream content = file.content()) {
            response.setContentType(file.kind().type());
            response.setContentLengthLong(file.size());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(file.name(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            content.transferTo(response.getOutputStream());
        }
    }

    @ExceptionHandler
    String damaged(EvidenceDamagedException damaged, HttpServletResponse response) {
        log.error("A file of evidence cannot be handed out: {}", damaged.getMessage());
        response.setStatus(HttpServletResponse.SC_GONE);
        return "evidence-damaged";
    }
}
