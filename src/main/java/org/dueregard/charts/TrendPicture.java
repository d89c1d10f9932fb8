package org.dueregard.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/// A trend as a picture for paper: black on white at 600 dots to the inch, and without a letter in it.
/// Its words stand beside it, where they are read aloud, searched for and scaled.
public final class TrendPicture {

    private static final double DOTS_PER_MM = 600 / 25.4;
    private static final double LINE_MM = 0.5;
    private static final double HAIRLINE_MM = 0.12;
    private static final double DOT_MM = 1.8;
    private static final double ALONE_MM = 1.1;
    private static final int GRID_LINES = 4;

    private final Trend trend;
    private final double width;
    private final double height;

    private TrendPicture(Trend trend, double width, double height) {
        this.trend = trend;
        this.width = width;
        this.height = height;
    }

    /// A PNG of that size in a data URI.
    public static String dataUri(Trend trend, int widthMm, int heightMm) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new TrendPicture(trend, widthMm, heightMm).image(), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private BufferedImage image() {
        BufferedImage image =
                new BufferedImage(
                        (int) Math.round(width * DOTS_PER_MM),
                        (int) Math.round(height * DOTS_PER_MM),
                        BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(DOTS_PER_MM, DOTS_PER_MM);
        drawGrid(graphics);
        drawLine(graphics);
        graphics.dispose();
        return image;
    }

    private void drawGrid(Graphics2D graphics) {
        for (int i = 0; i <= GRID_LINES; i++) {
            boolean edge = i == GRID_LINES;
            double y = top() + innerHeight() * i / GRID_LINES;
            graphics.setColor(edge ? Color.BLACK : Color.LIGHT_GRAY);
            graphics.setStroke(new BasicStroke((float) (edge ? 2 * HAIRLINE_MM : HAIRLINE_MM)));
            graphics.draw(new Line2D.Double(0, y, width, y));
        }
    }

    private void drawLine(Graphics2D graphics) {
        graphics.setColor(Color.BLACK);
        graphics.setStroke(
                new BasicStroke((float) LINE_MM, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (List<Trend.Point> run : trend.runs()) {
            Path2D path = new Path2D.Double();
            if (run.size() == 1) {
                drawDot(graphics, run.getFirst(), ALONE_MM);
            }
            path.moveTo(x(run.getFirst()), y(run.getFirst()));
            run.forEach(point -> path.lineTo(x(point), y(point)));
            graphics.draw(path);
        }
        if (!trend.isEmpty()) {
            drawDot(graphics, trend.points().getFirst(), DOT_MM);
            drawDot(graphics, trend.points().getLast(), DOT_MM);
        }
    }

    private void drawDot(Graphics2D graphics, Trend.Point point, double size) {
        graphics.fill(new Ellipse2D.Double(x(point) - size / 2, y(point) - size / 2, size, size));
    }

    /// The dots at the ends must not be cut off.
    private static double top() {
        return DOT_MM / 2 + HAIRLINE_MM;
    }

    private double innerHeight() {
        return height - 2 * top();
    }

    private double x(Trend.Point point) {
        return top() + trend.x(point) * (width - 2 * top());
    }

    private double y(Trend.Point point) {
        return top() + trend.y(point) * innerHeight();
    }
}
