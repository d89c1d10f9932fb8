package org.dueregard.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page behind the printed link: name, address and password of the first administrator.
@Controller
class SetUpLinkController {

    private final FirstAdministrator first;
    private final SignInCompletion completion;

    SetUpLinkController(FirstAdministrator first, SignInCompletion completion) {
        this.first = first;
        this.completion = completion;
    }

    @GetMapping("/set-up/{token}")
    String page(@PathVariable String token, Model model) {
        return show(token, "", "", model, List.of());
    }

    private String show(
            String token,
            String name,
            String email,
            Model model,
            List<InvalidInputException.Problem> problems) {
        model.addAttribute("open", first.isOpen(token));
        model.addAttribute("token", token);
        model.addAttribute("name", name);
        model.addAttribute("email", email);
        model.addAttribute("problems", problems);
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        return "set-up";
    }

    @PostMapping("/set-up/{token}")
    @Nullable String create(
            @PathVariable String token,
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam(name = "password-again") String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        Optional<PortalUser> user;
        try {
            user = first.create(token, name, email, password, again);
        } catch (InvalidInputException e) {
            return show(token, name, email, model, e.problems());
        }
        if (user.isEmpty()) {
            return show(token, name, email, model, List.of());
        }
        user.get().eraseCredentials();
        completion.onAuthenticationSuccess(
                request,
                response,
                UsernamePasswordAuthenticationToken.authenticated(
                        user.get(), null, user.get().getAuthorities()));
        return null;
    }
}
