package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the founding documents say that must not be repeated: names of people, and numbers that nobody
/// has verified since.
class FoundingDocumentsTest {

    /// Of each name, given and family name in small letters, only its hash: they are not written here
    /// either.
    private static final Set<String> PEOPLE =
            Set.of(
                    "1198b5adf36cdb4f",
                    "4c9ef2543f333bfd",
                    "53c8cf2b48adc9fa",
                    "6176bf4810c32046",
                    "69808e83056b4bd6",
                    "6d569932ef946914",
                    "971a1d13cd7fffb1",
                    "cbddea41fd1f88aa",
                    "d8449c5f7e4b7786");

    private static final Pattern NAME = Pattern.compile("\\b(\\p{Lu}\\p{L}+)[ -]+(\\p{Lu}\\p{L}+)");

    /// Any number of a telephone but those set aside for examples.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w.])(?!01632 960)(?:\\+44 ?|0)\\d{2,4}[ -]?\\d{3,4}[ -]?\\d{3,4}(?!\\d)");

    private static List<Path> texts() throws IOException {
        try (Stream<Path> content = Files.walk(Path.of("content"));
                Stream<Path> program = Files.walk(Path.of("src", "main"))) {
            return Stream.concat(content, program)
                    .filter(file ->
                            file.toString()
                                    .matches(".*\\.(md|svg|txt|java|properties|html|sql|csv)"))
                    .toList();
        }
    }

    private static String hash(String name) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(name.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void no_person_of_the_founding_documents_is_named_anywhere() throws Exception {
        int looked = 0;
        for (Path file : texts()) {
            Matcher names = NAME.matcher(Files.readString(file));
            int from = 0;
            while (names.find(from)) {
                String name = (names.group(1) + " " + names.group(2)).toLowerCase(Locale.ROOT);
                assertThat(PEOPLE).as(file + ": " + name).doesNotContain(hash(name));
                from = names.start(2);
                looked++;
            }
        }
        assertThat(looked).as("names and the like that were looked at").isGreaterThan(1_000);
    }

    @Test
    void the_check_would_find_a_name() {
        assertThat(hash("example person")).isEqualTo("ab86dadd6089a387");
    }

    @Test
    void no_content_and_no_page_has_a_telephone_number_of_its_own() throws Exception {
        for (Path file : texts()) {
            if (file.toString().matches(".*\\.(md|properties|html)")) {
                assertThat(NUMBER.matcher(Files.readString(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
        assertThat(NUMBER.matcher("ring 020 7946 0000 now").find()).isTrue();
    }
}
