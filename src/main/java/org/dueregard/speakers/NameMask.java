package org.dueregard.speakers;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes known names out of what somebody wrote: each name as a whole, and of people's names each part
/// that stands alone and is written as a name.
final class NameMask {

    private static final int SHORTEST = 2;

    private final List<Pattern> patterns;
    private final String instead;

    /// @param people whose given and family names are looked for too
    /// @param others such as organisations, looked for as a whole only
    NameMask(Collection<String> people, Collection<String> others, String instead) {
        this.instead = Matcher.quoteReplacement(instead);
        Map<String, Integer> looked = new HashMap<>();
        for (String name : people) {
            for (String part : name.strip().split("\\s+", -1)) {
                if (!part.isEmpty() && Character.isUpperCase(part.codePointAt(0))) {
                    looked.put(part, 0);
                }
            }
        }
        people.forEach(name -> looked.put(name.strip(), Pattern.CASE_INSENSITIVE));
        others.forEach(name -> looked.put(name.strip(), Pattern.CASE_INSENSITIVE));
        patterns =
                looked.entrySet().stream()
                        .filter(entry -> entry.getKey().length() >= SHORTEST)
                        .sorted(
                                Comparator.comparingInt((Map.Entry<String, Integer> entry) ->
                                        -entry.getKey().length()))
                        .map(entry -> pattern(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static Pattern pattern(String name, int flags) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                flags | Pattern.UNICODE_CASE);
    }

    String apply(String text) {
        String masked = text;
        for (Pattern pattern : patterns) {
            masked = pattern.matcher(masked).replaceAll(instead);
        }
        return masked;
    }
}
