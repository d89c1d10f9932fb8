package org.dueregard.pathway.ui;

import java.time.Clock;
import org.dueregard.common.Days;
import org.dueregard.pathway.PathwayRoutes;
import org.dueregard.pathway.PathwayService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// "Who to tell": HTML that works without scripts, prints, and takes nothing down.
@Controller
class WhoToTellController {

    private final PathwayService pathway;
    private final Clock clock;

    WhoToTellController(PathwayService pathway, Clock clock) {
        this.pathway = pathway;
        this.clock = clock;
    }

    @GetMapping(PathwayRoutes.WHO_TO_TELL)
    String page(Model model) {
        model.addAttribute("route", pathway.whoToTell());
        model.addAttribute("today", Days.inWords(Days.today(clock)));
        return "who-to-tell";
    }
}
