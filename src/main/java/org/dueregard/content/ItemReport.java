package org.dueregard.content;

import java.util.ArrayList;
import java.util.List;

/// Collects the problems of one item while it is read.
final class ItemReport {

    private static final int MOST_PROBLEMS = 50;

    private final String item;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> advice = new ArrayList<>();

    ItemReport(String item) {
        this.item = item;
    }

    void problem(String file, int line, String key, String... arguments) {
        add(problems, new Problem(item, file, Math.max(1, line), key, List.of(arguments), false));
    }

    /// What would make the item better, and does not keep it from readers.
    void advise(String file, int line, String key, String... arguments) {
        add(advice, new Problem(item, file, Math.max(1, line), key, List.of(arguments), true));
    }

    private static void add(List<Problem> list, Problem problem) {
        if (list.size() < MOST_PROBLEMS && !list.contains(problem)) {
            list.add(problem);
        }
    }

    /// Whether readers may have the item.
    boolean isClean() {
        return problems.isEmpty();
    }

    /// What keeps the item from readers; of one that is clean, what would make it better.
    List<Problem> problems() {
        return List.copyOf(isClean() ? advice : problems);
    }
}
