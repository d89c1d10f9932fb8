package org.dueregard.scoring;

import java.util.List;
import java.util.Set;

/// What one answer earns of its question's weight, from 0 to 1. The rules are those of the grammar in
/// `content/README.md`.
public final class QuestionScores {

    private QuestionScores() {}

    /// One tick among several options, or true and false: all or nothing.
    public static double one(Set<Integer> ticked, Set<Integer> right) {
        return ticked.size() == 1 && right.containsAll(ticked) ? 1 : 0;
    }

    /// Right ticks less wrong ones, by the number of right answers, and never below nothing.
    public static double many(Set<Integer> ticked, Set<Integer> right) {
        int balance = 0;
        for (int option : ticked) {
            balance += right.contains(option) ? 1 : -1;
        }
        return right.isEmpty() ? 0 : Math.max(0, balance) / (double) right.size();
    }

    /// Of the pairs that are neighbours in the right order, the share placed one before the other.
    ///
    /// @param given for each item from top to bottom its place in the right order, from 0
    /// @param count how many items there are
    public static double order(List<Integer> given, int count) {
        if (count < 2 || given.size() != count || Set.copyOf(given).size() != count) {
            return 0;
        }
        int kept = 0;
        for (int place = 0; place + 1 < count; place++) {
            int first = given.indexOf(place);
            int second = given.indexOf(place + 1);
            if (first < 0 || second < 0) {
                return 0;
            }
            kept += first < second ? 1 : 0;
        }
        return kept / (double) (count - 1);
    }

    /// The share of right pairs.
    ///
    /// @param chosen for each cell on the left the one on the right, below 0 where there is none
    /// @param key the same, rightly
    public static double match(List<Integer> chosen, List<Integer> key) {
        int right = 0;
        for (int left = 0; left < Math.min(chosen.size(), key.size()); left++) {
            right += chosen.get(left).equals(key.get(left)) ? 1 : 0;
        }
        return key.isEmpty() ? 0 : right / (double) key.size();
    }

    /// All or nothing, by the forms that are accepted.
    public static double words(String given, List<AcceptedForm> accepted) {
        return accepted.stream().anyMatch(form -> ShortAnswers.matches(given, form)) ? 1 : 0;
    }
}
