package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.content.Agreement;
import org.dueregard.content.ContentLibrary;
import org.dueregard.mail.Outbox;
import org.dueregard.speakers.Actor.Duty;
import org.dueregard.speakers.Choices.Ages;
import org.dueregard.speakers.Choices.Format;
import org.dueregard.speakers.Choices.Kind;
import org.dueregard.speakers.Choices.Openness;
import org.dueregard.speakers.Choices.Organisation;
import org.dueregard.speakers.Choices.Strength;
import org.dueregard.speakers.Choices.Topic;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Invented visits for the example school: one at the door today, one to be decided, one to be
/// checked, and a letting.
@Component
public class ExampleVisits {

    private static final String EXAMPLE = "Example: ";

    private final SpeakerFiles files;
    private final PhraseList phrases;
    private final VettingClock vettingClock;
    private final ContentLibrary library;
    private final Outbox outbox;
    private final Clock clock;

    ExampleVisits(
            SpeakerFiles files,
            PhraseList phrases,
            VettingClock vettingClock,
            ContentLibrary library,
            Outbox outbox,
            Clock clock) {
        this.files = files;
        this.phrases = phrases;
        this.vettingClock = vettingClock;
        this.library = library;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Adds the visits to a school.
    ///
    /// @param host the account that asks
    /// @param lead the account that checks
    /// @param head the account that decides
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long schoolId, long host, long lead, long head) {
        Actor asks = Actor.staff(host, "", EnumSet.of(Duty.ASK));
        Actor checks = Actor.staff(lead, "", EnumSet.of(Duty.ASK, Duty.VET));
        Actor decides = Actor.staff(head, "", EnumSet.of(Duty.ASK, Duty.DECIDE));
        LocalDate today = Days.today(clock);
        List<Long> begun = new ArrayList<>();

        SpeakerFile fire =
                begin(
                        begun,
                        schoolId,
                        asks,
                        form(
                                "Fire safety assembly",
                                new RequestForm.Speaker(
                                        "Hollis Examplewick",
                                        "Hedgeshire Fire Brigade",
                                        Organisation.PUBLIC_BODY,
                                        "",
                                        ""),
                                Topic.SAFETY,
                                "They come every autumn.",
                                "How to get out, and how to call for help.",
                                "A film of six minutes and a talk; nothing is handed out.",
                                today));
        checkAll(fire, checks);
        recommend(fire, checks, RequestState.APPROVED);
        approve(fire, decides);
        sign(fire);
        write(fire, asks, NewEntry.of(StepKind.CONFIRMED).fact("visit", Visit.key(1, 1)));

        SpeakerFile author =
                begin(
                        begun,
                        schoolId,
                        asks,
                        form(
                                "Poetry that argues",
                                new RequestForm.Speaker(
                                        "Ottoline Example",
                                        "Example Press",
                                        Organisation.BUSINESS,
                                        "",
                                        ""),
                                Topic.ARTS_AND_BOOKS,
                                "Year 9 reads her this term.",
                                "How a poem can hold two views at once.",
                                "Three poems and a discussion. One is about travel to Syria in 1941.",
                                today.plusDays(24)));
        checkAll(author, checks);
        write(
                author,
                checks,
                NewEntry.of(StepKind.PHRASE_JUDGED)
                        .fact("match", 1)
                        .fact("matters", false)
                        .word("because", EXAMPLE + "it is a poem about the war."));
        recommend(author, checks, RequestState.APPROVED_WITH_CONDITIONS);

        begin(
                begun,
                schoolId,
                asks,
                form(
                        "Careers: what an engineer does",
                        new RequestForm.Speaker(
                                "Barnaby Placeholder",
                                "Placeholder Bridges Ltd",
                                Organisation.BUSINESS,
                                "",
                                ""),
                        Topic.CAREERS,
                        "Somebody who builds bridges.",
                        "Which subjects lead there.",
                        "Photographs of bridges, questions.",
                        today.plusDays(12)));
        letting(begun, schoolId, asks, today.plusDays(30));
        // Nobody is written to about what never happened.
        begun.forEach(id -> outbox.remove("speaker|" + id));
    }

