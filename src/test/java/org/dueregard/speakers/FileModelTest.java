package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.ContentLibrary;
import org.dueregard.speakers.Cast.Member;
import org.dueregard.speakers.Choices.ConditionFor;
import org.dueregard.speakers.Choices.DeclineReason;
import org.dueregard.speakers.FileModel.Command;
import org.dueregard.speakers.FileModel.What;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/// People of all parts do things to requests in random order, allowed or not. A small model, written
/// apart from the rules, says after each what should have come of it.
@PortalTest
class FileModelTest {

    private static final Logger log = LoggerFactory.getLogger(FileModelTest.class);
    private static final int SEQUENCES = Boolean.getBoolean("endurance") ? 20_000 : 500;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 13;
    private static final String PHRASE = " A manifesto is read.";

    @Autowired Fixtures fixtures;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService service;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired SpeakerFiles files;
    @Autowired SpeakerLinks links;
    @Autowired ContentLibrary library;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private final Map<String, Member> people = new LinkedHashMap<>();
    private final Map<What, Integer> taken = new EnumMap<>(What.class);
    private final Map<What, Integer> refused = new EnumMap<>(What.class);
    private TestSchool school;
    private Cast cast;

    @Test
    void whatever_people_do_a_file_is_what_the_model_says() {
        cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        school = fixtures.school();
        TestSchool other = fixtures.school(school.trustId());
        people.put("host", cast.member(school));
        people.put("colleague", cast.member(school));
        people.put("lead", cast.member(school, PortalRole.DSL));
        people.put("second lead", cast.member(school, PortalRole.DSL));
        people.put("head", cast.member(school, PortalRole.HEAD));
        people.put("second head", cast.member(school, PortalRole.HEAD));
        people.put("lead and head", cast.member(school, PortalRole.DSL, PortalRole.HEAD));
        people.put("door", cast.member(school, PortalRole.RECEPTION));
        people.put("trust lead", cast.trustLead(school));
        people.put("another school's lead", cast.member(other, PortalRole.DSL));
        people.put("another school's head", cast.member(other, PortalRole.HEAD));
        for (int seed = 1; seed <= SEQUENCES; seed++) {
            new Sequence(seed).run();
        }
        log.info("Steps taken: {}", taken);
        log.info("Steps refused: {}", refused);
        for (What what : What.values()) {
            assertThat(taken).as("a step that was never taken proves nothing").containsKey(what);
            assertThat(refused).as("a step that was never refused").containsKey(what);
        }
    }

    /// What somebody may do at the school, said once more.
    private static Set<String> duties(String part) {
        return switch (part) {
            case "lead", "second lead" -> Set.of("vet", "door");
            case "head", "second head" -> Set.of("decide", "appeals", "door");
            case "lead and head" -> Set.of("vet", "decide", "appeals", "door");
            case "door" -> Set.of("door");
            case "trust lead" -> Set.of("appeals");
            default -> Set.of();
        };
    }

    private final class Sequence {

        private final int seed;
        private final Random random;
        private final FileModel model;
        private final String reference;
        private final long id;
        private final List<String> history = new ArrayList<>();
        private RequestForm form;
        private String speakerToken;
        private String adviceToken = "none";
        private final List<CheckKind> checks = new ArrayList<>();
        private int changes;

        Sequence(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            boolean delegated = random.nextBoolean();
            jdbc.sql(
                            "INSERT INTO speaker_school_settings VALUES (?, ?, 36, 36, 12)"
                                    + " ON DUPLICATE KEY UPDATE green_delegated = ?")
                    .params(school.id(), delegated, delegated)
                    .update();
            String asker =
                    random.nextInt(3) > 0
                            ? "host"
                            : List.of("lead", "head", "lead and head").get(random.nextInt(3));
            boolean amber = random.nextInt(3) == 0;
            boolean phrase = random.nextInt(4) == 0;
            int days = 1 + random.nextInt(2);
            form = form(amber, days, phrase);
            reference = cast.asked(people.get(asker), form);
            id = cast.id(reference);
            speakerToken = token(SpeakerLinks.Purpose.AGREEMENT, 1);
            model = new FileModel(asker, amber, delegated, days, phrase);
            int way = random.nextInt(5);
            if (way > 0) {
                leap(way > 2);
            }
        }

        /// The dull part of the way at once: everything checked, and recommended or approved.
        private void leap(boolean approve) {
            List<Command> commands = new ArrayList<>();
            for (CheckKind kind : List.copyOf(model.openChecks())) {
                commands.add(new Command("second lead", What.CHECK, 0, kind.ordinal(), 1, false));
            }
            commands.add(new Command("second lead", What.JUDGE, 0, 0, 1, false));
            commands.add(new Command("second lead", What.RECOMMEND, 0, 0, 1, false));
            if (approve) {
                commands.add(
                        new Command(
                                "second head",
                                What.APPROVE,
                                random.nextInt(3),
                                0,
                                1,
                                random.nextBoolean()));
            }
            for (Command command : commands) {
                if (model.entriesOf(command, duties(command.who())) > 0) {
                    history.add(command.toString());
                    model.apply(command, duties(command.who()));
                    leap(command);
                }
            }
        }

