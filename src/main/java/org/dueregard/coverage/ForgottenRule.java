package org.dueregard.coverage;

import java.util.Collection;

/// Where effective coverage may be shown, so that nobody can tell of one to four people that they
/// have forgotten, not even by adding and subtracting, nor by knowing this rule.
///
/// Either every part shows it, or the total alone, or nothing does. Were it hidden only in the parts
/// where few have forgotten, then hiding itself would tell, as would the total less the rest.
enum ForgottenRule {
    EVERYWHERE,
    IN_TOTAL,
    NOWHERE;

    /// What is true of a part.
    record Part(int covered, int forgotten) {

        /// Of one to four covered people it would show how many have forgotten.
        boolean isSmall() {
            return Small.isFew(forgotten) || Small.isFew(covered);
        }
    }

    static ForgottenRule of(Collection<Part> parts) {
        if (parts.stream().noneMatch(Part::isSmall)) {
            return EVERYWHERE;
        }
        int covered = parts.stream().mapToInt(Part::covered).sum();
        int forgotten = parts.stream().mapToInt(Part::forgotten).sum();
        boolean few = Small.isFew(forgotten) || covered - forgotten < Small.ENOUGH;
        return few || isPinned(parts) ? NOWHERE : IN_TOTAL;
    }

    /// Whether everybody has forgotten in all parts but some, and four in these. The total allows no
    /// fewer than four in these, and with more of them no part would be small.
    private static boolean isPinned(Collection<Part> parts) {
        int besides =
                parts.stream()
                        .filter(part -> part.forgotten() < part.covered())
                        .mapToInt(Part::forgotten)
                        .sum();
        return besides == Small.ENOUGH - 1;
    }
}
