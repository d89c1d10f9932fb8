package org.dueregard.coverage;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What adding and subtracting can find out: sums of unknowns that were told, in exact fractions.
final class LinearSystem {

    private record Fraction(long over, long under) {

        static Fraction of(long over, long under) {
            long common = gcd(Math.abs(over), Math.abs(under)) * (under < 0 ? -1 : 1);
            return new Fraction(over / common, under / common);
        }

        private static long gcd(long one, long other) {
            return other == 0 ? one : gcd(other, one % other);
        }

        Fraction times(Fraction other) {
            return of(Math.multiplyExact(over, other.over), Math.multiplyExact(under, other.under));
        }

        Fraction minus(Fraction other) {
            return of(
                    Math.subtractExact(
                            Math.multiplyExact(over, other.under),
                            Math.multiplyExact(other.over, under)),
                    Math.multiplyExact(under, other.under));
        }

        Fraction dividedBy(Fraction other) {
            return times(new Fraction(other.under, other.over));
        }
    }

    private final Map<Object, Integer> places = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Fraction>> steps = new HashMap<>();

    /// The sum of these unknowns, each so often, was told.
    void tell(Map<?, Integer> sum) {
        TreeMap<Integer, Fraction> row = rest(sum);
        if (!row.isEmpty()) {
            Fraction first = row.firstEntry().getValue();
            row.replaceAll((place, factor) -> factor.dividedBy(first));
            steps.put(row.firstKey(), row);
        }
    }

    /// Whether what was told leaves only one value for this sum.
    boolean knows(Map<?, Integer> sum) {
        return rest(sum).isEmpty();
    }

    /// What is left of a sum when all that can be taken off has been.
    private TreeMap<Integer, Fraction> rest(Map<?, Integer> sum) {
        TreeMap<Integer, Fraction> row = new TreeMap<>();
        sum.forEach((unknown, times) -> {
            if (times != 0) {
                row.put(place(unknown), Fraction.of(times, 1));
            }
        });
        TreeMap<Integer, Fraction> rest = new TreeMap<>();
        while (!row.isEmpty()) {
            Map.Entry<Integer, Fraction> first = row.pollFirstEntry();
            TreeMap<Integer, Fraction> step = steps.get(first.getKey());
            if (step == null) {
                rest.put(first.getKey(), first.getValue());
            } else {
                step.tailMap(first.getKey(), false)
                        .forEach((place, factor) -> take(row, place, factor, first.getValue()));
            }
        }
        return rest;
    }

    private static void take(
            TreeMap<Integer, Fraction> row, int place, Fraction factor, Fraction times) {
        Fraction now = row.getOrDefault(place, new Fraction(0, 1)).minus(factor.times(times));
        if (now.over() == 0) {
            row.remove(place);
        } else {
            row.put(place, now);
        }
    }

    private int place(Object unknown) {
        return places.computeIfAbsent(unknown, key -> places.size());
    }
}
