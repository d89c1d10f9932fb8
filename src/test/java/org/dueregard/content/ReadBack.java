package org.dueregard.content;

import static org.dueregard.content.ContentTests.lines;

import java.util.List;

/// Reads questions with the reader of the portal, for tests of what writes them.
public final class ReadBack {

    /// What the portal makes of a quiz.
    ///
    /// @param problems each as line and key; a quiz with one is left out whole
    public record Result(List<Question> questions, List<String> problems) {}

    private ReadBack() {}

    /// Reads the questions of a quiz, which stand below its front matter.
    public static Result quiz(String questions) {
        String file = lines("---", "pass-mark: 80", "---") + questions;
        Catalogue catalogue = ContentTests.load(ContentTests.module("modules/m/quiz.md", file));
        return new Result(
                catalogue.module("m").map(module -> module.quiz().pool()).orElse(List.of()),
                catalogue.problems().stream()
                        .map(problem -> problem.line() + " " + problem.key())
                        .toList());
    }
}