    private void letting(List<Long> begun, long schoolId, Actor asks, LocalDate day) {
        RequestForm blank =
                form(
                        "Choir practice in the hall",
                        new RequestForm.Speaker(
                                "Winifred Sample", "Sample Choir", Organisation.CLUB, "", ""),
                        Topic.ARTS_AND_BOOKS,
                        "The hall for an evening choir.",
                        "",
                        "Singing; no speakers.",
                        day);
        begin(
                begun,
                schoolId,
                asks,
                new RequestForm(
                        Kind.LETTING,
                        blank.title(),
                        blank.speakers(),
                        blank.topic(),
                        blank.purpose(),
                        "",
                        Ages.ADULTS_ONLY,
                        "Forty adults",
                        blank.days(),
                        "Hall",
                        Format.IN_PERSON,
                        Openness.PUBLIC,
                        false,
                        false,
                        "",
                        false,
                        "",
                        blank.outline(),
                        false,
                        "The caretaker",
                        false));
    }

    private static RequestForm form(
            String title,
            RequestForm.Speaker speaker,
            Topic topic,
            String purpose,
            String learning,
            String outline,
            LocalDate day) {
        return new RequestForm(
                Kind.SPEAKER,
                title,
                List.of(speaker),
                topic,
                purpose,
                learning,
                Ages.SEVERAL,
                "About sixty pupils",
                List.of(new RequestForm.Day(day, LocalTime.of(14, 0), LocalTime.of(15, 0))),
                "Main hall",
                Format.IN_PERSON,
                Openness.SCHOOL_ONLY,
                false,
                false,
                "",
                false,
                "",
                outline,
                false,
                "The form tutors",
                false);
    }

    private SpeakerFile begin(List<Long> begun, long schoolId, Actor asks, RequestForm form) {
        TierProposal proposal = TierProposal.of(form, false);
        LocalDate first = java.util.Objects.requireNonNull(form.firstDay());
        SpeakerFile file =
                files.begin(
                        schoolId,
                        asks,
                        form,
                        FileJson.put(NewEntry.of(StepKind.SUBMITTED), form)
                                .fact("tier", proposal.tier())
                                .fact("reasons", String.join(",", proposal.reasons()))
                                .fact(
                                        "late",
                                        vettingClock.isLate(
                                                schoolId,
                                                Days.today(clock),
                                                first,
                                                proposal.tier()))
                                .word(
                                        "matches",
                                        FileJson.write(phrases.matches(schoolId, form.words()))));
        begun.add(file.id());
        return file;
    }

    private void write(SpeakerFile file, Actor actor, NewEntry entry) {
        files.append(file.id(), actor, now -> List.of(entry));
    }

    private void checkAll(SpeakerFile file, Actor checks) {
        write(file, checks, NewEntry.of(StepKind.VETTING_BEGUN));
        for (CheckItem item : file.checks()) {
            EvidenceCard card =
                    new EvidenceCard(
                            EXAMPLE + "what was looked at",
                            "https://www.example.org",
                            Days.today(clock),
                            EXAMPLE + "nothing that speaks against the visit.",
                            EXAMPLE + "why it matters to this visit.",
                            "",
                            Strength.FAIR);
            write(
                    file,
                    checks,
                    NewEntry.of(StepKind.CHECK_RECORDED)
                            .fact("check", item.kind())
                            .fact("speaker", item.speaker())
                            .fact("strength", Strength.FAIR)
                            .word("card", FileJson.write(card)));
        }
    }

    private void recommend(SpeakerFile file, Actor checks, RequestState proposal) {
        write(
                file,
                checks,
                NewEntry.of(StepKind.RECOMMENDED)
                        .fact("proposal", proposal)
                        .word("reasons", EXAMPLE + "all checks are good."));
    }

    private void approve(SpeakerFile file, Actor decides) {
        write(
                file,
                decides,
                NewEntry.of(StepKind.APPROVED)
                        .word("reasons", EXAMPLE + "it fits the term.")
                        .word("conditions", FileJson.write(List.of())));
    }

    private void sign(SpeakerFile file) {
        Agreement agreement = library.catalogue().agreement();
        if (agreement != null) {
            write(
                    file,
                    Actor.speaker(file.speaker(1).name()),
                    NewEntry.of(StepKind.AGREEMENT_SIGNED)
                            .fact("speaker", 1)
                            .fact("version", LinkPages.versionOf(agreement))
                            .word("signed-as", file.speaker(1).name())
                            .word("agreement", agreement.text()));
        }
    }
}
