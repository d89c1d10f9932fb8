package org.dueregard.reminders.ui;

import java.time.Clock;
import org.dueregard.common.Days;
import org.dueregard.reminders.ChaseList;
import org.dueregard.reminders.ChaseListService;
import org.dueregard.reminders.RemindersRoutes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list to print and walk round with.
@Controller
class ChaseController {

    private final ChaseListService chase;
    private final Clock clock;

    ChaseController(ChaseListService chase, Clock clock) {
        this.chase = chase;
        this.clock = clock;
    }

    @GetMapping(RemindersRoutes.CHASE)
    String list(
            @RequestParam long school,
            @RequestParam(defaultValue = "false") boolean everybody,
            Model model) {
        ChaseList list = chase.list(school, Days.today(clock), everybody);
        model.addAttribute("list", list);
        model.addAttribute("at", Days.inWords(list.at()));
        model.addAttribute("here", RemindersRoutes.chase(school));
        model.addAttribute("back", "/" + RemindersRoutes.list(school, 1));
        return "chase";
    }
}
