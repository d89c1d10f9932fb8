package org.dueregard.reminders.ui;

import java.time.Clock;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.people.SchoolName;
import org.dueregard.reminders.ChaseList;
import org.dueregard.reminders.ChaseListService;
import org.dueregard.reminders.ReminderService;
import org.dueregard.reminders.RemindersRoutes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list to print and walk round with.
@Controller
class ChaseController {

    /// No school has this number.
    private static final long NO_SCHOOL = -1;

    private final ChaseListService chase;
    private final ReminderService reminders;
    private final Clock clock;

    ChaseController(ChaseListService chase, ReminderService reminders, Clock clock) {
        this.chase = chase;
        this.reminders = reminders;
        this.clock = clock;
    }

    @GetMapping(RemindersRoutes.CHASE)
    String list(
            @RequestParam Optional<Long> school,
            @RequestParam(defaultValue = "false") boolean everybody,
            Model model) {
        long chosen =
                school.orElseGet(() ->
                        reminders.schools().stream()
                                .findFirst()
                                .map(SchoolName::id)
                                .orElse(NO_SCHOOL));
        ChaseList list = chase.list(chosen, Days.today(clock), everybody);
        model.addAttribute("list", list);
        model.addAttribute("at", Days.inWords(list.at()));
        model.addAttribute("here", RemindersRoutes.chase(chosen));
        model.addAttribute("back", "/" + RemindersRoutes.list(chosen, 1));
        return "chase";
    }
}
