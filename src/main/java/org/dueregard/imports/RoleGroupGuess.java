package org.dueregard.imports;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dueregard.people.RoleGroup;

/// Which role group a job title or a school's own word for a group means. The first that fits holds.
final class RoleGroupGuess {

    private static final Map<Pattern, RoleGroup> RULES = new LinkedHashMap<>();

    static {
        rule("link governor|safeguarding governor", RoleGroup.LINK_GOVERNOR);
        rule("governor|trustee|gov\\b", RoleGroup.GOVERNORS);
        rule("designated safeguarding|\\bdsl\\b|\\bddsl\\b", RoleGroup.DSL);
        rule("supply", RoleGroup.SUPPLY);
        rule("trainee|student teacher|\\bitt\\b|\\bpgce\\b|apprentice", RoleGroup.TRAINEES);
        rule("volunteer", RoleGroup.VOLUNTEERS);
        rule("peripatetic|contractor|agency|coach", RoleGroup.CONTRACTORS);
        rule(
                "head ?teacher|principal|deputy head|assistant head|executive head|leadership|\\bslt\\b",
                RoleGroup.LEADERSHIP);
        rule(
                "teaching assistant|\\blsa\\b|\\bta\\b|\\bhlta\\b|aide|support assistant|mentor"
                        + "|pupil support|pastoral|counsel|lunchtime|midday|welfare|nursery nurse",
                RoleGroup.PUPIL_SUPPORT);
        rule(
                "site|caretaker|premises|clean|cater|cook|kitchen|office|admin|reception|secretar"
                        + "|finance|business|technician|librarian|transport|driver|escort|\\bit\\b|hr\\b",
                RoleGroup.SITE_AND_OFFICE);
        rule("teach|tutor|lecturer|instructor|\\bect\\b|senco", RoleGroup.TEACHERS);
    }

    private RoleGroupGuess() {}

    private static void rule(String words, RoleGroup group) {
        RULES.put(Pattern.compile(words), group);
    }

    static Optional<RoleGroup> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT).strip();
        if (lower.isEmpty()) {
            return Optional.empty();
        }
        Optional<RoleGroup> exact = RoleGroup.find(lower.replaceAll("[\\s&]+", "-"));
        if (exact.isPresent()) {
            return exact;
        }
        return RULES.entrySet().stream()
                .filter(rule -> rule.getKey().matcher(lower).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
