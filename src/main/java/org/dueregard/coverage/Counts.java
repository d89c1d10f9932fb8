package org.dueregard.coverage;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dueregard.common.Percentage;
import org.jspecify.annotations.Nullable;

/// True numbers of some people under one requirement: not for the eyes of those who may not see
/// names.
///
/// @param inScope how many are asked
/// @param covered how many of these are covered
/// @param effective covered and not known to have forgotten; absent where nothing is asked again
/// @param notAskedYet how many of the effective were not asked again yet
/// @param reasons everybody else, by the one reason; reasons that nobody has, but could have, are in
///     it with nought
public record Counts<R extends Enum<R>>(
        int inScope,
        int covered,
        @Nullable Integer effective,
        int notAskedYet,
        Map<R, Integer> reasons) {

    public Counts {
        reasons = Map.copyOf(reasons);
        int notCovered = reasons.values().stream().mapToInt(Integer::intValue).sum();
        if (covered < 0
                || covered + notCovered != inScope
                || reasons.values().stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException(
                    covered + " covered and " + reasons + " are not " + inScope);
        }
        int known = effective == null ? 0 : effective;
        if (known > covered || notAskedYet < 0 || notAskedYet > known) {
            throw new IllegalArgumentException(
                    notAskedYet + " of " + effective + " of " + covered + " not asked yet");
        }
    }

    Percentage percentage() {
        return new Percentage(covered, inScope);
    }

    /// How many are known to have forgotten.
    int forgotten() {
        return effective == null ? 0 : covered - effective;
    }

    /// Nobody, who could have any of these reasons.
    static <R extends Enum<R>> Counts<R> ofNobody(Collection<R> reasons) {
        return new Counts<R>(
                0,
                0,
                0,
                0,
                reasons.stream().collect(Collectors.toMap(reason -> reason, reason -> 0)));
    }

    /// All of them together.
    static <R extends Enum<R>> Counts<R> sum(Collection<Counts<R>> parts) {
        Map<R, Integer> reasons = new TreeMap<>();
        parts.forEach(part ->
                part.reasons.forEach(
                        (reason, number) -> reasons.merge(reason, number, Integer::sum)));
        int inScope = parts.stream().mapToInt(Counts::inScope).sum();
        int covered = parts.stream().mapToInt(Counts::covered).sum();
        int forgotten = parts.stream().mapToInt(Counts::forgotten).sum();
        int notAskedYet = parts.stream().mapToInt(Counts::notAskedYet).sum();
        boolean askedAgain = parts.stream().noneMatch(part -> part.effective == null);
        return new Counts<>(
                inScope,
                covered,
                askedAgain ? (Integer) (covered - forgotten) : null,
                askedAgain ? notAskedYet : 0,
                reasons);
    }
}
