package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@PortalTest
class SignInTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired PasswordEncoder encoder;

    private Person person;
    private CookieManager cookies;
    private HttpClient http;

    @BeforeEach
    void somebody() {
        jdbc.sql("DELETE FROM sign_in_throttles").update();
        person = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        fixtures.account(person, PortalRole.STAFF);
        newBrowser();
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void newBrowser() {
        cookies = new CookieManager();
        http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws Exception {
        Matcher matcher = TOKEN.matcher(get("/login").body());
        assertThat(matcher.find()).as("the form has a token").isTrue();
        return encoded(matcher.group(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Where signing in leads.
    private String signIn(String email, String password) throws Exception {
        HttpResponse<String> response =
                post(
                        "/login",
                        "username="
                                + encoded(email)
                                + "&password="
                                + encoded(password)
                                + "&_csrf="
                                + token());
        return response.headers().firstValue("Location").orElse("").replaceAll("^http://[^/]+", "");
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void the_right_password_leads_in_and_changes_the_session() throws Exception {
        token();
        String before = session();
        assertThat(signIn(person.email(), Fixtures.PASSWORD)).isEqualTo("/");
        assertThat(session()).isNotEqualTo(before);
        assertThat(get("/training").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_was_in_the_middle_of_something_is_told_and_led_back() throws Exception {
        assertThat(get("/login").body()).doesNotContain("carry on where you were");
        get("/training/prevent-awareness/quiz?attempt=7");
        assertThat(get("/login").body()).contains("carry on where you were");
        assertThat(signIn(person.email(), Fixtures.PASSWORD))
                .startsWith("/training/prevent-awareness/quiz?attempt=7");
    }

    @Test
    void capitals_and_spaces_in_the_address_do_not_matter() throws Exception {
        assertThat(
                        signIn(
                                "  " + person.email().toUpperCase(java.util.Locale.ROOT),
                                Fixtures.PASSWORD))
                .isEqualTo("/");
    }

    @Test
    void a_wrong_password_an_unknown_address_and_a_disabled_account_look_the_same()
            throws Exception {
        Person disabled = fixtures.person(person.school(), RoleGroup.TEACHERS);
        fixtures.account(disabled);
        jdbc.sql("UPDATE accounts SET enabled = FALSE WHERE email = ?")
                .param(disabled.email())
                .update();

        assertThat(signIn(person.email(), "wrong")).isEqualTo("/login?error");
        assertThat(signIn("nobody@school.example", "wrong")).isEqualTo("/login?error");
        assertThat(signIn(disabled.email(), "wrong")).isEqualTo("/login?error");
        assertThat(signIn(disabled.email(), Fixtures.PASSWORD)).isEqualTo("/login?error");
    }

    @Test
    void an_unknown_address_takes_as_long_as_a_wrong_password() throws Exception {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            known.add(timed(person.email()));
            jdbc.sql("DELETE FROM sign_in_throttles").update();
            unknown.add(timed("nobody" + i + "@school.example"));
        }
        assertThat((double) median(unknown)).isBetween(median(known) * 0.4, median(known) * 2.5);
    }

    private long timed(String email) throws Exception {
        String token = token();
        long start = System.nanoTime();
        post("/login", "username=" + encoded(email) + "&password=wrong&_csrf=" + token);
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    @Test
    void guessing_is_slowed_down_and_never_locks_out_for_good() throws Exception {
        for (int i = 0; i < SignInThrottle.FREE_PER_ACCOUNT_AND_ADDRESS; i++) {
            assertThat(signIn(person.email(), "wrong")).isEqualTo("/login?error");
        }
        assertThat(signIn(person.email(), Fixtures.PASSWORD)).isEqualTo("/login?wait");
        assertThat(get("/login?wait").body()).contains("too many failed attempts");

        clock.moveBy(java.time.Duration.ofMinutes(6));
        assertThat(signIn(person.email(), Fixtures.PASSWORD)).isEqualTo("/");
    }

    @Test
    void another_spelling_of_an_address_is_another_address() throws Exception {
        jdbc.sql("UPDATE accounts SET email = ? WHERE email = ?")
                .param("admin" + person.id() + "@school.example")
                .param(person.email())
                .update();
        assertThat(signIn("\u00e1dmin" + person.id() + "@school.example", Fixtures.PASSWORD))
                .isEqualTo("/login?error");
        assertThat(signIn("ad\u00admin" + person.id() + "@school.example", Fixtures.PASSWORD))
                .isEqualTo("/login?error");
        assertThat(signIn("admin" + person.id() + "@school.example", Fixtures.PASSWORD))
                .isEqualTo("/");
    }

    @Test
    void one_person_s_failures_do_not_stop_another_at_the_same_address() throws Exception {
        for (int i = 0; i < 10; i++) {
            signIn(person.email(), "wrong");
        }
        Person other = fixtures.person(person.school(), RoleGroup.TEACHERS);
        fixtures.account(other);
        assertThat(signIn(other.email(), Fixtures.PASSWORD)).isEqualTo("/");
    }

    @Test
    void a_password_of_256_bytes_works_whole() throws Exception {
        String emoji = "\uD83D\uDD11".repeat(64);
        jdbc.sql("UPDATE accounts SET password_hash = ? WHERE email = ?")
                .param(encoder.encode(emoji))
                .param(person.email())
                .update();
        assertThat(encoder.encode("x")).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1");
        assertThat(signIn(person.email(), emoji.substring(2))).isEqualTo("/login?error");
        assertThat(signIn(person.email(), emoji)).isEqualTo("/");
    }

    @Test
    void a_sign_in_form_without_its_token_is_refused_with_the_reason() throws Exception {
        get("/login");
        HttpResponse<String> response = post("/login", "username=a&password=b&_csrf=forged");
        assertThat(response.headers().firstValue("Location").orElse("")).endsWith("/login?expired");
    }

    @Test
    void signing_out_kills_the_session() throws Exception {
        signIn(person.email(), Fixtures.PASSWORD);
        String session = session();
        Matcher matcher = TOKEN.matcher(get("/who-to-tell").body());
        assertThat(matcher.find()).isTrue();
        HttpResponse<String> out = post("/logout", "_csrf=" + encoded(matcher.group(1)));
        assertThat(out.headers().firstValue("Location").orElse("")).contains("/login?signed-out");

        HttpResponse<String> replayed =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(uri("/training"))
                                        .header("Cookie", "session=" + session)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(replayed.statusCode()).isEqualTo(302);
        assertThat(replayed.headers().firstValue("Location").orElse("")).contains("/login");
    }

    @Test
    void a_busy_session_ends_after_twelve_hours() throws Exception {
        signIn(person.email(), Fixtures.PASSWORD);
        clock.moveTo(java.time.LocalDate.of(2126, 1, 1));
        assertThat(get("/training").statusCode()).isEqualTo(302);
    }

    @Test
    void every_answer_carries_the_security_headers() throws Exception {
        signIn(person.email(), Fixtures.PASSWORD);
        for (String path :
                List.of(
                        "/login",
                        "/training",
                        "/who-to-tell",
                        "/styles/due-regard.css",
                        "/nowhere")) {
            HttpResponse<String> response = get(path);
            assertThat(response.headers().map())
                    .as(path)
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("same-origin"))
                    .containsEntry(
                            "content-security-policy",
                            List.of(SecurityConfiguration.CONTENT_POLICY))
                    .containsKey("permissions-policy");
            assertThat(response.headers().firstValue("x-frame-options").orElse(""))
                    .as(path)
                    .isEqualTo("DENY");
        }
        assertThat(get("/training").headers().firstValue("cache-control").orElse(""))
                .contains("no-store");
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_other_sites() throws Exception {
        String cookie = get("/login").headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).startsWith("session=").contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void only_the_bare_health_is_public() throws Exception {
        HttpResponse<String> health = get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
        for (String path : List.of("/actuator", "/actuator/env", "/actuator/beans")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(302);
        }
        signIn(person.email(), Fixtures.PASSWORD);
        for (String path : List.of("/actuator", "/actuator/env", "/actuator/heapdump")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void nothing_is_traced() throws Exception {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(uri("/login"))
                                .method("TRACE", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void an_error_says_nothing_of_the_inside() throws Exception {
        signIn(person.email(), Fixtures.PASSWORD);
        HttpResponse<String> response = get("/content-files/modules/../../x.svg");
        assertThat(response.body())
                .doesNotContain("Exception")
                .doesNotContain("org.dueregard")
                .doesNotContain("Tomcat");
    }
}
