package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.dueregard.access.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The sign-in page: plain HTML, so that it is there at once on a poor connection and password
/// managers understand it.
@Controller
class SignInController {

    private static final List<String> PROBLEMS =
            List.of("error", "wait", "busy", "expired", "unknown", "provider");

    private final CurrentCaller currentCaller;
    private final SignInProviders providers;
    private final RequestCache waiting = new HttpSessionRequestCache();

    SignInController(CurrentCaller currentCaller, SignInProviders providers) {
        this.currentCaller = currentCaller;
        this.providers = providers;
    }

    @GetMapping(SecurityRoutes.SIGN_IN)
    String page(
            @RequestParam Map<String, String> parameters,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (currentCaller.find().isPresent()) {
            return "redirect:/";
        }
        @Nullable String problem =
                PROBLEMS.stream().filter(parameters::containsKey).findFirst().orElse(null);
        model.addAttribute("problem", problem);
        model.addAttribute("signedOut", parameters.containsKey("signed-out"));
        model.addAttribute("changed", parameters.containsKey("changed"));
        model.addAttribute(
                "providers",
                providers.all().stream().map(ClientRegistration::getRegistrationId).toList());
        model.addAttribute("returning", isReturning(request, response));
        return "sign-in";
    }

    /// Whether somebody was in the middle of something: a page other than home waits behind this one.
    private boolean isReturning(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = waiting.getRequest(request, response);
        if (saved == null) {
            return false;
        }
        // Not parsed: what somebody typed into the address bar need not be a proper address.
        String path = saved.getRedirectUrl().replaceFirst("^\\w+://[^/]*", "");
        return !path.matches("/?(\\?.*)?");
    }
}
