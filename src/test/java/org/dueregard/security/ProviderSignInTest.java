package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.dueregard.testing.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@PortalTest
class ProviderSignInTest {

    private static final String PUBLIC = "http://portal.example";
    private static final TestProvider PROVIDER = new TestProvider();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired AccountIdentities identities;

    private Person person;
    private String subject;
    private CookieManager cookies;
    private HttpClient http;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        registry.add("dueregard.public-address", () -> PUBLIC);
        registry.add("dueregard.sign-in.microsoft.client-id", () -> TestProvider.CLIENT);
        registry.add("dueregard.sign-in.microsoft.client-secret", () -> TestProvider.SECRET);
        registry.add("dueregard.sign-in.microsoft.tenant", () -> TestProvider.TENANT);
        registry.add("dueregard.sign-in.microsoft.endpoint", PROVIDER::address);
        registry.add("dueregard.sign-in.google.client-id", () -> TestProvider.CLIENT);
        registry.add("dueregard.sign-in.google.client-secret", () -> TestProvider.SECRET);
        registry.add("dueregard.sign-in.google.hosted-domain", () -> "school.example");
        registry.add("dueregard.sign-in.google.endpoint", PROVIDER::address);
    }

    @BeforeEach
    void somebody() {
        person = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        fixtures.account(person, PortalRole.STAFF);
        subject = "subject-" + person.id();
        newBrowser();
        PROVIDER.is(subject, clock.instant());
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void newBrowser() {
        cookies = new CookieManager();
        http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    private long account() {
        return jdbc.sql("SELECT id FROM accounts WHERE email = ?")
                .param(person.email())
                .query(Long.class)
                .single();
    }

    private String issuer(String provider) {
        return provider.equals("google")
                ? PROVIDER.address()
                : PROVIDER.address() + "/" + TestProvider.TENANT + "/v2.0";
    }

    private HttpResponse<String> get(String address) throws Exception {
        // What a browser would ask the public address for is asked of this server.
        String here = "http://127.0.0.1:" + port;
        String real =
                address.startsWith("/")
                        ? here + address
                        : address.replaceFirst("^" + Pattern.quote(PUBLIC), here);
        return http.send(
                HttpRequest.newBuilder(URI.create(real)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String token(String page) throws Exception {
        Matcher matcher = TOKEN.matcher(get(page).body());
        assertThat(matcher.find()).as("a form with a token").isTrue();
        return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
    }

    private static String location(HttpResponse<?> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }

    /// To the provider and back; where that leads.
    private String journey(String provider) throws Exception {
        return answer(callback(provider));
    }

    private String callback(String provider) throws Exception {
        return location(get(location(get("/oauth2/authorization/" + provider))));
    }

    private String answer(String callback) throws Exception {
        return location(get(callback)).replaceAll("^http://[^/]+", "");
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void passwordSignIn() throws Exception {
        HttpResponse<String> response =
                post(
                        "/login",
                        "username="
                                + URLEncoder.encode(person.email(), StandardCharsets.UTF_8)
                                + "&password="
                                + URLEncoder.encode(Fixtures.PASSWORD, StandardCharsets.UTF_8)
                                + "&_csrf="
                                + token("/login"));
        assertThat(location(response)).endsWith("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"microsoft", "google"})
    void a_linked_person_gets_in_and_the_session_changes(String provider) throws Exception {
        identities.link(provider, issuer(provider), subject, account());
        assertThat(get("/login").body()).contains("/oauth2/authorization/" + provider);
        String before = session();
        assertThat(journey(provider)).isEqualTo("/");
        assertThat(session()).isNotEqualTo(before);
        assertThat(get("/training").statusCode()).isEqualTo(200);
        assertThat(get("/who-to-tell").statusCode()).isEqualTo(200);
        assertThat(get("/who-to-tell").body()).contains(person.school().name());
    }

    @Test
    void what_is_asked_of_the_provider_is_safe_and_names_the_public_address() throws Exception {
        journey("google");
        assertThat(PROVIDER.lastRequest())
                .containsEntry("redirect_uri", PUBLIC + "/login/oauth2/code/google")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("prompt", "select_account")
                .containsEntry("hd", "school.example")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void whoever_was_in_the_middle_of_something_is_led_back() throws Exception {
        identities.link("microsoft", issuer("microsoft"), subject, account());
        get("/training/prevent-awareness/quiz?attempt=7");
        assertThat(journey("microsoft")).startsWith("/training/prevent-awareness/quiz?attempt=7");
    }

    @Test
    void an_unknown_identity_and_a_disabled_account_look_the_same() throws Exception {
        assertThat(journey("microsoft")).isEqualTo("/login?unknown");
        assertThat(get("/login?unknown").body()).contains("No account here is connected");
        assertThat(get("/training").statusCode()).isEqualTo(302);

        identities.link("microsoft", issuer("microsoft"), subject, account());
        jdbc.sql("UPDATE accounts SET enabled = FALSE WHERE id = ?").param(account()).update();
        assertThat(journey("microsoft")).isEqualTo("/login?unknown");
    }

    @Test
    void an_address_alone_opens_no_account() throws Exception {
        PROVIDER.bend(
                claims -> claims.claim("email", person.email()).claim("email_verified", true));
        assertThat(journey("google")).isEqualTo("/login?unknown");
    }

    @Test
    void the_same_subject_of_another_provider_is_somebody_else() throws Exception {
        identities.link("microsoft", issuer("microsoft"), subject, account());
        assertThat(journey("google")).isEqualTo("/login?unknown");
        PROVIDER.is(subject.toUpperCase(java.util.Locale.ROOT), clock.instant());
        assertThat(journey("microsoft")).isEqualTo("/login?unknown");
        PROVIDER.is(subject + " ", clock.instant());
        assertThat(journey("microsoft")).isEqualTo("/login?unknown");
    }

    static Stream<Arguments> bentAnswers() {
        return Stream.of(
                bent("microsoft", "nonce", claims -> claims.claim("nonce", "another")),
                bent("microsoft", "no nonce", claims -> claims.claim("nonce", null)),
                bent("microsoft", "audience", claims -> claims.audience("another")),
                bent("microsoft", "issuer", claims -> claims.issuer("http://another.example/v2.0")),
                bent("microsoft", "tenant", claims -> claims.claim("tid", "another")),
                bent("microsoft", "no tenant", claims -> claims.claim("tid", null)),
                bent("google", "domain", claims -> claims.claim("hd", "another.example")),
                bent("google", "no domain", claims -> claims.claim("hd", null)),
                bent(
                        "google",
                        "expired",
                        claims -> claims.issueTime(new Date(0)).expirationTime(new Date(1000))));
    }

    private static Arguments bent(
            String provider, String what, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(provider, what, change);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bentAnswers")
    void a_bent_answer_is_refused(
            String provider, String what, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        identities.link(provider, issuer(provider), subject, account());
        PROVIDER.bend(change);
        assertThat(journey(provider)).isEqualTo("/login?provider");
        assertThat(get("/training").statusCode()).isEqualTo(302);
    }

    @Test
    void a_forged_signature_is_refused() throws Exception {
        identities.link("microsoft", issuer("microsoft"), subject, account());
        PROVIDER.forge();
        assertThat(journey("microsoft")).isEqualTo("/login?provider");
        PROVIDER.is(subject, clock.instant());
        assertThat(journey("microsoft")).isEqualTo("/");
    }

    @Test
    void an_answer_works_once_and_only_in_the_browser_that_asked() throws Exception {
        identities.link("microsoft", issuer("microsoft"), subject, account());
        String callback = callback("microsoft");
        newBrowser();
        assertThat(answer(callback)).isEqualTo("/login?provider");
        assertThat(get("/training").statusCode()).isEqualTo(302);

        newBrowser();
        callback = callback("microsoft");
        assertThat(answer(callback.replaceAll("state=[^&]*", "state=forged")))
                .isEqualTo("/login?provider");
    }

    @Test
    void cancelling_leads_back_to_the_sign_in_page() throws Exception {
        PROVIDER.refuse();
        assertThat(journey("microsoft")).isEqualTo("/login?provider");
        assertThat(get("/oauth2/authorization/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void a_token_of_long_ago_is_refused() throws Exception {
        identities.link("microsoft", issuer("microsoft"), subject, account());
        clock.moveBy(Duration.ofHours(2));
        assertThat(journey("microsoft")).isEqualTo("/login?provider");
    }

    @Test
    void somebody_signed_in_connects_and_gets_in_that_way_afterwards() throws Exception {
        passwordSignIn();
        HttpResponse<String> begun =
                post("/account/connect/microsoft", "_csrf=" + token("/who-to-tell"));
        assertThat(begun.statusCode()).isEqualTo(200);
        assertThat(begun.headers().firstValue("Refresh").orElse(""))
                .isEqualTo("0; url=/oauth2/authorization/microsoft");
        assertThat(journey("microsoft")).isEqualTo("/account?connected");
        assertThat(get("/training").statusCode()).isEqualTo(200);

        newBrowser();
        assertThat(journey("microsoft")).isEqualTo("/");
    }

    @Test
    void without_the_button_nothing_is_connected() throws Exception {
        passwordSignIn();
        assertThat(post("/account/connect/microsoft", "").statusCode()).isEqualTo(403);
        assertThat(journey("microsoft")).isEqualTo("/account?not-connected");
        assertThat(identities.accountOf(issuer("microsoft"), subject)).isEmpty();
        assertThat(get("/training").statusCode()).isEqualTo(200);
    }

    @Test
    void an_identity_of_somebody_else_is_neither_taken_over_nor_switched_to() throws Exception {
        Person other = fixtures.person(person.school(), RoleGroup.TEACHERS);
        fixtures.account(other);
        long owner =
                jdbc.sql("SELECT id FROM accounts WHERE email = ?")
                        .param(other.email())
                        .query(Long.class)
                        .single();
        identities.link("microsoft", issuer("microsoft"), subject, owner);
        passwordSignIn();
        assertThat(journey("microsoft")).isEqualTo("/account?not-connected");
        post("/account/connect/microsoft", "_csrf=" + token("/who-to-tell"));
        assertThat(journey("microsoft")).isEqualTo("/account?not-connected");
        assertThat(identities.accountOf(issuer("microsoft"), subject)).contains(owner);
    }
}
