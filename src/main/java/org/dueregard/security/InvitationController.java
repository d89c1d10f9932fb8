package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.InvalidInputException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// An invitation, by the link in a mail or the code on a slip of paper. Opening it changes nothing, so
/// that a mail scanner that follows links uses nothing up.
@Controller
class InvitationController {

    private final Invitations invitations;
    private final SignInProviders providers;
    private final SignInCompletion completion;
    private final SignInThrottle throttle;

    InvitationController(
            Invitations invitations,
            SignInProviders providers,
            SignInCompletion completion,
            SignInThrottle throttle) {
        this.invitations = invitations;
        this.providers = providers;
        this.completion = completion;
        this.throttle = throttle;
    }

    @GetMapping(SecurityRoutes.INVITATION)
    String code(@RequestParam(required = false) Optional<String> code, Model model) {
        if (code.isPresent() && !code.get().isBlank()) {
            String tidy = Secrets.normalised(code.get());
            return "redirect:" + SecurityRoutes.INVITATION + "/" + tidy.replaceAll("[^\\w-]", "");
        }
        return "invitation-code";
    }

    @GetMapping(SecurityRoutes.INVITATION + "/{token}")
    String page(@PathVariable String token, Model model, HttpServletRequest request) {
        return show(token, model, request, List.of());
    }

    private String show(
            String token,
            Model model,
            HttpServletRequest request,
            List<InvalidInputException.Problem> problems) {
        String address = request.getRemoteAddr();
        boolean blocked = throttle.isBlocked("invitation", "", address);
        Optional<Invitations.Invited> invited =
                blocked ? Optional.empty() : invitations.find(token);
        if (invited.isEmpty() && !blocked) {
            throttle.failedAnywhere("invitation", address);
        }
        model.addAttribute("blocked", blocked);
        model.addAttribute("invited", invited.orElse(null));
        model.addAttribute("problems", problems);
        model.addAttribute("token", token);
        model.addAttribute(
                "providers",
                providers.all().stream().map(ClientRegistration::getRegistrationId).toList());
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        return "invitation";
    }

    @PostMapping(SecurityRoutes.INVITATION + "/{token}")
    @org.jspecify.annotations.Nullable
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "password-again", defaultValue = "") String again,
            @RequestParam(defaultValue = "") String pin,
            @RequestParam(name = "pin-again", defaultValue = "") String pinAgain,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, jakarta.servlet.ServletException {
        Optional<PortalUser> user;
        try {
            user =
                    pin.isEmpty()
                            ? invitations.accept(token, password, again)
                            : invitations.acceptWithPin(token, pin, pinAgain);
        } catch (InvalidInputException e) {
            return show(token, model, request, e.problems());
        }
        if (user.isEmpty()) {
            return show(token, model, request, List.of());
        }
        if (!pin.isEmpty()) {
            model.addAttribute("kioskName", invitations.kioskName(user.get()));
            return "invitation-done";
        }
        user.get().eraseCredentials();
        completion.onAuthenticationSuccess(
                request,
                response,
                UsernamePasswordAuthenticationToken.authenticated(
                        user.get(), null, user.get().getAuthorities()));
        return null;
    }

    /// On to a provider; a redirect that followed a form would be stopped by the content policy.
    @PostMapping(SecurityRoutes.INVITATION + "/{token}/{provider}")
    String through(
            @PathVariable String token,
            @PathVariable String provider,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (providers.find(provider) == null || invitations.find(token).isEmpty()) {
            return show(token, model, request, List.of());
        }
        ConnectionIntent.accept(request.getSession(), token);
        String address = SignInProviders.START + "/" + provider;
        response.setHeader("Refresh", "0; url=" + address);
        model.addAttribute("address", address);
        return "going-on";
    }
}
