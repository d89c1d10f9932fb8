package org.dueregard.speakers.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.InvalidInputException.Problem;
import org.dueregard.pathway.WhyWeMayAct;
import org.dueregard.speakers.LinkPages;
import org.dueregard.speakers.RequestMissingException;
import org.dueregard.speakers.SpeakersRoutes;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Pages behind private links, without scripts: a speaker's, and an adviser's. A link that does not
/// work looks the same whatever the reason.
@Controller
class LinkController {

    private static final Set<String> TOLD = Set.of("signed", "corrected", "advised");

    private final LinkPages pages;
    private final WhyWeMayAct why;

    LinkController(LinkPages pages, WhyWeMayAct why) {
        this.pages = pages;
        this.why = why;
    }

    @GetMapping(SpeakersRoutes.AGREEMENT)
    String speaker(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String told,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("told", TOLD.contains(told) ? told : null);
        return speaker(token, List.of(), model, response);
    }

    private String speaker(
            String token, List<Problem> problems, Model model, HttpServletResponse response) {
        privately(response);
        Optional<LinkPages.SpeakerPage> page = pages.speaker(token);
        if (page.isEmpty()) {
            return gone(response);
        }
        model.addAttribute("token", token);
        model.addAttribute("it", page.get());
        model.addAttribute("problems", problems);
        model.addAttribute("why", why.of(page.get().schoolName()));
        model.addAttribute(
                "days",
                page.get().form().days().stream()
                        .filter(day -> day.day() != null)
                        .map(day ->
                                Days.inWords(java.util.Objects.requireNonNull(day.day()))
                                        + ", "
                                        + day.begins()
                                        + " – "
                                        + day.ends())
                        .toList());
        model.addAttribute(
                "version",
                page.get().agreement() == null
                        ? ""
                        : LinkPages.versionOf(
                                java.util.Objects.requireNonNull(page.get().agreement())));
        return "speaker-agreement";
    }

    private static void privately(HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static String gone(HttpServletResponse response) {
        privately(response);
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return "speaker-link-gone";
    }

    @PostMapping(path = SpeakersRoutes.AGREEMENT, params = "sign")
    String sign(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(defaultValue = "") String version,
            Model model,
            HttpServletResponse response) {
        try {
            pages.sign(token, name, agreed, version);
        } catch (InvalidInputException e) {
            return speaker(token, e.problems(), model, response);
        } catch (RequestMissingException | AccessDeniedException e) {
            return gone(response);
        }
        return "redirect:" + SpeakersRoutes.agreement(token) + "?told=signed";
    }

    @PostMapping(path = SpeakersRoutes.AGREEMENT, params = "correct")
    String correct(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String correction,
            Model model,
            HttpServletResponse response) {
        try {
            pages.correct(token, correction);
        } catch (InvalidInputException e) {
            return speaker(token, e.problems(), model, response);
        } catch (RequestMissingException | AccessDeniedException e) {
            return gone(response);
        }
        return "redirect:" + SpeakersRoutes.agreement(token) + "?told=corrected";
    }

    @GetMapping(SpeakersRoutes.ADVICE)
    String advice(@PathVariable String token, Model model, HttpServletResponse response) {
        return advice(token, List.of(), model, response);
    }

    private String advice(
            String token, List<Problem> problems, Model model, HttpServletResponse response) {
        privately(response);
        Optional<LinkPages.AdvicePage> page = pages.advice(token);
        if (page.isEmpty()) {
            return gone(response);
        }
        model.addAttribute("token", token);
        model.addAttribute("it", page.get());
        model.addAttribute("day", Days.inWords(page.get().firstDay()));
        model.addAttribute("problems", problems);
        return "speaker-advice";
    }

    @PostMapping(SpeakersRoutes.ADVICE)
    String advise(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String advice,
            Model model,
            HttpServletResponse response) {
        try {
            pages.advise(token, advice);
        } catch (InvalidInputException e) {
            return advice(token, e.problems(), model, response);
        } catch (RequestMissingException | AccessDeniedException e) {
            return gone(response);
        }
        privately(response);
        return "speaker-advised";
    }
}
