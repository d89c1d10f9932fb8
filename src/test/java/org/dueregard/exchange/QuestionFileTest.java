package org.dueregard.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.exchange.QuestionFiles.checked;
import static org.dueregard.exchange.QuestionFiles.outcome;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionFileTest {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Set<String> IDS = Set.of("who");
    private static final int LONG = QuestionFile.LARGEST / 4;

    private static List<String> read(byte[] file) {
        return outcome(checked(QuestionFile.read(file, Set.of())));
    }

    @Test
    void every_usual_encoding_and_line_end_is_read() {
        String text = "// é\r\n\r\nÇa va – “so”?{T}\r\rEt?{F}";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
            assertThat(QuestionFile.decode(text.getBytes(charset)))
                    .isEqualTo("// é\n\nÇa va – “so”?{T}\n\nEt?{F}");
        }
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            assertThat(read(("\ufeff" + text).getBytes(charset)))
                    .containsExactly("3 true-false ca-va-so", "5 true-false et");
        }
    }

    @Test
    void a_file_that_is_no_text_is_told() {
        for (String start :
                List.of("PK\u0003\u0004", "%PDF-1.7", "{\\rtf1", "<?xml?><quiz/>", "a\0")) {
            assertThat(read(start.getBytes(StandardCharsets.UTF_8))).containsExactly("1 not-text");
        }
        assertThat(read(new byte[0])).containsExactly("1 no-questions");
    }

    @Test
    void a_file_that_is_too_large_is_not_read_at_all() {
        assertThat(read(new byte[QuestionFile.LARGEST + 1]))
                .containsExactly("1 file-too-large (1)");
        String text = "x".repeat(QuestionFile.LARGEST + 1);
        assertThat(outcome(QuestionFile.read(text, null, Set.of())))
                .containsExactly("1 file-too-large (1)");
    }

    @Test
    void questions_beyond_the_five_hundredth_are_told_once() {
        String file =
                IntStream.rangeClosed(1, 503)
                        .mapToObj(i -> "Statement " + i + (i % 100 == 0 ? "{}" : "{T}"))
                        .collect(Collectors.joining("\n\n"));
        ImportedQuestions result = QuestionFile.read(file, null, Set.of());

        assertThat(result.taken()).hasSize(495);
        assertThat(outcome(result).getLast()).isEqualTo("1001 too-many (500|3)");
    }

    @Test
    void five_hundred_questions_of_the_same_name_have_ids_of_their_own() {
        String file =
                IntStream.rangeClosed(1, 500)
                        .mapToObj(i -> "::Same::Statement " + i + "{T}")
                        .collect(Collectors.joining("\n\n"));
        assertThat(checked(QuestionFile.read(file, null, Set.of("same-7"))).taken())
                .extracting(QuestionFiles::id)
                .hasSize(500)
                .contains("same", "same-2", "same-8", "same-501")
                .doesNotContain("same-7");
    }

    @Test
    void each_reason_has_a_key_of_its_own() {
        assertThat(Stream.of(Reason.values()).map(Reason::key))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("import-questions\\.reason\\.[a-z-]+"));
    }

    static Stream<String> endless() {
        return Stream.of(
                        "{",
                        "}",
                        "~",
                        "=",
                        "#",
                        "\\",
                        "::",
                        "%50%",
                        "->",
                        "<",
                        "<b",
                        "<b ",
                        "<b =",
                        "</",
                        "&",
                        "&#",
                        "&#x",
                        "&amp;",
                        "[",
                        "[html]",
                        "|",
                        "`",
                        "{{",
                        "{T}",
                        "{T}\n\n",
                        "//\n",
                        "\n",
                        " ",
                        "$CATEGORY:\n",
                        "$CATEGORY:x\n\nq{T}\n",
                        "A. ",
                        "A\n",
                        "ANSWER:\n",
                        "q\nA. x\nB. y\nANSWER: A\n",
                        "A) x\n",
                        "a{=b}\n\n",
                        "é",
                        "\u200b",
                        "\ud800",
                        "\n=",
                        "%")
                .flatMap(piece -> {
                    int times = LONG / piece.length();
                    String many = piece.repeat(times);
                    return Stream.of(
                            many,
                            "q{" + many + "}",
                            "q{=a" + many + "}",
                            "q{~" + many + "}",
                            "[html]" + many + "{T#" + "x" + "}",
                            "::" + many + "::q{T}",
                            "q\nA. " + many + "\nB. y\nANSWER: A");
                });
    }

    @ParameterizedTest
    @MethodSource("endless")
    void nothing_takes_long(String file) {
        for (QuestionFile.Format format : QuestionFile.Format.values()) {
            ImportedQuestions result =
                    Assertions.assertTimeout(
                            LONGEST, () -> QuestionFile.read(file, format, Set.of()));
            assertThat(result.taken().size() + result.notTaken().size()).isBetween(1, 501);
        }
        Assertions.assertTimeout(LONGEST, () -> QuestionFile.detect(file));
    }

    /// The pieces of which both formats are made, put together at random and mutated.
    @Test
    void two_thousand_mutations_are_taken_whole_or_told() {
        String seeds =
                Stream.concat(
                                GiftReadingTest.each_question_is_taken_whole_or_told(),
                                AikenReadingTest.each_question_is_taken_whole_or_told())
                        .map(arguments -> (String) arguments.get()[0])
                        .filter(file -> file.length() < 500)
                        .collect(Collectors.joining("\n\n"));
        String[] questions = seeds.split("\n\n");
        String signs = "{}~=#\\:%-><&;[]|`*_\n\r\t \"'!1aAé\0\u00a0\u2028\ufeff\ue000\ud83d.)$/";
        Random random = new Random(20260901);
        Assertions.assertTimeout(
                Duration.ofSeconds(120),
                () -> {
                    int taken = 0;
                    for (int i = 0; i < 2_000; i++) {
                        String file = mutated(questions, signs, random);
                        QuestionFile.Format format =
                                random.nextInt(4) == 0
                                        ? QuestionFile.Format.AIKEN
                                        : QuestionFile.Format.GIFT;
                        taken += checked(QuestionFile.read(file, format, IDS)).taken().size();
                        assertNothingIsLost(file);
                    }
                    assertThat(taken).isGreaterThan(1_000);
                });
    }

    private static void assertNothingIsLost(String file) {
        ImportedQuestions result = checked(QuestionFile.read(file, null, IDS));
        if (file.indexOf('\0') >= 0 || QuestionFile.detect(file) == QuestionFile.Format.AIKEN) {
            return;
        }
        String text = QuestionFile.decode(file.getBytes(StandardCharsets.UTF_8));
        List<Integer> lines =
                Stream.concat(
                                result.taken().stream().map(taken -> taken.line()),
                                result.notTaken().stream().map(not -> not.line()))
                        .toList();
        assertThat(lines).doesNotHaveDuplicates();
        assertThat(lines)
                .containsAll(
                        GiftBlock.split(text).stream()
                                .filter(block -> block.category() == null)
                                .map(block -> block.line())
                                .toList());
    }

    private static String mutated(String[] questions, String signs, Random random) {
        StringBuilder file = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            file.append(questions[random.nextInt(questions.length)]).append("\n\n");
        }
        for (int i = random.nextInt(12); i > 0 && !file.isEmpty(); i--) {
            int at = random.nextInt(file.length());
            int to = Math.min(file.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> file.deleteCharAt(at);
                case 1 -> file.insert(at, signs.charAt(random.nextInt(signs.length())));
                case 2 -> file.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                default -> file.insert(random.nextInt(file.length()), file.substring(at, to));
            }
        }
        return file.toString();
    }
}
