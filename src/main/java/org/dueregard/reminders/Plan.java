package org.dueregard.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reminders that go into one mail, and those that are left out because a later step is reached.
final class Plan {

    private record Entry(Matter matter, ReminderRow row) {}

    private final List<Entry> told = new ArrayList<>();
    private final List<ReminderRow> skipped = new ArrayList<>();

    /// What the day asks for: of each matter the furthest step, if it was not told before.
    static Plan ofDay(List<Matter> matters, Known known, LocalDate day) {
        Plan plan = new Plan();
        matters.forEach(matter -> plan.addFurthest(matter, known));
        return plan;
    }

    /// Everything there is to say, said by hand: told once that day, and with it the step reached.
    static Plan byHand(List<Matter> matters, Known known, LocalDate day) {
        Plan plan = new Plan();
        for (Matter matter : matters) {
            plan.addFurthest(matter, known);
            ReminderRow row = ReminderRow.byHand(matter, day);
            if (!known.has(row)) {
                plan.add(matter, row);
            }
        }
        return plan;
    }

    private void addFurthest(Matter matter, Known known) {
        if (matter.reached().isEmpty()) {
            return;
        }
        ReminderRow furthest = ReminderRow.of(matter, matter.reached().getLast(), Told.PERSON);
        if (known.has(furthest)) {
            return;
        }
        add(matter, furthest);
        matter.reached().stream()
                .map(step -> ReminderRow.of(matter, step, Told.PERSON))
                .filter(row -> !row.equals(furthest) && !known.has(row))
                .forEach(skipped::add);
    }

    void add(Matter matter, ReminderRow row) {
        told.add(new Entry(matter, row));
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /// Keeps the reminders as part of the caller's transaction.
    ///
    /// @return what is told by them: not what another program told meanwhile
    List<Matter> keep(
            ReminderStore store,
            ReminderPlanner.Round round,
            ReminderState state,
            @Nullable Long digestId) {
        long school = round.school().id();
        Set<Matter> kept = new LinkedHashSet<>();
        for (Entry entry : told) {
            if (store.keep(entry.row(), school, round.day(), state, digestId)) {
                kept.add(entry.matter());
            }
        }
        for (ReminderRow row : skipped) {
            store.keep(row, school, round.day(), ReminderState.SKIPPED, null);
        }
        return List.copyOf(kept);
    }
}
