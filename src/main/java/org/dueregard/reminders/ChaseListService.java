package org.dueregard.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.people.SchoolName;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/// The people whom no mail reaches, for somebody to walk round with.
@Service
public class ChaseListService {

    private final ReminderPlanner planner;
    private final ReminderSchools schools;
    private final MatterWords words;
    private final Access access;
    private final Clock clock;

    ChaseListService(
            ReminderPlanner planner,
            ReminderSchools schools,
            MatterWords words,
            Access access,
            Clock clock) {
        this.planner = planner;
        this.schools = schools;
        this.words = words;
        this.access = access;
        this.clock = clock;
    }

    private record Entry(Addressee person, Matter matter) {}

    /// People without an e-mail address who have something to do on a day, by line manager and name.
    ///
    /// @param everybodyLate also everybody else who is overdue
    @Requires(Action.REMINDERS_SEND)
    public ChaseList list(long schoolId, LocalDate day, boolean everybodyLate) {
        access.require(Action.REMINDERS_SEND, schoolId);
        SchoolName school =
                schools.find(schoolId)
                        .orElseThrow(() -> new AccessDeniedException("No such school"));
        ReminderPlanner.Round round = planner.look(school, day);
        Map<String, List<Entry>> teams = new TreeMap<>();
        for (Matter matter : round.all()) {
            Addressee person = round.person(matter);
            boolean late = everybodyLate && matter.kind() == ReminderKind.OVERDUE;
            if (person.email() == null || late) {
                String manager = person.managerName();
                teams.computeIfAbsent(manager == null ? "" : manager, name -> new ArrayList<>())
                        .add(new Entry(person, matter));
            }
        }
        return new ChaseList(
                schoolId,
                school.name(),
                clock.instant(),
                everybodyLate,
                teams.entrySet().stream()
                        .map(team -> team(team.getKey(), team.getValue()))
                        .toList());
    }

    private ChaseList.Team team(String manager, List<Entry> entries) {
        return new ChaseList.Team(
                manager.isEmpty() ? null : manager,
                entries.stream()
                        .sorted(
                                Comparator.comparing((Entry entry) -> entry.person().name())
                                        .thenComparing(entry -> entry.matter().dueOn()))
                        .map(entry ->
                                new ChaseList.Line(
                                        entry.person().name(),
                                        words.title(entry.matter().moduleId()),
                                        entry.matter().dueOn(),
                                        words.state(entry.matter()),
                                        entry.person().email() != null))
                        .toList());
    }
}
