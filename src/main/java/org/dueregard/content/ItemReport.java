package org.dueregard.content;

import java.util.ArrayList;
import java.util.List;

/// Collects the problems of one item while it is read.
final class ItemReport {

    private static final int MOST_PROBLEMS = 50;

    private final String item;
    private final List<Problem> problems = new ArrayList<>();

    ItemReport(String item) {
        this.item = item;
    }

    void problem(String file, int line, String key, String... arguments) {
        Problem problem = new Problem(item, file, Math.max(1, line), key, List.of(arguments));
        if (problems.size() < MOST_PROBLEMS && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    boolean isClean() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
