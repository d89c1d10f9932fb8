package org.dueregard.exchange;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Makes ids for headings out of words, none of them twice.
final class QuestionIds {

    private static final int LONGEST = 50;
    private static final int LONGEST_WORDS = 400;
    private static final String WITHOUT_WORDS = "question";

    private final Set<String> used;
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param used ids that are there already
    QuestionIds(Set<String> used) {
        this.used = new HashSet<>(used);
    }

    String next(String words) {
        String slug = slug(words);
        String base = slug.isEmpty() ? WITHOUT_WORDS : slug;
        String id = base;
        int number = numbers.getOrDefault(base, 1);
        while (!used.add(id)) {
            number++;
            id = base + "-" + number;
        }
        numbers.put(base, number);
        return id;
    }

    /// Small letters, digits and hyphens; empty when the words have none.
    static String slug(String words) {
        String start = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        StringBuilder slug = new StringBuilder();
        boolean hyphen = false;
        for (char letter :
                Normalizer.normalize(start, Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .toCharArray()) {
            boolean plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
            if (plain) {
                if (hyphen && !slug.isEmpty()) {
                    slug.append('-');
                }
                hyphen = false;
                slug.append(letter);
            } else if (Character.getType(letter) != Character.NON_SPACING_MARK
                    && "'’`".indexOf(letter) < 0) {
                hyphen = true;
            }
        }
        return shortened(slug.toString());
    }

    private static String shortened(String slug) {
        if (slug.length() <= LONGEST) {
            return slug;
        }
        int end = slug.lastIndexOf('-', LONGEST);
        return slug.substring(0, end > 0 ? end : LONGEST);
    }
}
