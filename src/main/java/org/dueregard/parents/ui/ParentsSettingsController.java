package org.dueregard.parents.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.InvalidInputException.Problem;
import org.dueregard.parents.DocumentMissingException;
import org.dueregard.parents.ParentsRoutes;
import org.dueregard.parents.ParentsSettingsService;
import org.dueregard.security.SecurityRoutes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Keeping the page for parents: a plain page, because it takes files.
@Controller
class ParentsSettingsController {

    private static final Set<String> TOLD =
            Set.of("saved", "added", "replaced", "published", "unpublished", "removed");
    private static final String TEMPLATE = "parents-settings";

    private final ParentsSettingsService settings;
    private final Access access;

    ParentsSettingsController(ParentsSettingsService settings, Access access) {
        this.settings = settings;
        this.access = access;
    }

    @GetMapping(ParentsRoutes.SETTINGS)
    String page(
            @RequestParam(required = false) @Nullable Long school,
            @RequestParam(defaultValue = "") String told,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("told", TOLD.contains(told) ? told : null);
        return show(school, null, List.of(), model, response);
    }

    /// Where somebody is led back whose file was larger than anything that is read.
    @GetMapping({ParentsRoutes.DOCUMENTS, ParentsRoutes.CHANGE_DOCUMENT})
    String tooLarge(
            @RequestParam(name = SecurityRoutes.TOO_LARGE, required = false)
                    @Nullable String tooLarge,
            Model model,
            HttpServletResponse response) {
        return show(
                null,
                null,
                tooLarge == null
                        ? List.of()
                        : List.of(new Problem("file", "invalid.parents.too-large")),
                model,
                response);
    }

    private String show(
            @Nullable Long wanted,
            @Nullable String slug,
            List<Problem> problems,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        Map<Long, String> schools = settings.schools();
        if (wanted == null && schools.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        long school = wanted == null ? schools.keySet().iterator().next() : wanted;
        ParentsSettingsService.State state = settings.state(school);
        model.addAttribute("schools", schools);
        model.addAttribute("school", school);
        model.addAttribute("state", state);
        model.addAttribute("slug", slug == null ? state.slug() : slug);
        model.addAttribute("problems", problems);
        model.addAttribute("mayMap", access.may(Action.POLICIES_EDIT));
        return TEMPLATE;
    }

    private static String done(long school, String told) {
        return "redirect:" + ParentsRoutes.SETTINGS + "?school=" + school + "&told=" + told;
    }

    @PostMapping(ParentsRoutes.SETTINGS)
    String save(
            @RequestParam long school,
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "false") boolean published,
            Model model,
            HttpServletResponse response) {
        try {
            settings.save(school, slug, published);
        } catch (InvalidInputException e) {
            return show(school, slug, e.problems(), model, response);
        }
        return done(school, "saved");
    }

    @PostMapping(ParentsRoutes.DOCUMENTS)
    String add(
            @RequestParam long school,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (InputStream content = content(file)) {
            settings.add(school, title, name(file), content);
        } catch (InvalidInputException e) {
            return show(school, null, e.problems(), model, response);
        }
        return done(school, "added");
    }

    @PostMapping(path = ParentsRoutes.CHANGE_DOCUMENT, params = "replace")
    String replace(
            @PathVariable long id,
            @RequestParam long school,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (InputStream content = content(file)) {
            settings.replace(school, id, name(file), content);
        } catch (InvalidInputException e) {
            return show(school, null, e.problems(), model, response);
        }
        return done(school, "replaced");
    }

    @PostMapping(path = ParentsRoutes.CHANGE_DOCUMENT, params = "publish")
    String publish(
            @PathVariable long id, @RequestParam long school, @RequestParam boolean publish) {
        settings.publish(school, id, publish);
        return done(school, publish ? "published" : "unpublished");
    }

    @PostMapping(path = ParentsRoutes.CHANGE_DOCUMENT, params = "remove")
    String remove(@PathVariable long id, @RequestParam long school) {
        settings.remove(school, id);
        return done(school, "removed");
    }

    private static InputStream content(@Nullable MultipartFile file) throws IOException {
        return file == null ? InputStream.nullInputStream() : file.getInputStream();
    }

    private static String name(@Nullable MultipartFile file) {
        String name = file == null ? null : file.getOriginalFilename();
        return name == null ? "" : name;
    }

    @ExceptionHandler
    void missing(DocumentMissingException missing) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
