package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.dueregard.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Behind TLS, as the public address says.
@PortalTest
@TestPropertySource(properties = "dueregard.public-address=https://portal.school.example/")
class SecureAddressTest {

    @LocalServerPort int port;

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_cookie_is_bound_to_the_host_and_to_tls() throws Exception {
        String cookie = get("/login").headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie)
                .startsWith("__Host-session=")
                .contains("Secure")
                .contains("HttpOnly")
                .contains("Path=/")
                .contains("SameSite=Lax")
                .doesNotContain("Domain=");
    }

    @Test
    void browsers_are_told_to_come_back_by_tls_only() throws Exception {
        assertThat(get("/login").headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000");
    }

    @Test
    void mails_carry_the_public_address() {
        PublicAddress address = new PublicAddress("https://portal.school.example/", 8080);
        assertThat(address.of("/training")).isEqualTo("https://portal.school.example/training");
        assertThat(new PublicAddress("", 8090).of("/x")).isEqualTo("http://localhost:8090/x");
    }
}
