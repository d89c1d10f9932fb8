package org.dueregard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody with a browser of their own, who acts by what is written on the screen.
final class Visitor implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final String shots;
    private final List<String> outside = new ArrayList<>();

    Visitor(Browser browser, String base, int width, ColorScheme scheme) {
        this.base = base;
        this.shots = width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        this.context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, width < 500 ? 844 : 900)
                                .setColorScheme(scheme));
        context.setDefaultTimeout(20_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        Quiet.watch(context);
        this.page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(base) && !request.url().startsWith("data:")) {
                outside.add(request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    void visit(String path) {
        page.navigate(path.startsWith("http") ? path : base + path);
        settle();
    }

    void settle() {
        Quiet.settle(page);
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
        settle();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .last()
                .click();
        settle();
    }

    void fill(String label, String text) {
        label(label).fill(text);
    }

    Locator label(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
    }

    Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setLevel(1));
    }

    void signIn(String email, String password) {
        visit("/login");
        fill("Email", email);
        fill("Password", password);
        press("Sign in");
    }

    /// Looks at the page with axe, whether anything sticks out, and keeps a picture of it.
    void look(String name) {
        look(page, name, shots);
    }

    static void look(Page page, String name, String shots) {
        // No page has frames; without looking for them no second page is opened for the results.
        List<Rule> violations = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
        assertThat(violations.stream().map(rule -> rule.getId() + " " + rule.getNodes()))
                .as("axe on " + name + " at " + shots)
                .isEmpty();
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + "-" + shots + ".png"))
                        .setFullPage(true));
        Number overflow =
                (Number)
                        page.evaluate(
                                "document.documentElement.scrollWidth"
                                        + " - document.documentElement.clientWidth");
        assertThat(overflow.intValue()).as("nothing sticks out of " + name).isZero();
    }

    @Override
    public void close() {
        context.close();
        assertThat(outside).as("requests to anywhere else").isEmpty();
    }
}
