package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dueregard.audit.AuditAction;
import org.dueregard.common.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// "My account": how one signs in, with what, and where one is signed in. What matters is asked for
/// again first.
@Controller
class AccountController {

    private static final String BACK = "redirect:" + SecurityRoutes.ACCOUNT;

    private final OwnAccount own;
    private final SecondFactors factors;
    private final PasskeyCeremonies ceremonies;
    private final Passkeys passkeys;
    private final PasskeyHandles handles;
    private final Passwords passwords;
    private final SignInProviders providers;
    private final FreshSignIn fresh;

    AccountController(
            OwnAccount own,
            SecondFactors factors,
            PasskeyCeremonies ceremonies,
            Passkeys passkeys,
            PasskeyHandles handles,
            Passwords passwords,
            SignInProviders providers,
            FreshSignIn fresh) {
        this.own = own;
        this.factors = factors;
        this.ceremonies = ceremonies;
        this.passkeys = passkeys;
        this.handles = handles;
        this.passwords = passwords;
        this.providers = providers;
        this.fresh = fresh;
    }

    /// The person, and never somebody at a shared tablet.
    private static PortalUser user(Authentication who) {
        if (who.getPrincipal() instanceof PortalUser user && !user.caller().isAtKiosk()) {
            return user;
        }
        throw new AccessDeniedException("No account of one's own here");
    }

    @GetMapping(SecurityRoutes.ACCOUNT)
    String page(Authentication who, Model model, HttpServletRequest request) {
        return show(who, model, request, List.of());
    }

    private String show(
            Authentication who,
            Model model,
            HttpServletRequest request,
            List<InvalidInputException.Problem> problems) {
        PortalUser user = user(who);
        long account = user.caller().accountId();
        model.addAttribute("caller", user.caller());
        model.addAttribute("email", user.getUsername());
        model.addAttribute("problems", problems);
        model.addAttribute("factors", factors.of(account));
        model.addAttribute("required", SecondFactors.isRequiredOf(user));
        model.addAttribute("passkeys", passkeys(user));
        model.addAttribute("sessions", own.sessions(account, request.getSession(false)));
        model.addAttribute("connected", own.providers(account));
        model.addAttribute(
                "providers",
                providers.all().stream().map(ClientRegistration::getRegistrationId).toList());
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        model.addAttribute("told", told(request));
        return "account";
    }

    private static @Nullable String told(HttpServletRequest request) {
        return List.of("saved", "connected", "not-connected", "sent", "spare-codes", "again")
                .stream()
                .filter(request.getParameterMap()::containsKey)
                .findFirst()
                .orElse(null);
    }

    /// A passkey as it is listed.
    record Listed(String id, String label, java.time.Instant createdAt) {}

