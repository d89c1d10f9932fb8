package org.dueregard.speakers;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.dueregard.common.Checks;
import org.dueregard.speakers.Choices.Ages;
import org.dueregard.speakers.Choices.Format;
import org.dueregard.speakers.Choices.Kind;
import org.dueregard.speakers.Choices.Openness;
import org.dueregard.speakers.Choices.Organisation;
import org.dueregard.speakers.Choices.Topic;
import org.jspecify.annotations.Nullable;

/// What somebody asks for, as far as it is written. Times are times of day in London.
///
/// @param title what the visit is called in lists, such as "Fire safety assembly"
/// @param learning what pupils are to take with them
/// @param outline what will be said, shown or handed out
/// @param outlineRefused whether the speaker would not say what they will say
/// @param contested whether speaker or topic have led to controversy before, as far as is known
/// @param supervisor who stays with the speaker throughout
/// @param pupilsAttend for a letting, whether pupils may be there
public record RequestForm(
        Kind kind,
        String title,
        List<Speaker> speakers,
        Topic topic,
        String purpose,
        String learning,
        Ages ages,
        String audience,
        List<Day> days,
        String place,
        Format format,
        Openness openness,
        boolean media,
        boolean contested,
        String contestedWords,
        boolean fee,
        String feeWords,
        String outline,
        boolean outlineRefused,
        String supervisor,
        boolean pupilsAttend) {

    public static final int MOST_SPEAKERS = 10;
    public static final int MOST_DAYS = 20;
    static final int LONG = 4_000;
    private static final int SHORT = 120;

    /// A speaker, or the hirer of a room.
    ///
    /// @param contact telephone or address: an identity detail, destroyed after the visit
    /// @param email an identity detail too; where the private link goes
    public record Speaker(
            String name,
            String organisation,
            Organisation organisationType,
            String email,
            String contact) {

        static final Speaker BLANK = new Speaker("", "", Organisation.OTHER, "", "");
    }

    /// A day on which they speak.
    public record Day(
            @Nullable LocalDate day, @Nullable LocalTime begins, @Nullable LocalTime ends) {}

    public static RequestForm blank(Kind kind) {
        return new RequestForm(
                kind,
                "",
                List.of(Speaker.BLANK),
                Topic.OTHER,
                "",
                "",
                Ages.SEVERAL,
                "",
                List.of(new Day(null, null, null)),
                "",
                Format.IN_PERSON,
                Openness.SCHOOL_ONLY,
                false,
                false,
                "",
                false,
                "",
                "",
                false,
                "",
                false);
    }

    /// The same with other speakers and days.
    public RequestForm with(List<Speaker> otherSpeakers, List<Day> otherDays) {
        return new RequestForm(
                kind,
                title,
                List.copyOf(otherSpeakers),
                topic,
                purpose,
                learning,
                ages,
                audience,
                List.copyOf(otherDays),
                place,
                format,
                openness,
                media,
                contested,
                contestedWords,
                fee,
                feeWords,
                outline,
                outlineRefused,
                supervisor,
                pupilsAttend);
    }

    /// The first day, absent while none is given.
    public @Nullable LocalDate firstDay() {
        return days.stream()
                .map(Day::day)
                .filter(java.util.Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    public @Nullable LocalDate lastDay() {
        return days.stream()
                .map(Day::day)
                .filter(java.util.Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /// Everything that is looked through for phrases.
    String words() {
        return String.join("\n", title, purpose, learning, outline, contestedWords, feeWords);
    }

    /// The form as it can be handed in.
    ///
    /// @throws org.dueregard.common.InvalidInputException naming each field that is not right
    RequestForm checked(LocalDate today) {
        Checks checks = new Checks();
        checks.required("title", title, SHORT);
        checks.require(
                !speakers.isEmpty() && speakers.size() <= MOST_SPEAKERS,
                "speaker-1",
                "speakers.invalid.speakers",
                MOST_SPEAKERS);
        for (int i = 0; i < speakers.size(); i++) {
            Speaker speaker = speakers.get(i);
            checks.required("name-" + (i + 1), speaker.name(), SHORT);
            checks.required("organisation-" + (i + 1), speaker.organisation(), SHORT);
            checks.email("email-" + (i + 1), speaker.email());
            checks.optional("contact-" + (i + 1), speaker.contact(), SHORT);
        }
        checks.required("purpose", purpose, LONG);
        if (kind == Kind.SPEAKER) {
            checks.required("learning", learning, LONG);
            checks.required("audience", audience, SHORT);
            checks.required("supervisor", supervisor, SHORT);
        }
        checks.required("place", place, SHORT);
        checks.require(
                !days.isEmpty() && days.size() <= MOST_DAYS,
                "day-1",
                "speakers.invalid.days",
                MOST_DAYS);
        for (int i = 0; i < days.size(); i++) {
            checkDay(checks, days.get(i), i + 1, today);
        }
        if (!outlineRefused) {
            checks.required("outline", outline, LONG);
        }
        if (contested) {
            checks.required("contested-words", contestedWords, LONG);
        }
        if (fee) {
            checks.required("fee-words", feeWords, SHORT);
        }
        checks.done();
        return this;
    }

    private static void checkDay(Checks checks, Day day, int number, LocalDate today) {
        LocalDate on = day.day();
        LocalTime begins = day.begins();
        LocalTime ends = day.ends();
        if (on == null) {
            checks.require(false, "day-" + number, "invalid.date");
        } else {
            checks.require(!on.isBefore(today), "day-" + number, "speakers.invalid.past");
            checks.require(
                    on.isBefore(today.plusYears(2)), "day-" + number, "speakers.invalid.far");
        }
        if (begins == null) {
            checks.require(false, "begins-" + number, "speakers.invalid.time");
        }
        if (ends == null) {
            checks.require(false, "ends-" + number, "speakers.invalid.time");
        }
        if (begins != null && ends != null) {
            checks.require(ends.isAfter(begins), "ends-" + number, "speakers.invalid.order");
        }
    }

    /// The key of what a field is called, which is another for a letting.
    public String label(String field) {
        boolean named =
                kind == Kind.LETTING
                        && java.util.Set.of("purpose", "outline", "audience", "supervisor")
                                .contains(field);
        return "speakers.label." + field + (named ? ".letting" : "");
    }

    /// The key of what whoever comes is called.
    public String visitor() {
        return kind == Kind.LETTING ? "speakers.fact.hirer" : "speakers.fact.speaker";
    }

    /// Who speaks, and whom they come from.
    private List<String> people() {
        return speakers.stream()
                .map(one -> one.name().strip() + "|" + one.organisation().strip())
                .toList();
    }

    /// Whether nobody speaks who did not speak in another form.
    boolean isOfPeopleIn(RequestForm other) {
        return other.people().containsAll(people());
    }

    /// Whether going from this form to another is more than a correction: another speaker or topic,
    /// another day more than a fortnight away, an audience from outside, or an outline refused.
    boolean differsMaterially(RequestForm other) {
        boolean speakersDiffer = !people().equals(other.people());
        boolean moved = false;
        for (Day day : other.days()) {
            LocalDate on = day.day();
            moved |=
                    on != null
                            && days.stream()
                                    .map(Day::day)
                                    .filter(java.util.Objects::nonNull)
                                    .noneMatch(before ->
                                            Math.abs(before.toEpochDay() - on.toEpochDay()) <= 14);
        }
        return speakersDiffer
                || topic != other.topic
                || !outline.strip().equals(other.outline.strip())
                || (!outlineRefused && other.outlineRefused)
                || moved
                || (!openness.isPublic() && other.openness.isPublic());
    }
}
