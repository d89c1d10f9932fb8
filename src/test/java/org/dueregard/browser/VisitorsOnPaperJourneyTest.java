package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import org.dueregard.speakers.PreparedVisits;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What reception prints, and a slip that is checked in a browser without a network.
@PortalTest
class VisitorsOnPaperJourneyTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired ApplicationContext beans;

    @BeforeAll
    static void openBrowser() {
        Browsers.executable();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private Visitor signedIn(Person person, int width, String scheme) {
        Visitor visitor =
                new Visitor(
                        browser,
                        "http://127.0.0.1:" + port,
                        width,
                        ColorScheme.valueOf(scheme.toUpperCase(java.util.Locale.ROOT)));
        visitor.signIn(person.email(), Fixtures.PASSWORD);
        return visitor;
    }

    private static void print(Visitor visitor, String name, int width) {
        if (width > 1000) {
            visitor.page()
                    .pdf(
                            new Page.PdfOptions()
                                    .setPreferCSSPageSize(true)
                                    .setPath(PICTURES.resolve(name + ".pdf")));
        }
    }

    @ParameterizedTest
    @CsvSource({"390,light", "1280,dark"})
    void the_front_door_prints_its_lists_and_checks_slips_without_a_network(
            int width, String scheme) throws Exception {
        PreparedVisits prepared = new PreparedVisits(fixtures.school(), fixtures, beans);
        String reference = prepared.signed(PreparedVisits.SPEAKER);
        prepared.arrived("Inside Example", "B7");
        String text;
        try (Visitor host = signedIn(prepared.host, width, scheme)) {
            host.visit("/speakers/" + reference + "/slip/1-1");
            assertThat(host.heading(PreparedVisits.SPEAKER)).isVisible();
            host.look("visit-slip");
            print(host, "visit-slip", width);
            text = host.page().locator(".slip-text").textContent();
            host.visit("/speakers/calendar");
            host.look("visit-calendar-none");
            host.press("Make an address");
            assertThat(host.page().locator(".calendar-address")).containsText(".ics");
            host.look("visit-calendar");
        }
        try (Visitor desk = signedIn(prepared.desk, width, scheme)) {
            desk.visit("/reception/print");
            assertThat(desk.heading("Visitors on 14 September 2026")).isVisible();
            desk.look("reception-print");
            print(desk, "reception-print", width);
            desk.visit("/reception/on-site");
            assertThat(desk.heading("Visitors in the building now: 1")).isVisible();
            desk.look("reception-on-site-print");
            print(desk, "reception-on-site", width);
            desk.page().clock().setFixedTime("2026-09-14T08:30:00Z");
            desk.visit("/reception/slip");
            desk.look("reception-slip");
            desk.context().setOffline(true);
            checks(desk, text);
        }
    }

    private static Locator result(Visitor desk, String scanned) {
        desk.fill("Code on the slip", scanned);
        desk.page().keyboard().press("Enter");
        Locator result = desk.page().locator("#slip-result");
        assertThat(desk.label("Code on the slip")).hasValue("");
        return result;
    }

    private static void checks(Visitor desk, String text) throws Exception {
        Locator result = result(desk, text);
        assertThat(result).containsText("Valid slip");
        assertThat(result).containsText(PreparedVisits.SPEAKER);
        assertThat(result).containsText(PreparedVisits.TITLE);
        assertThat(result).containsText("Monday 14 September 2026");
        assertThat(result.getByText("The visit is today.")).isVisible();
        assertThat(result).not().containsText("The visit is not today.");
        assertThat(result).not().containsText("another school");
        desk.look("reception-slip-valid");

        String forged = "This slip was not made by this school’s portal";
        String[] parts = text.split("\\.", -1);
        String payload =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = encoded(payload.replace(PreparedVisits.SPEAKER, "Somebody Else"));
        for (String wrong :
                new String[] {
                    parts[0] + "." + changed + "." + parts[2],
                    parts[0] + "." + parts[1] + "." + turned(parts[2]),
                    parts[0] + "." + parts[1] + ".",
                    "DR2." + parts[1] + "." + parts[2],
                    text.substring(0, text.length() - 4),
                    byAnotherPortal(payload),
                    "something else"
                }) {
            // Each is looked at anew: a valid one stands between.
            assertThat(result(desk, text)).containsText("Valid slip");
            assertThat(result(desk, wrong)).containsText(forged);
            assertThat(desk.page().locator("#slip-result")).not().containsText("Valid");
        }
        desk.look("reception-slip-forged");

        desk.page().clock().setFixedTime("2026-09-15T08:30:00Z");
        assertThat(result(desk, text).getByText("The visit is not today.")).isVisible();
        assertThat(result).containsText("A real slip, but not for here and now");
        assertThat(result).not().containsText("Valid slip");
        assertThat(result).not().containsText("The visit is today.");
        desk.look("reception-slip-another-day");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String turned(String signature) {
        char first = signature.charAt(0);
        return (first == 'A' ? 'B' : 'A') + signature.substring(1);
    }

    private static String byAnotherPortal(String payload) throws Exception {
        String signed = "DR1." + encoded(payload);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }
}
