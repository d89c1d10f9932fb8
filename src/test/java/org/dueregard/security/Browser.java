package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without scripts: cookies, forms with their tokens, and where it was led.
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    Browser(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Sends a form that stands on a page.
    ///
    /// @param fields names and values, alternately
    HttpResponse<String> submit(String page, String path, String... fields) throws Exception {
        Matcher matcher = TOKEN.matcher(get(page).body());
        assertThat(matcher.find()).as("a form with a token on " + page).isTrue();
        return post(path, matcher.group(1), fields);
    }

    HttpResponse<String> post(String path, String token, String... fields) throws Exception {
        StringBuilder body = new StringBuilder("_csrf=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("").replaceAll("^http://[^/]+", "");
    }

    /// Where signing in leads.
    String signIn(String email, String password) throws Exception {
        return location(submit("/login", "/login", "username", email, "password", password));
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /// Whether a page for staff opens.
    boolean isIn() throws Exception {
        return get("/who-to-tell").statusCode() == 200;
    }
}
