package org.dueregard.speakers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.speakers.Choices.Ages;
import org.dueregard.speakers.Choices.Format;
import org.dueregard.speakers.Choices.Kind;
import org.dueregard.speakers.Choices.Openness;
import org.dueregard.speakers.Choices.Organisation;
import org.dueregard.speakers.Choices.Topic;

/// A file written in memory, entry by entry, without asking any rule.
final class WrittenFile {

    static final long SCHOOL = 7;

    private final List<FileEntry> entries = new ArrayList<>();
    private final long school;
    private Instant at = Instant.parse("2026-09-14T08:30:00Z");

    WrittenFile(long school) {
        this.school = school;
    }

    /// A request of somebody with that tier.
    static WrittenFile submitted(Actor requester, Tier tier) {
        return new WrittenFile(SCHOOL).submit(requester, tier);
    }

    WrittenFile submit(Actor requester, Tier tier) {
        return add(
                requester,
                FileJson.put(NewEntry.of(StepKind.SUBMITTED), form(LocalDate.of(2026, 10, 14)))
                        .fact("tier", tier)
                        .fact("reasons", "")
                        .fact("late", false));
    }

    WrittenFile at(Instant moment) {
        at = moment;
        return this;
    }

    WrittenFile add(Actor actor, StepKind kind) {
        return add(actor, NewEntry.of(kind));
    }

    WrittenFile add(Actor actor, NewEntry entry) {
        at = at.plus(Duration.ofSeconds(1));
        entries.add(
                new FileEntry(
                        entries.size() + 1L,
                        at,
                        actor.kind().name(),
                        actor.accountId(),
                        entry.kind(),
                        entry.facts(),
                        entry.words(),
                        entry.identity()));
        return this;
    }

    SpeakerFile file() {
        return SpeakerFile.of(1, "V26-00001", school, entries);
    }

    /// A talk of one speaker on one morning, which nobody has to worry about.
    static RequestForm form(LocalDate... days) {
        List<RequestForm.Day> on = new ArrayList<>();
        for (LocalDate day : days) {
            on.add(new RequestForm.Day(day, LocalTime.of(9, 0), LocalTime.of(10, 0)));
        }
        return new RequestForm(
                Kind.SPEAKER,
                "Fire safety assembly",
                List.of(speaker("Alex Example", Organisation.PUBLIC_BODY, "alex@fire.example")),
                Topic.SAFETY,
                "Fire safety at home.",
                "What to do when an alarm sounds.",
                Ages.KEY_STAGE_2,
                "Years 3 and 4",
                on,
                "The hall",
                Format.IN_PERSON,
                Openness.SCHOOL_ONLY,
                false,
                false,
                "",
                false,
                "",
                "Alarms, exits, meeting points.",
                false,
                "Sam Host",
                false);
    }

    static RequestForm.Speaker speaker(String name, Organisation type, String email) {
        return new RequestForm.Speaker(name, "Example Fire Service", type, email, "");
    }

    /// The same with another outline.
    static RequestForm saying(RequestForm form, String outline) {
        return FormLike.of(form).saying(outline).form();
    }
}