    private List<Listed> passkeys(PortalUser user) {
        var owner = handles.findByUsername(user.getUsername());
        if (owner == null) {
            return List.of();
        }
        return passkeys.findByUserId(owner.getId()).stream()
                .map(key ->
                        new Listed(
                                key.getCredentialId().toBase64UrlString(),
                                key.getLabel(),
                                key.getCreated()))
                .toList();
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/password")
    String password(
            @RequestParam String password,
            @RequestParam(name = "password-again") String again,
            Authentication who,
            Model model,
            HttpServletRequest request) {
        fresh.require();
        try {
            passwords.change(user(who), password, again);
        } catch (InvalidInputException e) {
            return show(who, model, request, e.problems());
        }
        own.endOthers(user(who), request.getSession());
        return BACK + "?saved";
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/address")
    String address(
            @RequestParam String email,
            Authentication who,
            Model model,
            HttpServletRequest request) {
        fresh.require();
        try {
            own.askForAddress(user(who), email);
        } catch (InvalidInputException e) {
            return show(who, model, request, e.problems());
        }
        return BACK + "?sent";
    }

    /// The link in the mail to the new address.
    @GetMapping(SecurityRoutes.ACCOUNT + "/address/{token}")
    String confirmAddress(@PathVariable String token, Authentication who, Model model) {
        user(who);
        model.addAttribute("token", token);
        return "account-address";
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/address/{token}")
    String changeAddress(
            @PathVariable String token,
            Authentication who,
            Model model,
            HttpServletRequest request) {
        boolean done;
        try {
            done = own.changeAddress(user(who), token);
        } catch (InvalidInputException e) {
            return show(who, model, request, e.problems());
        }
        if (!done) {
            return show(
                    who,
                    model,
                    request,
                    List.of(new InvalidInputException.Problem("email", "account.link-over")));
        }
        request.getSession().invalidate();
        return "redirect:" + SecurityRoutes.SIGN_IN + "?changed";
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/sessions")
    String endSessions(
            @RequestParam Optional<String> id, Authentication who, HttpServletRequest request) {
        if (id.isPresent()) {
            own.endSession(user(who), id.get());
        } else {
            own.endOthers(user(who), request.getSession(false));
        }
        return BACK + "?saved";
    }

    @GetMapping(SecurityRoutes.ACCOUNT + "/app")
    String app(Authentication who, Model model, HttpSession http) {
        fresh.require();
        SecondFactorController.showSecret(user(who), model, http);
        return "account-app";
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/app")
    String addApp(@RequestParam String code, Authentication who, Model model, HttpSession http) {
        fresh.require();
        PortalUser user = user(who);
        if (!factors.addApp(user, SecondFactorController.takeSecret(http), code)) {
            SecondFactorController.showSecret(user, model, http);
            model.addAttribute("problem", "wrong");
            return "account-app";
        }
        SecondFactorController.forgetSecret(http);
        return factors.of(user.caller().accountId()).spareCodes() == 0
                ? spareCodes(who, model)
                : BACK + "?saved";
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/app/remove")
    String removeApp(Authentication who, Model model, HttpServletRequest request) {
        fresh.require();
        PortalUser user = user(who);
        if (SecondFactors.isRequiredOf(user)
                && factors.of(user.caller().accountId()).passkeys() == 0) {
            return lastOne(who, model, request);
        }
        factors.removeApp(user);
        return BACK + "?saved";
    }

    private String lastOne(Authentication who, Model model, HttpServletRequest request) {
        return show(
                who,
                model,
                request,
                List.of(new InvalidInputException.Problem("", "account.last-factor")));
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/spare-codes")
    String spareCodes(Authentication who, Model model) {
        fresh.require();
        model.addAttribute("codes", factors.newSpareCodes(user(who)));
        model.addAttribute("next", SecurityRoutes.ACCOUNT);
        return "spare-codes";
    }

    @PostMapping(
            path = SecurityRoutes.ACCOUNT + "/passkeys/options",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String passkeyOptions(Authentication who, HttpSession http) {
        requireFreshKey();
        user(who);
        return ceremonies.startRegistering(who, http);
    }

    @PostMapping(
            path = SecurityRoutes.ACCOUNT + "/passkeys",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> addPasskey(@RequestBody String body, Authentication who, HttpSession http) {
        requireFreshKey();
        ceremonies.finishRegistering(body, http);
        factors.passkeyChanged(user(who), AuditAction.FACTOR_ADDED);
        return Map.of("next", SecurityRoutes.ACCOUNT + "?saved");
    }

    private void requireFreshKey() {
        if (!fresh.isFresh()) {
            throw new BadCredentialsException("Proved too long ago");
        }
    }

    @GetMapping(SecurityRoutes.ACCOUNT + "/passkey")
    String newPasskey(Authentication who) {
        fresh.require();
        user(who);
        return "account-passkey";
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/passkeys/remove")
    String removePasskey(
            @RequestParam String id, Authentication who, Model model, HttpServletRequest request) {
        fresh.require();
        PortalUser user = user(who);
        SecondFactors.State state = factors.of(user.caller().accountId());
        if (SecondFactors.isRequiredOf(user) && !state.hasApp() && state.passkeys() < 2) {
            return lastOne(who, model, request);
        }
        if (passkeys(user).stream().anyMatch(key -> key.id().equals(id))) {
            passkeys.delete(Bytes.fromBase64(id));
            factors.passkeyChanged(user, AuditAction.FACTOR_REMOVED);
        }
        return BACK + "?saved";
    }

    /// Begins connecting; the answer is a page, since browsers hold a redirect that follows a form
    /// against the content policy.
    @PostMapping(SecurityRoutes.ACCOUNT + "/connect/{provider}")
    String connect(
            @PathVariable String provider,
            Authentication who,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        fresh.require();
        if (providers.find(provider) == null) {
            return BACK;
        }
        ConnectionIntent.connect(request.getSession(), user(who).caller().accountId());
        String address = SignInProviders.START + "/" + provider;
        response.setHeader("Refresh", "0; url=" + address);
        model.addAttribute("address", address);
        return "going-on";
    }

    @PostMapping(SecurityRoutes.ACCOUNT + "/disconnect/{provider}")
    String disconnect(
            @PathVariable String provider,
            Authentication who,
            Model model,
            HttpServletRequest request) {
        fresh.require();
        if (!own.disconnect(user(who), provider)) {
            return show(
                    who,
                    model,
                    request,
                    List.of(new InvalidInputException.Problem("", "account.last-way-in")));
        }
        return BACK + "?saved";
    }

    @GetMapping(SecurityRoutes.CONFIRM)
    String confirm(Authentication who, Model model) {
        PortalUser user = user(who);
        model.addAttribute("factors", factors.of(user.caller().accountId()));
        model.addAttribute("hasPassword", own.hasPassword(user));
        return "account-confirm";
    }

    @PostMapping(SecurityRoutes.CONFIRM)
    String confirmed(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            Authentication who,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (own.proveAgain(user(who), who, password, code, request, response)) {
            return "redirect:" + next(request);
        }
        model.addAttribute("problem", true);
        return confirm(who, model);
    }

    @PostMapping(
            path = SecurityRoutes.CONFIRM + "/passkey/options",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String confirmOptions(Authentication who, HttpSession http) {
        user(who);
        return ceremonies.startProving(who, http);
    }

    @PostMapping(
            path = SecurityRoutes.CONFIRM + "/passkey",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> confirmByPasskey(
            @RequestBody String body,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        ceremonies.finishProving(who, body, request.getSession());
        own.provedByPasskey(user(who), who, request, response);
        return Map.of("next", next(request));
    }

    /// Only pages of one's own account lie behind the question.
    private static String next(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object wanted = session.getAttribute(NEXT);
        session.removeAttribute(NEXT);
        return wanted instanceof String path && Arrays.asList(PAGES).contains(path)
                ? path
                : SecurityRoutes.ACCOUNT + "?again";
    }

    private static final String NEXT = AccountController.class.getName() + ".next";
    private static final String[] PAGES = {
        SecurityRoutes.ACCOUNT + "/app", SecurityRoutes.ACCOUNT + "/passkey"
    };

    @ExceptionHandler(FreshSignInNeededException.class)
    String askAgain(HttpServletRequest request) {
        request.getSession().setAttribute(NEXT, request.getRequestURI());
        return "redirect:" + SecurityRoutes.CONFIRM;
    }

    @ExceptionHandler(BadCredentialsException.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    @ResponseBody
    Map<String, String> refused() {
        return Map.of("problem", "refused");
    }
}
