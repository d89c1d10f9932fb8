package org.dueregard.content;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a pool of questions and its front matter.
final class QuizReader {

    private static final Set<String> KEYS =
            Set.of(
                    "pass-mark",
                    "draw",
                    "shuffle",
                    "confidence",
                    "time-limit",
                    "cooling-off",
                    "attempts");
    private static final int MOST_ATTEMPTS = 20;

    private final MarkdownEngine engine;
    private final ItemReport report;
    private final Parsing parsing;

    /// Turns the text of a file into a document whose links are settled.
    interface Parsing {
        @Nullable MarkdownDocument parse(String file, FrontMatter front);
    }

    QuizReader(MarkdownEngine engine, ItemReport report, Parsing parsing) {
        this.engine = engine;
        this.report = report;
        this.parsing = parsing;
    }

    /// The quiz, or nothing when there was a problem, which has been told.
    @Nullable Quiz read(ContentFile file, List<Source> sources) {
        String text = TextFiles.read(file, report);
        if (text == null) {
            return null;
        }
        FrontMatter front = FrontMatter.read(file.path(), text, true, report);
        if (!front.isReadable()) {
            return null;
        }
        front.refuseUnknown(KEYS);
        int passMark = front.requiredNumber("pass-mark", 1, 100);
        boolean shuffle = front.flag("shuffle", true);
        boolean confidence = front.flag("confidence", false);
        var timeLimit = front.duration("time-limit");
        var coolingOff = front.duration("cooling-off");
        int attempts = front.number("attempts", 1, MOST_ATTEMPTS, 1);
        if (coolingOff == null && front.has("attempts")) {
            report.problem(file.path(), front.line("attempts"), "quiz.attempts-alone");
        }
        List<Question> pool = pool(file, front, sources);
        int draw = front.number("draw", 1, Math.max(1, pool.size()), Math.max(1, pool.size()));
        return new Quiz(passMark, draw, shuffle, confidence, timeLimit, coolingOff, attempts, pool);
    }

    private List<Question> pool(ContentFile file, FrontMatter front, List<Source> sources) {
        MarkdownDocument document = parsing.parse(file.path(), front);
        if (document == null) {
            return List.of();
        }
        QuestionReader reader = new QuestionReader(false, engine, document, sources, report);
        List<Question> pool = new ArrayList<>();
        for (List<Node> group : QuestionReader.underSecondLevelHeadings(document.root())) {
            Question question =
                    reader.read((Heading) group.getFirst(), group.subList(1, group.size()));
            if (question != null) {
                pool.add(question);
            }
        }
        if (pool.isEmpty() && report.isClean()) {
            report.problem(file.path(), front.bodyLine(), "quiz.empty");
        }
        return pool;
    }
}
