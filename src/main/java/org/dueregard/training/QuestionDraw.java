package org.dueregard.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dueregard.content.Question;

/// Draws the questions of an attempt: spread evenly over the objectives, and none from the last
/// attempt as long as the pool has others.
final class QuestionDraw {

    private final Random random;

    QuestionDraw(Random random) {
        this.random = random;
    }

    List<Question> draw(List<Question> pool, int count, Set<String> avoid) {
        List<Question> fresh = new ArrayList<>();
        List<Question> seen = new ArrayList<>();
        pool.forEach(question -> (avoid.contains(question.id()) ? seen : fresh).add(question));
        List<Question> drawn = new ArrayList<>(spread(fresh, count));
        drawn.addAll(spread(seen, count - drawn.size()));
        Collections.shuffle(drawn, random);
        return drawn;
    }

    private List<Question> spread(List<Question> questions, int count) {
        List<Question> shuffled = new ArrayList<>(questions);
        Collections.shuffle(shuffled, random);
        Map<String, Deque<Question>> byObjective = new LinkedHashMap<>();
        for (Question question : shuffled) {
            String objective = question.objective() == null ? "" : question.objective();
            byObjective.computeIfAbsent(objective, key -> new ArrayDeque<>()).add(question);
        }
        List<Question> drawn = new ArrayList<>();
        while (drawn.size() < count && drawn.size() < questions.size()) {
            for (Deque<Question> queue : byObjective.values()) {
                if (!queue.isEmpty() && drawn.size() < count) {
                    drawn.add(queue.remove());
                }
            }
        }
        return drawn;
    }
}
