package org.dueregard.evidence.ui;

import java.util.List;
import java.util.Set;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.InvalidInputException.Problem;
import org.dueregard.evidence.EvidenceReviewService;
import org.dueregard.evidence.EvidenceRoutes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The certificates that wait for the safeguarding lead.
@Controller
class EvidenceReviewController {

    private static final Set<String> TOLD = Set.of("verified", "returned");

    private final EvidenceReviewService review;

    EvidenceReviewController(EvidenceReviewService review) {
        this.review = review;
    }

    @GetMapping(EvidenceRoutes.REVIEW)
    String page(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String told,
            Model model) {
        model.addAttribute("told", TOLD.contains(told) ? told : null);
        return show(page, null, null, List.of(), model);
    }

    /// @param open whose reason is being written
    private String show(
            int page,
            @Nullable Long open,
            @Nullable String reason,
            List<Problem> problems,
            Model model) {
        model.addAttribute("page", review.queue(page));
        model.addAttribute("open", open);
        model.addAttribute("reason", reason);
        model.addAttribute("longest", EvidenceReviewService.LONGEST_REASON);
        model.addAttribute("problems", problems);
        model.addAttribute("errors", new FieldErrors(problems));
        return "evidence-review";
    }

    @PostMapping(EvidenceRoutes.VERIFY)
    String verify(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        try {
            review.verify(id, version);
        } catch (InvalidInputException e) {
            return show(page, null, null, e.problems(), model);
        }
        return back("verified", page);
    }

    @PostMapping(EvidenceRoutes.SEND_BACK)
    String sendBack(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        try {
            review.sendBack(id, version, reason);
        } catch (InvalidInputException e) {
            return show(page, id, reason, named(e.problems(), id), model);
        }
        return back("returned", page);
    }

    private static String back(String told, int page) {
        return "redirect:" + EvidenceRoutes.REVIEW + "?told=" + told + "&page=" + page;
    }

    /// There is a reason under each, so the field is called by its number.
    private static List<Problem> named(List<Problem> problems, long id) {
        return problems.stream()
                .map(problem ->
                        problem.field().equals("reason")
                                ? new Problem("reason-" + id, problem.key(), problem.arguments())
                                : problem)
                .toList();
    }
}
