package org.dueregard.security;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Who may reach what over HTTP, and the headers that go with every answer.
///
/// The content policy still allows inline and evaluated scripts, which the framework needs up to its
/// version 25.3; everything else is shut.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {

    static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
                    + " style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self'; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final String ARGON2 = "argon2";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final long ONE_YEAR_SECONDS = 31_536_000;

    @Bean
    SecurityFilterChain filterChain(
            HttpSecurity http,
            RequestUtil requestUtil,
            PublicAddress publicAddress,
            AccountSessions sessions,
            SignInCompletion completion,
            ProviderSignIn providers,
            SignOut signOut,
            MultipartConfigElement uploads,
            Clock clock)
            throws Exception {
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers("/actuator/health", "/login", "/styles/**", "/error")
                        .permitAll()
                        .requestMatchers(
                                "/set-up/**",
                                "/invitation/**",
                                "/password/**",
                                "/kiosk",
                                "/certificates/{code}",
                                "/certificates/keys/*",
                                "/speakers/agreement/*",
                                "/speakers/advice/*",
                                "/calendar/*",
                                "/who-to-tell/*",
                                "/parents/{school}",
                                "/parents/{school}/documents/{id}",
                                "/privacy")
                        .permitAll()
                        .requestMatchers("/second-factor/**")
                        .hasAuthority(SignInSession.PENDING)
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers(
                                "/who-to-tell",
                                "/directory/**",
                                "/content-files/**",
                                "/account/**",
                                "/evidence/**",
                                "/kiosk/allow",
                                "/people/**",
                                "/certificates/**",
                                "/sessions/**",
                                "/reminders/**",
                                "/speakers/**",
                                "/reception/**",
                                "/lessons/**",
                                "/join/**",
                                "/content/**",
                                "/settings/**",
                                "/audit/**")
                        .hasRole(PortalRole.Name.STAFF));
        http.headers(headers -> {
            // Pages of the framework are forwarded and would be gone before the headers came.
            headers.withObjectPostProcessor(writeEagerly());
            headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY));
            headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
            headers.permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
            headers.frameOptions(frame -> frame.deny());
            headers.httpStrictTransportSecurity(hsts -> {
                if (publicAddress.isSecure()) {
                    hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                            .maxAgeInSeconds(ONE_YEAR_SECONDS);
                } else {
                    hsts.disable();
                }
            });
        });
        http.addFilterBefore(new SessionLifetimeFilter(clock), SecurityContextHolderFilter.class);
        http.addFilterAfter(new AccountSessionFilter(sessions), SecurityContextHolderFilter.class);
        http.addFilterBefore(new UploadLimitFilter(uploads.getMaxRequestSize()), CsrfFilter.class);
        http.addFilterBefore(new SecondFactorGate(requestUtil), AuthorizationFilter.class);
        // The framework's own rules put a handler of this kind in place; it has to be this one.
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, completion);
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> {
                    // Its own rule would leave the sign-in form without a token.
                    vaadin.enableCsrfConfiguration(false);
                    vaadin.loginView("/login", "/login?signed-out");
                    // Whoever is signed in may ask for any address; views and services decide.
                    vaadin.anyRequest(request -> request.authenticated());
                });
        http.formLogin(form -> form.failureHandler(failureHandler()));
        providers.applyTo(http);
        http.logout(logout -> logout.addLogoutHandler(signOut));
        http.exceptionHandling(handling -> handling.accessDeniedHandler(deniedHandler()));
        http.csrf(csrf -> csrf.ignoringRequestMatchers(requestUtil::isFrameworkInternalRequest));
        return http.build();
    }

    private static ObjectPostProcessor<HeaderWriterFilter> writeEagerly() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends HeaderWriterFilter> O postProcess(O filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    /// A sign-in page left open until its session was gone is offered again, with the reason; any
    /// other refusal is one.
    private static AccessDeniedHandler deniedHandler() {
        RequestMatcher signIn =
                PathPatternRequestMatcher.withDefaults()
                        .matcher(HttpMethod.POST, SecurityRoutes.SIGN_IN);
        AccessDeniedHandler others = new AccessDeniedHandlerImpl();
        return (request, response, denied) -> {
            if (signIn.matches(request)) {
                response.sendRedirect(SecurityRoutes.SIGN_IN + "?expired");
            } else {
                others.handle(request, response, denied);
            }
        };
    }

    private static AuthenticationFailureHandler failureHandler() {
        Map<Class<? extends AuthenticationException>, String> reasons =
                Map.of(
                        SignInThrottledException.class, "wait",
                        SignInBusyException.class, "busy",
                        BadCredentialsException.class, "error",
                        DisabledException.class, "error");
        return (request, response, failure) ->
                response.sendRedirect(
                        "/login?" + reasons.getOrDefault(failure.getClass(), "error"));
    }

    @Bean
    ThrottledAuthenticationProvider authenticationProvider(
            AccountDetailsService accounts,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            FailedSignIns failures) {
        DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(encoder);
        // A disabled account must look like a wrong password until the password was right.
        passwords.setPreAuthenticationChecks(user -> {});
        passwords.setPostAuthenticationChecks(SecurityConfiguration::refuseDisabled);
        return new ThrottledAuthenticationProvider(passwords, throttle, failures);
    }

    private static void refuseDisabled(UserDetails user) {
        if (!user.isEnabled()) {
            throw new DisabledException("The account is switched off");
        }
    }

    /// Lets annotations carry what they require as a value.
    @Bean
    static AnnotationTemplateExpressionDefaults annotationTemplates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    /// Tells of each refusal, so that it is written down.
    @Bean
    static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher publisher) {
        return new SpringAuthorizationEventPublisher(publisher);
    }

    /// Argon2id with 19 MiB, two passes, one lane (OWASP's minimum): no limit on the length of a
    /// password.
    @Bean
    static PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                ARGON2,
                Map.of(
                        ARGON2,
                        new Argon2PasswordEncoder(
                                SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, ITERATIONS)));
    }
}
