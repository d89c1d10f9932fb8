package org.dueregard.administration.ui;

import static org.dueregard.administration.ui.SettingsPages.word;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.requirements.Cycle;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.requirements.RequirementOverview;
import org.dueregard.requirements.RuleTerms;
import org.jspecify.annotations.Nullable;

/// Requirements as people say them: "every year, face-to-face, 10 days’ grace".
final class RequirementWords {

    private static final int MONTHS = 12;

    private RequirementWords() {}

    /// @param terms absent where it is not asked
    static String terms(@Nullable RuleTerms terms) {
        if (terms == null) {
            return word("requirements.not-asked");
        }
        List<String> parts = new ArrayList<>();
        parts.add(cycle(terms.cycle()));
        if (terms.mode() == RequirementMode.FACE_TO_FACE) {
            parts.add(word("requirements.mode.face-to-face.short"));
        }
        parts.add(word("requirements.grace.short", terms.graceDays()));
        parts.add(word("requirements.due.short", terms.dueDays()));
        return String.join(" · ", parts);
    }

    static String cycle(Cycle cycle) {
        return switch (cycle) {
            case Cycle.Every every -> every(every.period());
            case Cycle.ByDay by -> word("requirements.cycle.by-day", day(by.day()));
            case Cycle.EachEdition _ -> word("requirements.cycle.edition");
            case Cycle.Both both ->
                    word("requirements.cycle.both", cycle(both.one()), cycle(both.other()));
        };
    }

    private static String every(Period period) {
        long months = period.toTotalMonths();
        long days = period.get(ChronoUnit.DAYS);
        if (days != 0) {
            return word("requirements.cycle.days", months * 30 + days);
        }
        return months % MONTHS == 0
                ? word("requirements.cycle.years", months / MONTHS)
                : word("requirements.cycle.months", months);
    }

    /// As in "30 September".
    private static String day(MonthDay day) {
        String withYear = Days.inWords(day.atYear(2028));
        return withYear.substring(0, withYear.lastIndexOf(' '));
    }

    static String announced(RequirementOverview.Announced announced) {
        return word(
                "requirements.announced", Days.inWords(announced.from()), terms(announced.terms()));
    }

    /// @param names empty for the portal's default
    static String setBy(List<String> names) {
        if (names.isEmpty()) {
            return word("requirements.set-by.portal");
        }
        return names.size() == 1
                ? names.getFirst()
                : word("requirements.set-by.both", names.getFirst(), names.getLast());
    }

    static String span(LocalDate from, @Nullable LocalDate to) {
        return to == null
                ? word("requirements.from", Days.inWords(from))
                : word("requirements.from-to", Days.inWords(from), Days.inWords(to));
    }
}
