package org.dueregard.scoring;

import java.util.Arrays;
import java.util.Optional;

/// How sure somebody is of an answer. The values are those of the definitions: a third, two thirds,
/// one.
public enum Confidence {
    UNSURE(1),
    FAIRLY_SURE(2),
    CERTAIN(3);

    private static final double WHOLE = 3;

    private final int level;

    Confidence(int level) {
        this.level = level;
    }

    /// As it is kept.
    public int level() {
        return level;
    }

    /// From a third to one.
    public double share() {
        return level / WHOLE;
    }

    public static Optional<Confidence> ofLevel(int level) {
        return Arrays.stream(values()).filter(c -> c.level == level).findFirst();
    }

    /// Mean confidence less mean score: above nothing is surer than right, below is better than one
    /// thinks.
    public static double calibrationGap(double meanShare, double meanScore) {
        return meanShare - meanScore;
    }

    /// Whether this is the answer to talk about first: certain, and not right.
    public boolean isSureAndWrong(double score) {
        return this == CERTAIN && score < 1;
    }
}
