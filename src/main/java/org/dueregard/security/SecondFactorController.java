package org.dueregard.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The second step of signing in, and taking a second factor into use where a role asks for one and
/// there is none yet.
@Controller
class SecondFactorController {

    private static final String SECRET = SecondFactorController.class.getName() + ".secret";

    private final AccountDetailsService accounts;
    private final SecondFactors factors;
    private final PasskeyCeremonies ceremonies;
    private final SignInSession session;
    private final SignInCompletion completion;
    private final SignInThrottle throttle;
    private final AuditLog audit;

    SecondFactorController(
            AccountDetailsService accounts,
            SecondFactors factors,
            PasskeyCeremonies ceremonies,
            SignInSession session,
            SignInCompletion completion,
            SignInThrottle throttle,
            AuditLog audit) {
        this.accounts = accounts;
        this.factors = factors;
        this.ceremonies = ceremonies;
        this.session = session;
        this.completion = completion;
        this.throttle = throttle;
        this.audit = audit;
    }

    @GetMapping(SecurityRoutes.SECOND_FACTOR)
    String page(Authentication who, Model model) {
        if (!(who.getPrincipal() instanceof PendingSignIn)) {
            return "redirect:/";
        }
        SecondFactors.State state = state(who);
        if (!state.hasAny()) {
            return "redirect:" + SecurityRoutes.NEW_SECOND_FACTOR;
        }
        model.addAttribute("factors", state);
        return "second-factor";
    }

    @PostMapping(SecurityRoutes.SECOND_FACTOR)
    @Nullable String code(
            @RequestParam String code,
            @RequestParam(defaultValue = "false") boolean spare,
            Authentication who,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        if (!(who.getPrincipal() instanceof PendingSignIn)) {
            return "redirect:/";
        }
        PortalUser user = pending(who).user();
        String key = Long.toString(user.caller().accountId());
        String address = request.getRemoteAddr();
        String problem = null;
        if (throttle.isBlocked("code", key, address)) {
            problem = "wait";
        } else if (spare ? factors.useSpareCode(user, code) : factors.isRightCode(user, code)) {
            throttle.succeeded("code", key, address);
            finish(user, who, SignInSession.CODE, request, response);
            return null;
        } else {
            throttle.failed("code", key, address);
            failed(user);
            problem = "wrong";
        }
        model.addAttribute("problem", problem);
        model.addAttribute("factors", state(who));
        return "second-factor";
    }

    private void failed(PortalUser user) {
        audit.recordApart(
                user.caller().accountId(),
                AuditEvent.of(
                        AuditAction.SECOND_FACTOR_FAILED,
                        user.caller().schoolId(),
                        "account",
                        user.caller().accountId(),
                        Map.of()));
    }

    private void finish(
            PortalUser user,
            Authentication who,
            String factor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        session.complete(user, who, factor, request, response);
        completion.goOn(request, response, who);
    }

