package org.dueregard.administration.ui;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.common.Days;
import org.dueregard.security.AccountService;
import org.dueregard.security.PrintedCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Slips with first-time codes for people without e-mail, to be printed and handed over. Making them
/// makes new codes, so it takes a button and not a link.
@Controller
class SlipsController {

    private final AccountService accounts;
    private final Clock clock;

    SlipsController(AccountService accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/" + AdministrationRoutes.CODES)
    String ask(
            @RequestParam(required = false) Optional<Long> person,
            @RequestParam(required = false) Optional<Long> school,
            Model model) {
        long count =
                person.isPresent()
                        ? 1
                        : accounts.countUninvited(
                                school.orElse(null), AccountService.Uninvited.WITHOUT_ADDRESS);
        model.addAttribute("count", count);
        model.addAttribute("person", person.orElse(null));
        model.addAttribute("school", school.orElse(null));
        return "slips";
    }

    @PostMapping("/" + AdministrationRoutes.CODES)
    String make(
            @RequestParam(required = false) Optional<Long> person,
            @RequestParam(required = false) Optional<Long> school,
            Model model) {
        List<PrintedCode> slips =
                person.map(id -> List.of(accounts.printCode(id)))
                        .orElseGet(() -> accounts.printCodes(school.orElse(null)));
        model.addAttribute("slips", slips);
        model.addAttribute("until", Days.inWords(Days.today(clock).plusDays(14)));
        return "slips";
    }
}