        private void leap(Command command) {
            if (command.what() == What.CHECK) {
                checks.add(command.kind());
                return;
            }
            write(checks);
            checks.clear();
            assertThat(happened(command)).as(this::story).isTrue();
        }

        /// Several checks as one write.
        private void write(List<CheckKind> kinds) {
            Actor lead =
                    Actor.staff(
                            Objects.requireNonNull(people.get("second lead")).account(),
                            "Lead",
                            Set.of(Actor.Duty.VET));
            List<NewEntry> entries = new ArrayList<>();
            if (!kinds.isEmpty()) {
                entries.add(NewEntry.of(StepKind.VETTING_BEGUN));
            }
            for (CheckKind kind : kinds) {
                entries.add(
                        NewEntry.of(StepKind.CHECK_RECORDED)
                                .fact("check", kind)
                                .fact("speaker", kind.isOfEachSpeaker() ? 1 : 0)
                                .word("card", FileJson.write(Cast.card(TestClock.TODAY))));
            }
            transaction.executeWithoutResult(status -> files.append(id, lead, file -> entries));
        }

        private RequestForm form(boolean amber, int days, boolean phrase) {
            RequestForm first = amber ? Cast.amber() : Cast.form();
            List<RequestForm.Day> on = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                on.add(
                        new RequestForm.Day(
                                TestClock.TODAY.plusDays(day),
                                LocalTime.of(9, 0),
                                LocalTime.of(10, 0)));
            }
            return WrittenFile.saying(
                    first.with(
                            List.of(
                                    WrittenFile.speaker(
                                            "Alex Example", Choices.Organisation.PUBLIC_BODY, "")),
                            on),
                    phrase ? first.outline() + PHRASE : first.outline());
        }

        private String token(SpeakerLinks.Purpose purpose, int speaker) {
            return Objects.requireNonNull(
                    transaction.execute(status ->
                            links.create(id, purpose, speaker, LocalDate.of(2026, 12, 31))));
        }

        void run() {
            int steps = random.nextInt(SHORTEST, LONGEST);
            for (int step = 0; step < steps; step++) {
                Command command = choose();
                history.add(command.toString());
                int entries = model.entriesOf(command, duties(command.who()));
                boolean done = happened(command);
                (done ? taken : refused).merge(command.what(), 1, Integer::sum);
                assertThat(done).as(this::story).isEqualTo(entries > 0);
                if (done) {
                    model.apply(command, duties(command.who()));
                }
                assertThat(count()).as(this::story).isEqualTo(model.entries());
            }
            compare();
        }

        private String story() {
            return "seed " + seed + ": " + String.join("; ", history);
        }

        private long count() {
            return jdbc.sql("SELECT COUNT(*) FROM speaker_entries WHERE request_id = ?")
                    .param(id)
                    .query(Long.class)
                    .single();
        }

        /// Mostly somebody who may, and a step that leads on; often another that is possible; now and
        /// then anybody and anything.
        private Command choose() {
            int mood = random.nextInt(100);
            List<What> wanted =
                    mood < 55
                            ? model.leadingOn()
                            : mood < 80
                                    ? List.of(What.values()[random.nextInt(What.values().length)])
                                    : List.of();
            List<Command> possible = new ArrayList<>();
            for (What what : wanted) {
                for (String part : people.keySet()) {
                    Command command = command(part, what);
                    if (model.entriesOf(command, duties(part)) > 0) {
                        possible.add(command);
                    }
                }
            }
            if (!possible.isEmpty()) {
                return possible.get(random.nextInt(possible.size()));
            }
            List<String> parts = new ArrayList<>(people.keySet());
            return command(
                    parts.get(random.nextInt(parts.size())),
                    What.values()[random.nextInt(What.values().length)]);
        }

        private Command command(String who, What what) {
            return new Command(
                    who,
                    what,
                    random.nextInt(3),
                    random.nextInt(CheckKind.values().length),
                    random.nextInt(3) + 1,
                    random.nextBoolean());
        }

        private boolean happened(Command command) {
            try {
                Member member = Objects.requireNonNull(people.get(command.who()));
                if (command.what().isByLink()) {
                    byLink(command);
                } else {
                    SignedIn.run(member.caller(), () -> inside(command));
                }
                return true;
            } catch (InvalidInputException | AccessDeniedException | RequestMissingException e) {
                return false;
            }
        }

        private void byLink(Command command) {
            switch (command.what()) {
                case ADVISE -> pages.advise(adviceToken, "Nothing speaks against it.");
                case SIGN ->
                        pages.sign(
                                speakerToken,
                                "Alex Example",
                                true,
                                LinkPages.versionOf(
                                        Objects.requireNonNull(library.catalogue().agreement())));
                default -> pages.correct(speakerToken, "My name is written otherwise.");
            }
        }

