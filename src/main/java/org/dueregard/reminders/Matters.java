package org.dueregard.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dueregard.people.SchoolCalendar;
import org.dueregard.standing.OwedTraining;
import org.dueregard.training.OpenChecks;
import org.springframework.stereotype.Component;

/// What people can be reminded of, read for a whole school at once.
@Component
class Matters {

    private static final int CLOSING_SCHOOL_DAYS = 3;

    private final OwedTraining owed;
    private final OpenChecks checks;
    private final SchoolCalendar calendar;

    Matters(OwedTraining owed, OpenChecks checks, SchoolCalendar calendar) {
        this.owed = owed;
        this.checks = checks;
        this.calendar = calendar;
    }

    /// By person, the most urgent first.
    Map<Long, List<Matter>> atSchool(long schoolId, LocalDate day) {
        LocalDate closing = calendar.after(schoolId, day, CLOSING_SCHOOL_DAYS);
        return byPerson(
                owed.atSchool(schoolId, day).stream().map(row -> Matter.of(row, day)),
                checks.atSchool(schoolId, day).stream()
                        .map(check -> Matter.of(check, !check.closesOn().isAfter(closing))));
    }

    /// The same for a few people, whatever schools they work at, and with no word on whether a check
    /// closes soon.
    Map<Long, List<Matter>> ofPeople(Collection<Long> people, LocalDate day) {
        return byPerson(
                people.stream()
                        .flatMap(person -> owed.ofPerson(person, day).stream())
                        .map(row -> Matter.of(row, day)),
                people.stream()
                        .flatMap(person -> checks.ofPerson(person, day).stream())
                        .map(check -> Matter.of(check, false)));
    }

    private static Map<Long, List<Matter>> byPerson(
            Stream<Optional<Matter>> training, Stream<Matter> checks) {
        return Stream.concat(training.flatMap(Optional::stream), checks)
                .sorted(Comparator.comparing(Matter::dueOn).thenComparing(Matter::moduleId))
                .collect(
                        Collectors.groupingBy(
                                Matter::staffMemberId,
                                TreeMap::new,
                                Collectors.toCollection(ArrayList::new)));
    }
}
