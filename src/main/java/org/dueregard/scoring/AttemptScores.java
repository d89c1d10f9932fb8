package org.dueregard.scoring;

import java.util.List;

/// Marks an attempt: the mean of its questions' scores by weight, against the pass mark.
public final class AttemptScores {

    /// Thirds do not add up exactly in binary; a millionth of a per cent decides nothing.
    private static final double ROUNDING = 1e-9;

    private static final int WHOLE = 100;

    private AttemptScores() {}

    /// @param scores from 0 to 1
    /// @param weights of the same questions
    public static double mean(List<Double> scores, List<Integer> weights) {
        double sum = 0;
        int whole = 0;
        for (int i = 0; i < scores.size(); i++) {
            sum += scores.get(i) * weights.get(i);
            whole += weights.get(i);
        }
        return whole == 0 ? 0 : sum / whole;
    }

    /// @param passMark per cent
    public static boolean passes(double mean, int passMark) {
        return mean * WHOLE + ROUNDING >= passMark;
    }

    /// The whole per cent, rounded down.
    public static int percent(double mean) {
        return (int) Math.floor(mean * WHOLE + ROUNDING);
    }
}
