package org.dueregard.authoring.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dueregard.authoring.ContentHealthService;
import org.dueregard.authoring.ContentMissingException;
import org.dueregard.authoring.PreviewService;
import org.dueregard.authoring.QuestionImportService;
import org.dueregard.authoring.StatisticsService;
import org.dueregard.common.Words;
import org.dueregard.exchange.ImportedQuestions;
import org.dueregard.exchange.QuestionFile;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/// Authors' pages that print or take files: plain HTML.
@Controller
class AuthoringController {

    private static final String BASE = "/content";

    private final PreviewService previews;
    private final StatisticsService statistics;
    private final QuestionImportService imports;
    private final ContentHealthService health;
    private final Words words;

    AuthoringController(
            PreviewService previews,
            StatisticsService statistics,
            QuestionImportService imports,
            ContentHealthService health,
            Words words) {
        this.previews = previews;
        this.statistics = statistics;
        this.imports = imports;
        this.health = health;
        this.words = words;
    }

    @ExceptionHandler(ContentMissingException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing() {
        return "error";
    }

    @GetMapping(BASE + "/{module}/preview")
    String preview(
            @PathVariable String module,
            @RequestParam(defaultValue = "0") long school,
            @RequestParam(defaultValue = "teachers") String group,
            Model model) {
        List<SchoolName> schools = previews.schools();
        long chosen = school == 0 && !schools.isEmpty() ? schools.getFirst().id() : school;
        RoleGroup as = RoleGroup.find(group).orElse(RoleGroup.TEACHERS);
        model.addAttribute("it", previews.preview(module, chosen, as));
        model.addAttribute("schools", schools);
        model.addAttribute("school", chosen);
        model.addAttribute("groups", RoleGroup.values());
        model.addAttribute("group", as);
        return "content-preview";
    }

    @GetMapping(BASE + "/{module}/questions")
    String questions(@PathVariable String module, Model model) {
        model.addAttribute("it", statistics.of(module));
        return "content-questions";
    }

    @GetMapping(BASE + "/{module}/quiz.gift")
    ResponseEntity<byte[]> gift(@PathVariable String module) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("quiz.gift.txt")
                                .build()
                                .toString())
                .body(
                        previews.gift(module, words.get("import-questions.order-comment"))
                                .getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(BASE + "/import")
    String importForm(Model model) {
        model.addAttribute("modules", health.health().modules());
        model.addAttribute("problems", List.of());
        return "content-import";
    }

    @PostMapping(BASE + "/import")
    String read(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String module,
            Model model)
            throws IOException {
        model.addAttribute("modules", health.health().modules());
        model.addAttribute("problems", List.of());
        model.addAttribute("module", module);
        byte[] bytes;
        try (var in = file.getInputStream()) {
            bytes = in.readNBytes(QuestionFile.LARGEST + 1);
        }
        ImportedQuestions result = imports.read(bytes, module);
        model.addAttribute("result", result);
        model.addAttribute(
                "markdown",
                result.taken().stream()
                        .map(ImportedQuestions.Taken::markdown)
                        .collect(Collectors.joining("\n")));
        return "content-import";
    }
}
