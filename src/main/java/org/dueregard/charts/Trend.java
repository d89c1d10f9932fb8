package org.dueregard.charts;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One quiet line over two years, a point a month. A month without a point leaves a gap: nothing is
/// drawn that was not counted.
///
/// @param points in order of their months, none of which is there twice
/// @param last the month at the right edge
/// @param low where the axis starts
/// @param high where it ends
public record Trend(List<Point> points, YearMonth last, int low, int high) {

    public static final int MONTHS = 24;

    private static final int ALL = 100;

    /// One month.
    ///
    /// @param figure the value as it is printed, with both its numbers
    public record Point(YearMonth month, int value, String figure) {}

    public Trend {
        points = points.stream().sorted(Comparator.comparing(Point::month)).toList();
        if (low >= high) {
            throw new IllegalArgumentException("An axis from " + low + " to " + high);
        }
        YearMonth first = last.minusMonths(MONTHS - 1L);
        YearMonth before = first.minusMonths(1);
        for (Point point : points) {
            if (!point.month().isAfter(before) || point.month().isAfter(last)) {
                throw new IllegalArgumentException("Twice or outside: " + point.month());
            }
            if (point.value() < low || point.value() > high) {
                throw new IllegalArgumentException("Off the axis: " + point.value());
            }
            before = point.month();
        }
    }

    /// Shares of a hundred on an axis from nil to all.
    public static Trend ofPercent(List<Point> points, YearMonth last) {
        return new Trend(points, last, 0, ALL);
    }

    /// The month at the left edge.
    public YearMonth first() {
        return last.minusMonths(MONTHS - 1L);
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    /// How far from the left edge, 0 to 1.
    public double x(Point point) {
        return first().until(point.month(), ChronoUnit.MONTHS) / (MONTHS - 1.0);
    }

    /// How far from the upper edge, 0 to 1.
    public double y(Point point) {
        return (high - point.value()) / (double) (high - low);
    }

    /// The points that are joined by a line: runs of months without a gap, some of one point only.
    public List<List<Point>> runs() {
        List<List<Point>> runs = new ArrayList<>();
        for (Point point : points) {
            if (runs.isEmpty()
                    || !runs.getLast().getLast().month().plusMonths(1).equals(point.month())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(point);
        }
        return runs;
    }
}
