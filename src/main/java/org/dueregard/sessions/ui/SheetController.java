package org.dueregard.sessions.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.sessions.SessionDetails;
import org.dueregard.sessions.SessionsRoutes;
import org.dueregard.sessions.SheetChoice;
import org.dueregard.sessions.SheetPage;
import org.dueregard.sessions.SheetService;
import org.dueregard.training.PaperAttempts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Sheets of paper: choosing for whom, printing, keying in.
@Controller
class SheetController {

    private final SheetService sheets;

    SheetController(SheetService sheets) {
        this.sheets = sheets;
    }

    @GetMapping(SessionsRoutes.SHEETS)
    String sheets(
            @PathVariable long id,
            @RequestParam(required = false) Optional<Set<Long>> people,
            Model model) {
        List<InvalidInputException.Problem> problems = List.of();
        if (people.isPresent() && !people.get().isEmpty()) {
            try {
                model.addAttribute("printed", sheets.print(id, people.get()));
            } catch (InvalidInputException e) {
                problems = e.problems();
            }
        }
        SheetChoice choice = sheets.choice(id);
        model.addAttribute("problems", problems);
        model.addAttribute("choice", choice);
        session(choice.session(), model);
        return "sheets";
    }

    private static void session(SessionDetails session, Model model) {
        model.addAttribute("it", session);
        model.addAttribute("day", Days.inWords(session.heldOn()));
        model.addAttribute("here", SessionsRoutes.sheets(session.id()));
        model.addAttribute("back", "/" + SessionsRoutes.session(session.id()));
    }

    @GetMapping(SessionsRoutes.SHEET)
    String sheet(@PathVariable long id, @PathVariable long attempt, Model model) {
        return show(
                sheets.find(id, attempt),
                new SheetAnswers(new LinkedMultiValueMap<>()),
                List.of(),
                model);
    }

    private static String show(
            SheetPage page,
            SheetAnswers given,
            List<InvalidInputException.Problem> problems,
            Model model) {
        model.addAttribute("page", page);
        model.addAttribute("given", given);
        model.addAttribute("problems", problems);
        session(page.session(), model);
        return "sheet";
    }

    @PostMapping(SessionsRoutes.SHEET)
    String keyIn(
            @PathVariable long id,
            @PathVariable long attempt,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        SheetPage page = sheets.find(id, attempt);
        PaperAttempts.Sheet sheet = page.sheet();
        if (sheet != null) {
            SheetAnswers given = new SheetAnswers(fields);
            try {
                sheets.keyIn(id, attempt, given.of(sheet.questions()));
            } catch (InvalidInputException e) {
                return show(page, given, e.problems(), model);
            }
        }
        return "redirect:" + SessionsRoutes.sheet(id, attempt);
    }
}
