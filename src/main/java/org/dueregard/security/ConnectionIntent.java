package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/// Tells "connect this account" from "sign in". The intent is put into the session by something that
/// other sites cannot forge, taken out once by the very next journey to a provider, and from then on
/// part of that journey's own record, next to its state and nonce.
final class ConnectionIntent implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String ATTRIBUTE = "org.dueregard.connect";

    private final HttpSessionOAuth2AuthorizationRequestRepository journeys =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    /// What a journey to a provider is for, other than signing in.
    ///
    /// @param accountId the account to be connected
    /// @param invitation the invitation to be taken
    record Intent(@Nullable Long accountId, @Nullable String invitation) implements Serializable {}

    static void connect(HttpSession session, long account) {
        session.setAttribute(ATTRIBUTE, new Intent(account, null));
    }

    static void accept(HttpSession session, String invitation) {
        session.setAttribute(ATTRIBUTE, new Intent(null, invitation));
    }

    /// Whether the answer that is being dealt with belongs to a journey that was to connect.
    static boolean isConnecting(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Intent intent
                && intent.accountId() != null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        return journeys.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest journey,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession session = request.getSession();
        Object account = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        OAuth2AuthorizationRequest kept = journey;
        if (account != null) {
            kept =
                    OAuth2AuthorizationRequest.from(journey)
                            .attributes(own -> own.put(ATTRIBUTE, account))
                            .build();
        }
        journeys.saveAuthorizationRequest(kept, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest journey = journeys.removeAuthorizationRequest(request, response);
        if (journey != null) {
            request.setAttribute(ATTRIBUTE, journey.<Object>getAttribute(ATTRIBUTE));
        }
        return journey;
    }
}
