package org.dueregard.sessions.ui;

import org.dueregard.common.Days;
import org.dueregard.sessions.Presentation;
import org.dueregard.sessions.PresentationService;
import org.dueregard.sessions.SessionsRoutes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The module on the wall, one screen at a time; the last one shows how to join.
@Controller
class PresentController {

    private final PresentationService presentations;

    PresentController(PresentationService presentations) {
        this.presentations = presentations;
    }

    @GetMapping(SessionsRoutes.PRESENT)
    String screen(
            @PathVariable long id, @RequestParam(defaultValue = "1") int screen, Model model) {
        Presentation presentation = presentations.presentation(id);
        int screens = presentation.screens().size() + 1;
        int shown = Math.clamp(screen, 1, screens);
        model.addAttribute("it", presentation);
        model.addAttribute("number", shown);
        model.addAttribute("screens", screens);
        model.addAttribute("day", Days.inWords(presentation.session().heldOn()));
        model.addAttribute("here", SessionsRoutes.present(id));
        model.addAttribute("leave", "/" + SessionsRoutes.session(id));
        model.addAttribute(
                "screen", shown == screens ? null : presentation.screens().get(shown - 1));
        return "present";
    }
}
