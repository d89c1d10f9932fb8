package org.dueregard.security;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;

/// What happens after the first factor, whichever it was: the second where one is owed or kept, then
/// on to where the person was going.
@Component
class SignInCompletion extends VaadinSavedRequestAwareAuthenticationSuccessHandler {

    private final SignInSession session;
    private final SecondFactors factors;

    SignInCompletion(SignInSession session, SecondFactors factors) {
        this.session = session;
        this.factors = factors;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (!(authentication.getPrincipal() instanceof PortalUser user)) {
            throw new IllegalStateException("Signed in as something else");
        }
        String factor =
                authentication instanceof OAuth2AuthenticationToken
                        ? FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY
                        : FactorGrantedAuthority.PASSWORD_AUTHORITY;
        boolean has = factors.of(user.caller().accountId()).hasAny();
        if (has || SecondFactors.isRequiredOf(user)) {
            session.pending(user, factor, request, response);
            response.sendRedirect(
                    has ? SecurityRoutes.SECOND_FACTOR : SecurityRoutes.NEW_SECOND_FACTOR);
        } else {
            session.complete(user, null, factor, request, response);
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }

    /// Where somebody was going before they were asked to sign in.
    void goOn(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        super.onAuthenticationSuccess(request, response, who);
    }
}
