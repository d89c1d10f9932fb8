package org.dueregard.security;

import java.util.List;
import org.dueregard.access.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The sign-in page: plain HTML, so that it is there at once on a poor connection and password
/// managers understand it.
@Controller
class SignInController {

    private static final List<String> PROBLEMS = List.of("error", "wait", "busy", "expired");

    private final CurrentCaller currentCaller;

    SignInController(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @GetMapping(SecurityRoutes.SIGN_IN)
    String page(@RequestParam java.util.Map<String, String> parameters, Model model) {
        if (currentCaller.find().isPresent()) {
            return "redirect:/";
        }
        @Nullable String problem =
                PROBLEMS.stream().filter(parameters::containsKey).findFirst().orElse(null);
        model.addAttribute("problem", problem);
        model.addAttribute("signedOut", parameters.containsKey("signed-out"));
        return "sign-in";
    }
}