        private void inside(Command command) {
            String visit = "1-" + command.number();
            switch (command.what()) {
                case BEGIN -> service.begin(reference);
                case SET_TIER ->
                        service.setTier(reference, Tier.values()[command.choice()], "Because.");
                case CHECK ->
                        service.recordCheck(
                                reference,
                                command.kind(),
                                command.kind().isOfEachSpeaker() ? 1 : 0,
                                Cast.card(TestClock.TODAY));
                case WAIVE ->
                        service.checkNotNeeded(
                                reference,
                                command.kind(),
                                command.kind().isOfEachSpeaker() ? 1 : 0,
                                "Well known.");
                case JUDGE ->
                        service.judgePhrase(reference, command.number(), false, "It is history.");
                case ASK_FOR_MORE -> service.askForMore(reference, "Which school was it?");
                case ANSWER -> service.answer(reference, "The one by the river.");
                case CHANGE -> change(command);
                case ASK_ADVICE -> {
                    service.askAdvice(reference, "Police", "", "Do you know anything?");
                    adviceToken = token(SpeakerLinks.Purpose.ADVICE, 0);
                }
                case RECORD_ADVICE -> service.recordAdvice(reference, "Nothing is known.");
                case RECOMMEND ->
                        service.recommend(
                                reference,
                                command.flag() ? RequestState.DECLINED : RequestState.APPROVED,
                                "As it is.");
                case APPROVE -> service.approve(reference, "Good.", conditions(command));
                case DECLINE ->
                        service.decline(reference, DeclineReason.EDUCATIONAL_FIT, "Not now.");
                case WITHDRAW -> service.withdraw(reference, "Changed our minds.");
                case APPEAL -> service.appeal(reference, "Please look again.");
                case DECIDE_APPEAL -> service.decideAppeal(reference, command.flag(), "Heard.");
                case REOPEN -> service.reopen(reference, "Something new.");
                case NEW_LINK -> {
                    String link = service.newLink(reference, 1);
                    speakerToken = link.substring(link.lastIndexOf('/') + 1);
                }
                case MEET -> visits.meet(reference, visit, command.choice());
                case CONFIRM -> visits.confirm(reference, visit);
                case ARRIVE ->
                        visits.arrive(
                                reference,
                                visit,
                                new VisitService.Arrival(
                                        "Passport",
                                        "7",
                                        "Sam Host",
                                        command.flag() ? "The head said so." : "",
                                        null));
                case LEAVE ->
                        visits.leave(reference, visit, null, command.flag() ? "" : "Off topic.");
                case NOT_COME -> visits.notCome(reference, visit);
                case REVIEW ->
                        visits.review(
                                reference,
                                visit,
                                new VisitService.Review(command.flag(), "A word.", "Much.", true));
                case CLOSE_VISIT -> visits.close(reference, visit);
                default -> throw new IllegalArgumentException(command.toString());
            }
        }

        private List<SpeakerFileService.NewCondition> conditions(Command command) {
            return Collections.nCopies(
                    command.choice(),
                    new SpeakerFileService.NewCondition(
                            "Slides by Monday", ConditionFor.HOST, command.flag()));
        }

        /// A word (0), the outline (1), or the time of day (2).
        private void change(Command command) {
            changes++;
            RequestForm changed = form;
            switch (command.choice()) {
                case 0 -> changed = FormLike.of(form).titled("Assembly " + changes).form();
                case 1 ->
                        changed =
                                WrittenFile.saying(
                                        form,
                                        "Outline "
                                                + changes
                                                + "."
                                                + (command.flag() ? PHRASE : ""));
                default -> {
                    List<RequestForm.Day> days = new ArrayList<>();
                    form.days()
                            .forEach(day ->
                                    days.add(
                                            new RequestForm.Day(
                                                    day.day(),
                                                    LocalTime.of(9, 0).plusMinutes(changes),
                                                    LocalTime.of(11, 0))));
                    changed = form.with(form.speakers(), days);
                }
            }
            service.change(reference, changed);
            form = changed;
        }

        private void compare() {
            SpeakerFile file = files.read(id);
            assertThat(file.state()).as(this::story).isEqualTo(model.state());
            assertThat(file.tier()).as(this::story).isEqualTo(model.tier());
            assertThat(file.form()).as(this::story).isEqualTo(form);
            assertThat(
                            file.checks().stream()
                                    .filter(item -> item.state() == CheckItem.State.OPEN)
                                    .map(CheckItem::kind)
                                    .toList())
                    .as(this::story)
                    .containsExactlyInAnyOrderElementsOf(model.openChecks());
            Map<String, VisitState> states = new LinkedHashMap<>();
            file.visits().forEach(visit -> states.put(visit.key(), visit.state()));
            assertThat(states).as(this::story).isEqualTo(model.visitStates());
            assertThat(file.pausedSince() != null)
                    .as(this::story)
                    .isEqualTo(model.state() == RequestState.ADVICE_REQUESTED);
            FileVerdict verdict = files.verify(id);
            assertThat(verdict.isSound()).as(() -> story() + " " + verdict).isTrue();
            FileChecks.entriesAreWhole(file, this::story);
            FileChecks.nothingWithoutItsPeople(file, this::story);
            FileChecks.listsAreTheFile(jdbc, file, this::story);
        }
    }
}
