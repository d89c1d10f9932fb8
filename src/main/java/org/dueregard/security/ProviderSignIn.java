package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/// Signing in through Microsoft or Google. What comes out is the same [PortalUser] as after a
/// password; nothing of the provider's is kept, neither tokens nor claims.
@Component
class ProviderSignIn {

    static final String CONNECTED = "/account?connected";
    static final String NOT_CONNECTED = "/account?not-connected";

    private static final Logger log = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SignInProviders providers;
    private final AccountIdentities identities;
    private final AccountDetailsService accounts;
    private final Invitations invitations;
    private final SignInCompletion completion;
    private final SignInSession session;
    private final AuditLog audit;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    ProviderSignIn(
            SignInProviders providers,
            AccountIdentities identities,
            AccountDetailsService accounts,
            Invitations invitations,
            SignInCompletion completion,
            SignInSession session,
            AuditLog audit,
            CurrentCaller currentCaller,
            Clock clock) {
        this.providers = providers;
        this.identities = identities;
        this.accounts = accounts;
        this.invitations = invitations;
        this.completion = completion;
        this.session = session;
        this.audit = audit;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /// Adds the providers, if there are any. To be called after the framework's own rules, which set
    /// the request cache.
    void applyTo(HttpSecurity http) {
        if (providers.all().isEmpty()) {
            return;
        }
        http.oauth2Login(login -> {
            login.loginPage(SecurityRoutes.SIGN_IN);
            login.clientRegistrationRepository(providers::find);
            login.authorizedClientRepository(new ForgottenTokens());
            login.authorizationEndpoint(start -> {
                start.authorizationRequestResolver(authorizationRequests());
                start.authorizationRequestRepository(new ConnectionIntent());
            });
            login.tokenEndpoint(token -> token.accessTokenResponseClient(tokenClient()));
            // Only what the signed token says; nobody asks the provider for more.
            login.userInfoEndpoint(info ->
                    info.oidcUserService(
                            request -> new DefaultOidcUser(List.of(), request.getIdToken())));
            login.successHandler(successHandler());
            login.failureHandler(this::failed);
            login.withObjectPostProcessor(
                    processor(
                            OidcAuthorizationCodeAuthenticationProvider.class,
                            provider ->
                                    provider.setJwtDecoderFactory(registration ->
                                            decoders.computeIfAbsent(
                                                    registration.getRegistrationId(),
                                                    id -> decoder(registration)))));
            login.withObjectPostProcessor(
                    processor(
                            OAuth2LoginAuthenticationFilter.class,
                            filter -> filter.setAuthenticationResultConverter(this::asPortalUser)));
            login.withObjectPostProcessor(
                    processor(
                            OAuth2AuthorizationRequestRedirectFilter.class,
                            filter ->
                                    filter.setAuthenticationFailureHandler(
                                            (request, response, failure) ->
                                                    response.sendError(404))));
        });
    }

    private OAuth2AuthorizationRequestResolver authorizationRequests() {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(
                        providers::find, SignInProviders.START);
        resolver.setAuthorizationRequestCustomizer(request -> {
            // Machines in staff rooms are shared.
            request.additionalParameters(more -> more.put("prompt", "select_account"));
            request.attributes(own -> {
                String domain = providers.required(SignInProviders.GOOGLE);
                if (domain != null
                        && SignInProviders.GOOGLE.equals(
                                own.get(OAuth2ParameterNames.REGISTRATION_ID))) {
                    // Spares a choice; what counts is the claim that comes back.
                    request.additionalParameters(more -> more.put("hd", domain));
                }
            });
        });
        return resolver;
    }

    private OAuth2AuthenticationToken asPortalUser(OAuth2LoginAuthenticationToken answer) {
        ClientRegistration registration = answer.getClientRegistration();
        String issuer = registration.getProviderDetails().getIssuerUri();
        String subject =
                answer.getPrincipal() instanceof OidcUser person ? person.getSubject() : null;
        if (issuer == null || subject == null) {
            throw new UnknownIdentityException();
        }
        ConnectionIntent.@Nullable Intent intent =
                answer.getAuthorizationExchange()
                        .getAuthorizationRequest()
                        .getAttribute(ConnectionIntent.ATTRIBUTE);
        Optional<Long> signedIn = currentCaller.find().map(Caller::accountId);
        if (intent != null) {
            follow(intent, signedIn, registration.getRegistrationId(), issuer, subject);
        }
        PortalUser user =
                identities
                        .accountOf(issuer, subject)
                        .flatMap(accounts::byId)
                        .filter(PortalUser::isEnabled)
                        .orElseThrow(UnknownIdentityException::new);
        if (signedIn.isPresent() && signedIn.get() != user.caller().accountId()) {
            // The session holds the other person's open pages.
            throw new UnknownIdentityException();
        }
        user.eraseCredentials();
        return new OAuth2AuthenticationToken(
                user, user.getAuthorities(), registration.getRegistrationId());
    }

    private void follow(
            ConnectionIntent.Intent intent,
            Optional<Long> signedIn,
            String provider,
            String issuer,
            String subject) {
        Long connecting = intent.accountId();
        String invitation = intent.invitation();
        boolean done;
        if (connecting != null) {
            done =
                    signedIn.equals(Optional.of(connecting))
                            && identities.link(provider, issuer, subject, connecting);
        } else {
            done =
                    invitation != null
                            && invitations
                                    .acceptThrough(invitation, provider, issuer, subject)
                                    .isPresent();
        }
        if (!done) {
            throw new UnknownIdentityException();
        }
        identities
                .accountOf(issuer, subject)
                .ifPresent(account ->
                        audit.recordApart(
                                account,
                                AuditEvent.of(
                                        AuditAction.IDENTITY_LINKED,
                                        accounts.byId(account)
                                                .map(user -> user.caller().schoolId())
                                                .orElse(null),
                                        "account",
                                        account,
                                        Map.of("provider", provider))));
    }

    private AuthenticationSuccessHandler successHandler() {
        return (request, response, authentication) -> {
            if (ConnectionIntent.isConnecting(request)) {
                session.connected(authentication, request, response);
                response.sendRedirect(CONNECTED);
            } else {
                completion.onAuthenticationSuccess(request, response, authentication);
            }
        };
    }

    private void failed(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        if (!(failure instanceof UnknownIdentityException)) {
            log.warn(
                    "Signing in through a provider failed: {}", failure.getClass().getSimpleName());
        }
        String reason = failure instanceof UnknownIdentityException ? "unknown" : "provider";
        // The filter has emptied the holder by now; whoever was signed in still is, in the session.
        boolean signedIn = new HttpSessionSecurityContextRepository().containsContext(request);
        response.sendRedirect(signedIn ? NOT_CONNECTED : SecurityRoutes.SIGN_IN + "?" + reason);
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        OidcIdTokenDecoderFactory factory = new OidcIdTokenDecoderFactory();
        factory.setJwtValidatorFactory(this::validator);
        return factory.createDecoder(registration);
    }

    private OAuth2TokenValidator<Jwt> validator(ClientRegistration registration) {
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        OidcIdTokenValidator token = new OidcIdTokenValidator(registration);
        token.setClock(clock);
        String id = registration.getRegistrationId();
        String required = providers.required(id);
        if (required == null) {
            return new DelegatingOAuth2TokenValidator<>(times, token);
        }
        String claim = id.equals(SignInProviders.MICROSOFT) ? "tid" : "hd";
        return new DelegatingOAuth2TokenValidator<>(
                times, token, new JwtClaimValidator<Object>(claim, required::equals));
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        SimpleClientHttpRequestFactory patient = new SimpleClientHttpRequestFactory();
        patient.setConnectTimeout(PATIENCE);
        patient.setReadTimeout(PATIENCE);
        RestClientAuthorizationCodeTokenResponseClient client =
                new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(
                RestClient.builder()
                        .requestFactory(patient)
                        .configureMessageConverters(converters -> {
                            converters.addCustomConverter(new FormHttpMessageConverter());
                            converters.addCustomConverter(
                                    new OAuth2AccessTokenResponseHttpMessageConverter());
                        })
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());
        return client;
    }

    private static <T> ObjectPostProcessor<Object> processor(Class<T> type, Consumer<T> change) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O> O postProcess(O object) {
                if (type.isInstance(object)) {
                    change.accept(type.cast(object));
                }
                return object;
            }
        };
    }

    /// Access tokens are not needed once somebody is signed in.
    private static final class ForgottenTokens implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
