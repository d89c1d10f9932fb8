package org.dueregard.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final YearMonth LAST = YearMonth.of(2026, 9);

    private static Trend.Point point(int monthsAgo, int value) {
        return new Trend.Point(LAST.minusMonths(monthsAgo), value, value + " %");
    }

    private static Trend trend(Trend.Point... points) {
        return Trend.ofPercent(List.of(points), LAST);
    }

    @Test
    void two_years_end_at_the_last_month_and_the_axis_starts_at_nil() {
        Trend trend = trend(point(23, 0), point(0, 100));
        assertThat(trend.first()).isEqualTo(YearMonth.of(2024, 10));
        assertThat(trend.low()).isZero();
        assertThat(trend.x(point(23, 0))).isZero();
        assertThat(trend.x(point(0, 0))).isEqualTo(1);
        assertThat(trend.y(point(0, 0))).isEqualTo(1);
        assertThat(trend.y(point(0, 100))).isZero();
        assertThat(new Trend(List.of(), LAST, 50, 100).y(point(0, 75)))
                .isEqualTo(0.5, within(1e-9));
    }

    @Test
    void a_missing_month_leaves_a_gap() {
        Trend trend = trend(point(1, 50), point(5, 40), point(4, 45), point(2, 48));
        assertThat(trend.runs())
                .containsExactly(
                        List.of(point(5, 40), point(4, 45)), List.of(point(2, 48), point(1, 50)));
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> trend(point(24, 50))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trend(point(-1, 50))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trend(point(0, 101))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trend(point(0, -1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trend(point(3, 50), point(3, 60)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bar(101, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BarRow("", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_picture_on_paper_has_the_line_where_it_was_counted_and_nowhere_else()
            throws IOException {
        BufferedImage image = picture(trend(point(23, 100), point(22, 100), point(3, 0)));
        int half = image.getWidth() / 2;
        assertThat(image.getWidth()).isEqualTo(Math.round(100 * 600 / 25.4));
        assertThat(blackIn(image, 0, half, 0.0, 0.08)).as("a line on top").isTrue();
        assertThat(blackIn(image, 0, image.getWidth(), 0.1, 0.9)).as("nothing between").isFalse();
        assertThat(blackIn(image, half, image.getWidth(), 0.9, 0.94)).as("a dot below").isTrue();
    }

    @Test
    void a_month_between_gaps_is_drawn_as_a_dot() throws IOException {
        BufferedImage image = picture(trend(point(20, 0), point(10, 60), point(0, 0)));
        assertThat(blackIn(image, 0, image.getWidth(), 0.35, 0.48)).isTrue();
    }

    @Test
    void nothing_counted_is_an_empty_picture() throws IOException {
        assertThat(blackIn(picture(trend()), 0, 2000, 0, 0.9)).isFalse();
    }

    private static BufferedImage picture(Trend trend) throws IOException {
        String uri = TrendPicture.dataUri(trend, 100, 20);
        String prefix = "data:image/png;base64,";
        assertThat(uri).startsWith(prefix).hasSizeLessThan(60_000);
        return ImageIO.read(
                new ByteArrayInputStream(
                        Base64.getDecoder().decode(uri.substring(prefix.length()))));
    }

    private static boolean blackIn(
            BufferedImage image, int left, int right, double top, double bottom) {
        int from = (int) (top * image.getHeight());
        int to = (int) (bottom * image.getHeight());
        int[] values = new int[(right - left) * (to - from)];
        image.getRaster().getSamples(left, from, right - left, to - from, 0, values);
        return Arrays.stream(values).anyMatch(value -> value < 40);
    }
}
