package org.dueregard.security;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
    private static final int MOST_WAITING = 500;

    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final ExecutorService later =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("forgotten").daemon().factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    PasswordController(Passwords passwords, SignInThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @PreDestroy
    void close() {
        later.shutdown();
    }

    @GetMapping(SecurityRoutes.PASSWORD)
    String ask() {
        return "password-forgotten";
    }

    /// The same answer whatever the address is.
    @PostMapping(SecurityRoutes.PASSWORD)
    String asked(@RequestParam String email, Model model, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (throttle.isBlocked(ASKED, email, address)) {
            model.addAttribute("problem", "wait");
            return "password-forgotten";
        }
        throttle.failed(ASKED, email, address);
        // Elsewhere, so that the answer takes no longer where there is an account.
        later.execute(() -> passwords.forgotten(email));
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
