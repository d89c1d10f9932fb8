package org.dueregard.sessions.ui;

import java.nio.charset.StandardCharsets;
import org.dueregard.common.Days;
import org.dueregard.sessions.JoinService;
import org.dueregard.sessions.JoinStep;
import org.dueregard.sessions.SessionsRoutes;
import org.dueregard.training.TrainingRoutes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/// Joining a session with the code on the wall. Looking changes nothing; the one button says who is
/// joining, which matters where a tablet goes round.
@Controller
class JoinController {

    private final JoinService joins;

    JoinController(JoinService joins) {
        this.joins = joins;
    }

    @GetMapping(SessionsRoutes.JOIN)
    String ask(@RequestParam(defaultValue = "") String code) {
        return code.isBlank()
                ? "join"
                : "redirect:"
                        + SessionsRoutes.join(
                                UriUtils.encodePathSegment(code.strip(), StandardCharsets.UTF_8));
    }

    @GetMapping(SessionsRoutes.JOIN + "/{code}")
    String look(@PathVariable String code, Model model) {
        return show(joins.look(code), model);
    }

    @PostMapping(SessionsRoutes.JOIN + "/{code}")
    String join(@PathVariable String code, Model model) {
        JoinStep step = joins.join(code);
        return step instanceof JoinStep.Door door
                ? "redirect:/" + TrainingRoutes.quiz(door.session().moduleId())
                : show(step, model);
    }

    private static String show(JoinStep step, Model model) {
        switch (step) {
            case JoinStep.Door door -> {
                model.addAttribute("door", door);
                model.addAttribute("day", Days.inWords(door.session().heldOn()));
                model.addAttribute("from", Days.timeInWords(door.session().beginsAt()));
                model.addAttribute("to", Days.timeInWords(door.session().endsAt()));
            }
            case JoinStep.WrongCode wrong -> model.addAttribute("wrong", true);
            case JoinStep.Wait wait -> model.addAttribute("until", Days.timeInWords(wait.until()));
        }
        return "join";
    }
}
