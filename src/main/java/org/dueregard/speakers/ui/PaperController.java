package org.dueregard.speakers.ui;

import jakarta.servlet.http.HttpServletResponse;
import org.dueregard.common.Days;
import org.dueregard.speakers.PaperService;
import org.dueregard.speakers.RequestMissingException;
import org.dueregard.speakers.SpeakersRoutes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Pages of the front door to print, the slip of a visit, and the page that checks one.
@Controller
class PaperController {

    /// Rows for visitors that nobody expects.
    private static final int EMPTY_ROWS = 4;

    private final PaperService paper;

    PaperController(PaperService paper) {
        this.paper = paper;
    }

    @ExceptionHandler(RequestMissingException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing() {
        return "error";
    }

    @GetMapping(SpeakersRoutes.PRINTED)
    String doorList(Model model, HttpServletResponse response) {
        privately(response);
        PaperService.DoorList list = paper.doorList();
        model.addAttribute("list", list);
        model.addAttribute("day", Days.inWords(list.day()));
        model.addAttribute("at", Days.inWords(list.at()));
        model.addAttribute("rows", EMPTY_ROWS);
        return "reception-print";
    }

    @GetMapping(SpeakersRoutes.ON_SITE)
    String onSite(Model model, HttpServletResponse response) {
        privately(response);
        PaperService.Presence presence = paper.presence();
        model.addAttribute("presence", presence);
        model.addAttribute("at", Days.inWords(presence.at()));
        model.addAttribute(
                "since", presence.people().stream().map(one -> Days.inWords(one.since())).toList());
        return "reception-on-site";
    }

    @GetMapping(SpeakersRoutes.CHECK_SLIP)
    String checkSlip(Model model, HttpServletResponse response) {
        privately(response);
        model.addAttribute("check", paper.slipCheck());
        return "reception-slip";
    }

    @GetMapping(SpeakersRoutes.SLIP)
    String slip(
            @PathVariable String reference,
            @PathVariable String visit,
            Model model,
            HttpServletResponse response) {
        privately(response);
        PaperService.Slip slip = paper.slip(reference, visit);
        model.addAttribute("slip", slip);
        model.addAttribute("day", Days.inWords(slip.visit().on()));
        model.addAttribute("back", "/" + SpeakersRoutes.file(reference));
        return "visit-slip";
    }

    private static void privately(HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-store");
    }
}
