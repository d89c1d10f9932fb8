package org.dueregard.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.people.OrganisationService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/// Signing in at a shared tablet with a short name and a PIN.
@Controller
class KioskController {

    private static final int IDLE_SECONDS = 300;
    private static final String SCOPE = "kiosk";

    /// Checked against where there is nothing to check against, so that it takes as long.
    private final String nobodysPin;

    private final Kiosks kiosks;
    private final AccountDetailsService accounts;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final SignInSession session;
    private final PublicAddress publicAddress;
    private final CurrentCaller currentCaller;
    private final OrganisationService organisations;

    KioskController(
            Kiosks kiosks,
            AccountDetailsService accounts,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            SignInSession session,
            PublicAddress publicAddress,
            CurrentCaller currentCaller,
            OrganisationService organisations) {
        this.kiosks = kiosks;
        this.accounts = accounts;
        this.encoder = encoder;
        this.throttle = throttle;
        this.session = session;
        this.publicAddress = publicAddress;
        this.currentCaller = currentCaller;
        this.organisations = organisations;
        this.nobodysPin = String.valueOf(encoder.encode(Secrets.link()));
    }

    @GetMapping(SecurityRoutes.KIOSK)
    String page(Model model, HttpServletRequest request) {
        return show(model, request, null);
    }

    private String show(Model model, HttpServletRequest request, @Nullable String problem) {
        model.addAttribute("allowed", kiosks.schoolOf(cookie(request)).isPresent());
        model.addAttribute("problem", problem);
        return "kiosk";
    }

    @PostMapping(SecurityRoutes.KIOSK)
    String signIn(
            @RequestParam String name,
            @RequestParam String pin,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (kiosks.schoolOf(cookie(request)).isEmpty()) {
            return show(model, request, null);
        }
        String shortName = name.strip().toLowerCase(Locale.ROOT);
        String key = shortName;
        String address = request.getRemoteAddr();
        if (throttle.isBlocked(SCOPE, key, address)) {
            return show(model, request, "wait");
        }
        Optional<PortalUser> user = accounts.byKioskName(shortName);
        String hash = user.map(PortalUser::getPassword).orElse(nobodysPin);
        boolean right =
                encoder.matches(pin, hash) && user.filter(PortalUser::isEnabled).isPresent();
        if (!right || !worksHere(user.get(), request)) {
            throttle.failed(SCOPE, key, address);
            return show(model, request, "error");
        }
        throttle.succeeded(SCOPE, key, address);
        user.get().eraseCredentials();
        // Nothing of whoever used the tablet before.
        request.getSession().invalidate();
        session.complete(user.get(), null, SignInSession.PIN, request, response);
        request.getSession().setMaxInactiveInterval(IDLE_SECONDS);
        // At a session people type the code on the wall straight away.
        return code.isBlank()
                ? "redirect:/training"
                : "redirect:/join?code=" + UriUtils.encode(code.strip(), StandardCharsets.UTF_8);
    }

    /// A school's tablet is for that school's people.
    private boolean worksHere(PortalUser user, HttpServletRequest request) {
        return kiosks.schoolOf(cookie(request))
                .equals(Optional.ofNullable(user.caller().schoolId()));
    }

    /// Asks which school's tablet this is to be.
    @GetMapping(SecurityRoutes.KIOSK + "/allow")
    String askToAllow(Model model) {
        model.addAttribute("schools", organisations.schoolsFor(Action.SCHOOL_SETTINGS));
        return "kiosk-allow";
    }

    /// Makes the tablet in hand a shared one; whoever allowed it is signed out there.
    @PostMapping(SecurityRoutes.KIOSK + "/allow")
    String allow(
            @RequestParam long school,
            @RequestParam String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        currentCaller.get();
        String secret = kiosks.allow(school, name);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookieName(), secret)
                        .httpOnly(true)
                        .secure(publicAddress.isSecure())
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
        request.getSession().invalidate();
        return "redirect:" + SecurityRoutes.KIOSK;
    }

    private String cookieName() {
        return publicAddress.isSecure() ? "__Host-kiosk" : "kiosk";
    }

    private @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }
}
