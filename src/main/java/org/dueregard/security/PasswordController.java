package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dueregard.common.InvalidInputException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// "I have forgotten my password", and the link that comes of it.
@Controller
class PasswordController {

    private static final String ASKED = "forgotten";

    private final Passwords passwords;
    private final SignInThrottle throttle;

    PasswordController(Passwords passwords, SignInThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @GetMapping(SecurityRoutes.PASSWORD)
    String ask() {
        return "password-forgotten";
    }

    /// The same answer whatever the address is.
    @PostMapping(SecurityRoutes.PASSWORD)
    String asked(@RequestParam String email, Model model, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String key = ASKED + "|" + email;
        if (throttle.isBlocked(key, address)) {
            model.addAttribute("problem", "wait");
            return "password-forgotten";
        }
        throttle.failed(key, address);
        passwords.forgotten(email);
        model.addAttribute("asked", true);
        return "password-forgotten";
    }

    @GetMapping(SecurityRoutes.PASSWORD + "/{token}")
    String page(@PathVariable String token, Model model) {
        return show(token, model, List.of());
    }

    private String show(String token, Model model, List<InvalidInputException.Problem> problems) {
        model.addAttribute("open", passwords.isOpen(token));
        model.addAttribute("token", token);
        model.addAttribute("problems", problems);
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        return "password";
    }

    @PostMapping(SecurityRoutes.PASSWORD + "/{token}")
    String set(
            @PathVariable String token,
            @RequestParam String password,
            @RequestParam(name = "password-again") String again,
            Model model) {
        try {
            return passwords.reset(token, password, again)
                    ? "redirect:" + SecurityRoutes.SIGN_IN + "?changed"
                    : show(token, model, List.of());
        } catch (InvalidInputException e) {
            return show(token, model, e.problems());
        }
    }
}
