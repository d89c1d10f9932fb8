package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedContentTest {

    private static final Path CONTENT = Path.of("content");

    private static Catalogue shipped() throws Exception {
        return ContentTests.load(ContentFolder.outside(CONTENT));
    }

    @Test
    void the_shipped_content_has_no_problem() throws Exception {
        assertThat(ContentCheck.problems(CONTENT, ContentTests.WORDS)).isEmpty();
    }

    @Test
    void prevent_awareness_is_what_it_promises() throws Exception {
        TrainingModule module = shipped().module("prevent-awareness").orElseThrow();
        assertThat(module.minutes()).isBetween(25, 35);
        assertThat(module.sections()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(module.quiz().pool()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(module.quiz().draw()).isEqualTo(10);
        assertThat(module.quiz().pool()).allMatch(q -> q.objective() != null);
        assertThat(module.quiz().pool()).allMatch(q -> q.feedback() != null);
        assertThat(module.quiz().pool())
                .extracting(Question::objective)
                .allMatch(module.objectives()::containsKey);
        module.objectives()
                .keySet()
                .forEach(objective ->
                        assertThat(module.sectionsFor(objective))
                                .as(objective)
                                .hasSizeLessThan(module.sections().size()));
        assertThat(module.introduction().html()).contains("1 July 2015");
    }

    @Test
    void five_minutes_for_everyone_is_what_it_promises() throws Exception {
        TrainingModule module = shipped().module("five-minutes-for-everyone").orElseThrow();
        assertThat(module.sections()).hasSize(4);
        assertThat(module.quiz().pool()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(module.quiz().draw()).isEqualTo(6);
    }

    @Test
    void the_right_answer_is_not_always_in_the_same_place_or_the_longest() throws Exception {
        for (TrainingModule module : shipped().published()) {
            Map<Boolean, Long> longest =
                    module.quiz().pool().stream()
                            .filter(q -> q.type() == QuestionType.ONE)
                            .collect(
                                    Collectors.partitioningBy(
                                            ShippedContentTest::rightIsLongest,
                                            Collectors.counting()));
            assertThat(longest.get(false)).as(module.id()).isPositive();
        }
    }

    private static boolean rightIsLongest(Question question) {
        int right =
                question.options().stream()
                        .filter(Option::right)
                        .mapToInt(o -> o.text().length())
                        .max()
                        .orElse(0);
        return question.options().stream().allMatch(o -> o.text().length() <= right);
    }

    @Test
    void there_is_no_telephone_number_but_999_and_no_word_we_do_not_use() throws Exception {
        try (Stream<Path> files = Files.walk(CONTENT)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                String text = Files.readString(file);
                assertThat(text)
                        .as(file.toString())
                        .doesNotContainPattern("\\b0\\d{2,4}[ -]?\\d{3}");
            }
        }
    }

    @Test
    void the_check_of_the_build_names_file_and_line(@TempDir Path folder) throws Exception {
        Path module = Files.createDirectories(folder.resolve("modules/broken"));
        Files.writeString(module.resolve("module.md"), "---\ntitel: x\n---\n");
        assertThat(ContentCheck.problems(folder, ContentTests.WORDS))
                .anyMatch(
                        line -> line.startsWith("modules/broken/module.md:2 “titel” is not a key"));
    }
}
