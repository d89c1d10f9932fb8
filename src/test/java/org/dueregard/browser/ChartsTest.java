package org.dueregard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dueregard.common.ui.ChartSamples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The charts with the style sheet in a real browser, without the rest of the program.
class ChartsTest {

    private static Playwright playwright;
    private static Browser browser;

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

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "390, DARK", "1200, LIGHT", "1200, DARK"})
    void charts_fit_and_are_read_at_every_width_and_scheme(int width, ColorScheme scheme)
            throws Exception {
        String style = Files.readString(Path.of("frontend/styles/due-regard.css"));
        try (Page page =
                browser.newPage(
                        new Browser.NewPageOptions()
                                .setViewportSize(width, 900)
                                .setColorScheme(scheme))) {
            page.setContent(
                    "<!doctype html><html lang=\"en-GB\"><head><title>Charts</title><style>"
                            + style
                            + "</style></head><body><main><h1>Charts</h1>"
                            + ChartSamples.html()
                            + "</main></body></html>");
            String shots = width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
            Visitor.look(page, "charts", shots);
            BoundingBox plot = page.locator(".trend-plot").boundingBox();
            BoundingBox last = page.locator(".trend-end").last().boundingBox();
            assertThat(last.x + last.width / 2).isCloseTo(plot.x + plot.width, within(1));
            assertThat(last.y + last.height / 2).isCloseTo(plot.y + plot.height * 0.08, within(1));
            BoundingBox track = page.locator(".bar-track").nth(1).boundingBox();
            BoundingBox full = page.locator(".bar-full").nth(1).boundingBox();
            assertThat(full.width).isCloseTo(track.width * 0.64, within(1));
            page.getByText("Show as a table").click();
            Visitor.look(page, "charts-table", shots);
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double by) {
        return org.assertj.core.api.Assertions.within(by);
    }
}
