package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/// Passkeys with a virtual authenticator in a real browser: set up as the second step, used for it, and
/// for proving again who one is.
@PortalTest
@ContextConfiguration(initializers = PasskeyTest.FreePort.class)
class PasskeyTest {

    /// Passkeys are bound to an address, so the port has to be known beforehand.
    static final class FreePort
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try (ServerSocket socket = new ServerSocket(0)) {
                TestPropertyValues.of(
                                "server.port=" + socket.getLocalPort(),
                                "dueregard.public-address=http://localhost:"
                                        + socket.getLocalPort())
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private static JsonObject object(Object... parts) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < parts.length; i += 2) {
            if (parts[i + 1] instanceof Boolean yes) {
                object.addProperty((String) parts[i], yes);
            } else {
                object.addProperty((String) parts[i], (String) parts[i + 1]);
            }
        }
        return object;
    }

    @Test
    void a_passkey_is_set_up_used_and_asked_for_again() {
        Browsers.executable();
        Person lead = fixtures.person(fixtures.school(), RoleGroup.DSL);
        fixtures.account(lead, PortalRole.DSL);
        try (Playwright playwright = Browsers.playwright()) {
            Browser browser = Browsers.launch(playwright);
            try (Visitor visitor =
                    new Visitor(browser, "http://localhost:" + port, 390, ColorScheme.LIGHT)) {
                CDPSession devices = visitor.context().newCDPSession(visitor.page());
                devices.send("WebAuthn.enable");
                JsonObject add = new JsonObject();
                add.add(
                        "options",
                        object(
                                "protocol", "ctap2",
                                "transport", "internal",
                                "hasResidentKey", true,
                                "hasUserVerification", true,
                                "isUserVerified", true,
                                "automaticPresenceSimulation", true));
                String device =
                        devices.send("WebAuthn.addVirtualAuthenticator", add)
                                .get("authenticatorId")
                                .getAsString();

                visitor.signIn(lead.email(), Fixtures.PASSWORD);
                assertThat(visitor.heading("Set up a second step")).isVisible();
                visitor.fill("What you call it", "Office laptop");
                visitor.press("Add a passkey");
                assertThat(visitor.heading("My account")).isVisible();
                assertThat(visitor.page().getByText("Office laptop").first()).isVisible();
                visitor.look("account-with-passkey");

                visitor.context().clearCookies();
                visitor.visit("/coverage");
                visitor.signIn(lead.email(), Fixtures.PASSWORD);
                for (String path : List.of("/", "/coverage", "/who-to-tell", "/account")) {
                    visitor.visit(path);
                    assertThat(visitor.page())
                            .hasURL("http://localhost:" + port + "/second-factor");
                }
                visitor.look("second-factor-passkey");

                JsonObject nobody = object("authenticatorId", device, "isUserVerified", false);
                devices.send("WebAuthn.setUserVerified", nobody);
                visitor.press("Use a passkey");
                assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
                devices.send(
                        "WebAuthn.setUserVerified",
                        object("authenticatorId", device, "isUserVerified", true));
                visitor.press("Use a passkey");
                assertThat(visitor.heading("Coverage on")).isVisible();

                clock.moveBy(Duration.ofMinutes(11));
                visitor.visit("/account/app");
                assertThat(visitor.heading("Is it you?")).isVisible();
                visitor.look("account-confirm");
                visitor.press("Use a passkey");
                assertThat(visitor.heading("An app on your phone")).isVisible();
                visitor.look("account-app");
            }
        }
    }
}