    @PostMapping(
            path = SecurityRoutes.SECOND_FACTOR + "/passkey/options",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String passkeyOptions(Authentication who, HttpSession http) {
        pending(who);
        return ceremonies.startProving(who, http);
    }

    @PostMapping(
            path = SecurityRoutes.SECOND_FACTOR + "/passkey",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> passkey(
            @RequestBody String body,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        PortalUser user = pending(who).user();
        ceremonies.finishProving(who, body, request.getSession());
        String next = next(request, response);
        session.complete(user, who, FactorGrantedAuthority.WEBAUTHN_AUTHORITY, request, response);
        return Map.of("next", next);
    }

    private static String next(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = new HttpSessionRequestCache().getRequest(request, response);
        return saved == null ? "/" : saved.getRedirectUrl();
    }

    /// Whoever is in the middle of signing in, as the account stands now: switched off, given other
    /// roles or another password meanwhile, they begin again.
    private PendingSignIn pending(Authentication who) {
        if (who.getPrincipal() instanceof PendingSignIn pending) {
            PortalUser before = pending.user();
            return accounts.byId(before.caller().accountId())
                    .filter(PortalUser::isEnabled)
                    .filter(now -> now.epoch() == before.epoch())
                    .map(PendingSignIn::new)
                    .orElseThrow(StaleSignInException::new);
        }
        throw new StaleSignInException();
    }

    @ExceptionHandler(StaleSignInException.class)
    String stale(HttpServletRequest request) {
        HttpSession http = request.getSession(false);
        if (http != null) {
            http.invalidate();
        }
        return "redirect:" + SecurityRoutes.SIGN_IN + "?expired";
    }

    /// Something about the account changed between the two steps.
    private static final class StaleSignInException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private SecondFactors.State state(Authentication who) {
        return factors.of(pending(who).user().caller().accountId());
    }

    /// Only for whoever has none: otherwise a stolen password would be enough to add one.
    @GetMapping(SecurityRoutes.NEW_SECOND_FACTOR)
    String enrol(Authentication who, Model model, HttpSession http) {
        if (!(who.getPrincipal() instanceof PendingSignIn pending)) {
            return "redirect:/";
        }
        if (state(who).hasAny()) {
            return "redirect:" + SecurityRoutes.SECOND_FACTOR;
        }
        showSecret(pending.user(), model, http);
        return "second-factor-new";
    }

    static void showSecret(PortalUser user, Model model, HttpSession http) {
        String secret =
                http.getAttribute(SECRET) instanceof String kept ? kept : TimeCodes.newSecret();
        http.setAttribute(SECRET, secret);
        model.addAttribute("secret", secret.replaceAll("(.{4})(?!$)", "$1 "));
        model.addAttribute(
                "picture",
                QrCode.picture(
                        "otpauth://totp/Due%20Regard:"
                                + java.net.URLEncoder.encode(
                                                user.getUsername(),
                                                java.nio.charset.StandardCharsets.UTF_8)
                                        .replace("+", "%20")
                                + "?secret="
                                + secret
                                + "&issuer=Due%20Regard&algorithm=SHA1&digits=6&period=30"));
    }

    static String takeSecret(HttpSession http) {
        return http.getAttribute(SECRET) instanceof String kept ? kept : "";
    }

    static void forgetSecret(HttpSession http) {
        http.removeAttribute(SECRET);
    }

    @PostMapping(SecurityRoutes.NEW_SECOND_FACTOR)
    String enrolApp(
            @RequestParam String code,
            Authentication who,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(who.getPrincipal() instanceof PendingSignIn)) {
            return "redirect:/";
        }
        HttpSession http = request.getSession();
        PortalUser user = pending(who).user();
        if (state(who).hasAny() || !factors.addApp(user, takeSecret(http), code)) {
            model.addAttribute("problem", "wrong");
            showSecret(user, model, http);
            return "second-factor-new";
        }
        forgetSecret(http);
        model.addAttribute("next", next(request, response));
        session.complete(user, who, SignInSession.CODE, request, response);
        model.addAttribute("codes", factors.newSpareCodes(user));
        return "spare-codes";
    }

    @PostMapping(
            path = SecurityRoutes.NEW_SECOND_FACTOR + "/passkey/options",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String enrolPasskeyOptions(Authentication who, HttpSession http) {
        if (state(who).hasAny()) {
            throw new BadCredentialsException("There is a second factor already");
        }
        return ceremonies.startRegistering(who, http);
    }

    @PostMapping(
            path = SecurityRoutes.NEW_SECOND_FACTOR + "/passkey",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> enrolPasskey(
            @RequestBody String body,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        PortalUser user = pending(who).user();
        if (state(who).hasAny()) {
            throw new BadCredentialsException("There is a second factor already");
        }
        ceremonies.finishRegistering(body, request.getSession());
        factors.passkeyChanged(user, AuditAction.FACTOR_ADDED);
        session.complete(user, who, FactorGrantedAuthority.WEBAUTHN_AUTHORITY, request, response);
        return Map.of("next", SecurityRoutes.ACCOUNT + "?spare-codes");
    }

    @ExceptionHandler(BadCredentialsException.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    @ResponseBody
    Map<String, String> refused() {
        return Map.of("problem", "refused");
    }
}
