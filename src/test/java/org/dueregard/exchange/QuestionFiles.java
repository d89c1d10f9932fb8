package org.dueregard.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.content.ReadBack;
import org.dueregard.exchange.ImportedQuestions.NotTaken;
import org.dueregard.exchange.ImportedQuestions.Taken;

/// Reads files of questions and says in short what came of them.
final class QuestionFiles {

    private static final String PREFIX = "import-questions.reason.";
    private static final Set<String> READ_ALREADY =
            Set.of("one", "many", "true-false", "match", "short");

    private QuestionFiles() {}

    static ImportedQuestions gift(String file) {
        return checked(QuestionFile.read(file, QuestionFile.Format.GIFT, Set.of()));
    }

    static ImportedQuestions aiken(String file) {
        return checked(QuestionFile.read(file, QuestionFile.Format.AIKEN, Set.of()));
    }

    /// The Markdown of the only question.
    static String markdown(String gift) {
        ImportedQuestions result = gift(gift);
        assertThat(result.notTaken()).isEmpty();
        assertThat(result.taken()).hasSize(1);
        return result.taken().getFirst().markdown();
    }

    /// `3 one the-id` for what was taken, `7 essay` for what was not, by line.
    static List<String> outcome(ImportedQuestions result) {
        record Line(int number, String words) {}
        List<Line> lines = new ArrayList<>();
        for (Taken taken : result.taken()) {
            lines.add(new Line(taken.line(), taken.type() + " " + id(taken)));
        }
        for (NotTaken not : result.notTaken()) {
            String arguments =
                    not.arguments().isEmpty() ? "" : " (" + String.join("|", not.arguments()) + ")";
            lines.add(new Line(not.line(), not.reasonKey().substring(PREFIX.length()) + arguments));
        }
        return lines.stream()
                .sorted(Comparator.comparingInt(Line::number))
                .map(line -> line.number() + " " + line.words())
                .toList();
    }

    static String id(Taken taken) {
        String heading = taken.markdown().lines().findFirst().orElseThrow();
        return heading.replaceFirst(".*\\{#([a-z0-9-]+)[^{}]*}$", "$1");
    }

    /// Whatever was taken is in the grammar: by the portal's reader where it has that type of question,
    /// by its shape where it has not yet.
    static ImportedQuestions checked(ImportedQuestions result) {
        List<Taken> read =
                result.taken().stream().filter(t -> READ_ALREADY.contains(t.type())).toList();
        if (!read.isEmpty()) {
            ReadBack.Result back =
                    ReadBack.quiz(
                            read.stream().map(Taken::markdown).collect(Collectors.joining("\n")));
            assertThat(back.problems()).isEmpty();
            assertThat(back.questions())
                    .extracting(question -> question.id())
                    .containsExactlyElementsOf(read.stream().map(QuestionFiles::id).toList());
            assertThat(back.questions())
                    .extracting(question -> question.type().name().toLowerCase().replace('_', '-'))
                    .containsExactlyElementsOf(read.stream().map(Taken::type).toList());
        }
        result.taken().forEach(QuestionFiles::assertShape);
        assertThat(result.taken()).extracting(QuestionFiles::id).doesNotHaveDuplicates();
        for (NotTaken not : result.notTaken()) {
            assertThat(not.line()).isPositive();
            assertThat(not.text()).hasSizeLessThan(100).doesNotContain("\n");
            assertThat(not.arguments()).allMatch(argument -> argument.length() < 100);
        }
        return result;
    }

    private static void assertShape(Taken taken) {
        List<String> lines = taken.markdown().lines().toList();
        assertThat(lines.getFirst())
                .matches("## \\S.* \\{#[a-z0-9-]+( objective=[a-z0-9-]+)?( type=many)?}");
        assertThat(lines.get(1)).isEmpty();
        assertThat(taken.markdown()).endsWith("\n").doesNotContain("{{").doesNotContain("\n\n\n");
        List<String> rows = lines.stream().filter(line -> line.startsWith("| ")).toList();
        List<String> forms = lines.stream().filter(line -> line.startsWith("= ")).toList();
        boolean match = taken.type().equals("match");
        assertThat(rows).hasSizeBetween(match ? 4 : 0, match ? 13 : 0);
        assertThat(rows)
                .allMatch(row -> row.matches("\\|  ?(\\\\.|[^|\\\\])* \\| ?(\\\\.|[^|\\\\])* \\|"));
        boolean typed = taken.type().equals("short");
        assertThat(forms).hasSizeBetween(typed ? 1 : 0, typed ? 12 : 0).doesNotHaveDuplicates();
        assertThat(forms).allMatch(form -> form.matches("= [^\\\\`*_\\[<{}]+"));
    }
}
