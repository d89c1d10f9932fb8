package org.dueregard.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern USE =
            Pattern.compile(
                    "(?:getTranslation|words\\.get|report\\.problem|problem|none|fact|note|addColumn)\\(\\s*"
                            + "(?:[a-zA-Z.()]+,\\s*)*\"([a-z][a-zA-Z0-9.-]+\\.[a-zA-Z0-9.-]*[a-zA-Z])\"");
    private static final Pattern TEMPLATE_USE = Pattern.compile("#\\{([a-z][a-z.-]+)[}(]");

    private static Properties words() throws Exception {
        Properties words = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            words.load(in);
        }
        return words;
    }

    private static TreeSet<String> uses(Path folder, String ending, Pattern pattern)
            throws Exception {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        return used;
    }

    @Test
    void every_word_that_is_used_is_in_the_translations_file() throws Exception {
        Properties words = words();
        TreeSet<String> used = uses(Path.of("src/main/java"), ".java", USE);
        used.addAll(uses(Path.of("src/main/resources/templates"), ".html", TEMPLATE_USE));
        assertThat(used).hasSizeGreaterThan(100);
        used.removeIf(key -> words.containsKey(key) || words.containsKey("problem." + key));
        assertThat(used).isEmpty();
    }

    @Test
    void every_sentence_can_be_filled_in_and_uses_no_straight_apostrophe() throws Exception {
        words().forEach((key, text) -> {
            new MessageFormat((String) text, Locale.UK).format(new Object[] {1, 2, 3, 4, 5});
            assertThat((String) text)
                    .as((String) key)
                    .doesNotContainPattern("(?<![{}'])'(?![{}'])");
        });
    }

    @Test
    void days_and_times_are_written_as_people_write_them() {
        assertThat(Days.inWords(java.time.LocalDate.of(2026, 9, 3))).isEqualTo("3 September 2026");
        assertThat(Days.inWords(java.time.Instant.parse("2026-07-01T13:30:00Z")))
                .isEqualTo("1 July 2026, 2.30pm");
        assertThat(Days.inWords(java.time.Instant.parse("2026-12-01T13:30:00Z")))
                .isEqualTo("1 December 2026, 1.30pm");
    }
}
