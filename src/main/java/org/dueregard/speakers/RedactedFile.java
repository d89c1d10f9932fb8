package org.dueregard.speakers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.speakers.PrintedFile.Block;
import org.dueregard.speakers.PrintedFile.Fact;
import org.dueregard.speakers.PrintedFile.Row;
import org.dueregard.speakers.PrintedFile.Section;
import org.dueregard.speakers.SpeakerFileService.Opened;

/// What governors see of a file: how it was handled, and nothing that tells who it is about. Of what
/// people wrote only the conditions are shown, with every name that the file knows taken out.
final class RedactedFile {

    private final Opened opened;
    private final SpeakerFile file;
    private final PrintedWords words;
    private final NameMask mask;

    RedactedFile(Opened opened, PrintedWords words) {
        this.opened = opened;
        this.file = opened.file();
        this.words = words;
        Set<String> people = new HashSet<>(opened.names().values());
        Set<String> organisations = new HashSet<>();
        for (FileEntry entry : file.entries()) {
            people.add(entry.word("signed-as"));
            organisations.add(entry.word("supervised-by"));
            if (!entry.word("form").isEmpty()) {
                FileJson.form(entry.word("form"), entry.identity())
                        .speakers()
                        .forEach(speaker -> {
                            people.add(speaker.name());
                            organisations.add(speaker.organisation());
                        });
            }
        }
        this.mask = new NameMask(people, organisations, words.get("paper.redacted.name"));
    }

    PrintedFile print(Instant at) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(words.get("paper.file.stands"), List.of(stands())));
        sections.add(new Section(words.get("speakers.asked"), List.of(asked())));
        sections.add(new Section(words.get("speakers.checks"), List.of(checks())));
        sections.add(new Section(words.get("paper.file.decision"), List.of(decision())));
        if (!file.visits().isEmpty()) {
            sections.add(new Section(words.get("speakers.visits"), List.of(visits())));
        }
        return new PrintedFile(
                words.get("paper.redacted.title", file.reference()),
                words.text(opened.schoolName()),
                words.get("paper.redacted.lead", Days.inWords(at)),
                sections,
                file.entries().stream().map(this::row).toList(),
                List.of(),
                words.get("paper.redacted.footer", opened.schoolName(), file.reference()));
    }

    private Block stands() {
        List<Fact> facts = new ArrayList<>();
        words.fact(facts, "speakers.column.state", words.of("state", file.state()));
        words.fact(facts, "speakers.tier", words.of("tier", file.tier()));
        LocalDate begun = day(file.submittedAt());
        words.fact(facts, "speakers.step.submitted", Days.inWords(begun));
        Instant decided = file.decidedAt();
        if (decided != null) {
            words.fact(facts, "paper.redacted.decided", Days.inWords(day(decided)));
            words.fact(
                    facts,
                    "paper.redacted.days",
                    words.get(
                            "paper.redacted.days.number",
                            ChronoUnit.DAYS.between(begun, day(decided)),
                            file.pausedDays()));
        }
        words.fact(facts, "speakers.late", words.yes(file.isLate()));
        return new Block(null, facts, List.of());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Days.LONDON);
    }

    private Block asked() {
        RequestForm form = file.form();
        List<Fact> facts = new ArrayList<>();
        words.fact(facts, "paper.redacted.speakers", Integer.toString(form.speakers().size()));
        form.speakers().stream()
                .map(speaker -> words.of("organisation", speaker.organisationType()))
                .distinct()
                .forEach(type -> words.fact(facts, "speakers.label.organisation-type", type));
        words.fact(facts, "speakers.label.topic", words.of("topic", form.topic()));
        words.fact(facts, "speakers.label.ages", words.of("ages", form.ages()));
        words.fact(facts, "speakers.label.openness", words.of("openness", form.openness()));
        words.fact(facts, "speakers.label.format", words.of("format", form.format()));
        for (RequestForm.Day day : form.days()) {
            words.fact(facts, "speakers.fact.when", words.day(day.day()));
        }
        return new Block(null, facts, List.of());
    }

    private Block checks() {
        List<Fact> facts = new ArrayList<>();
        for (CheckItem item : file.checks()) {
            EvidenceCard card = item.card();
            String state = words.of("check-state", item.state());
            boolean dated = item.state() == CheckItem.State.DONE && card != null;
            facts.add(
                    new Fact(
                            item.speaker() > 0 && file.form().speakers().size() > 1
                                    ? words.get(
                                            "speakers.check.of",
                                            words.of("check", item.kind()),
                                            words.get("speakers.form.speaker", item.speaker()))
                                    : words.of("check", item.kind()),
                            dated && card != null && card.seenOn() != null
                                    ? words.get(
                                            "paper.redacted.check", state, words.day(card.seenOn()))
                                    : state));
        }
        return new Block(null, facts, List.of());
    }

    private Block decision() {
        List<Fact> facts = new ArrayList<>();
        RequestState decision = file.decision();
        if (decision == null) {
            return new Block(null, List.of(), List.of(words.get("paper.redacted.undecided")));
        }
        words.fact(facts, "paper.file.decision", words.of("state", decision));
        file.last(StepKind.DECLINED)
                .filter(entry -> decision == RequestState.DECLINED)
                .ifPresent(entry ->
                        words.fact(
                                facts,
                                "speakers.decline.code",
                                words.of(
                                        "decline",
                                        Choices.DeclineReason.valueOf(entry.fact("code")))));
        for (Condition condition : file.conditions()) {
            facts.add(
                    new Fact(
                            words.get("speakers.condition", condition.number()),
                            words.get(
                                    "speakers.condition.line",
                                    mask.apply(words.text(condition.text())),
                                    words.of("condition-for", condition.whose()))));
        }
        return new Block(null, facts, List.of());
    }

    private Block visits() {
        List<Fact> facts = new ArrayList<>();
        for (Visit visit : file.visits()) {
            facts.add(
                    new Fact(
                            words.get(
                                    "paper.redacted.visit",
                                    visit.speaker(),
                                    Days.inWords(visit.on())),
                            words.of("visit", visit.state())));
        }
        return new Block(null, facts, List.of());
    }

    private Row row(FileEntry entry) {
        return new Row(
                Long.toString(entry.seq()),
                Days.inWords(day(entry.at())),
                words.get("speakers.step." + entry.kind().id()),
                words.role(entry, file.requester()),
                List.of(),
                "");
    }
}
