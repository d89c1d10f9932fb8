package org.dueregard.speakers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dueregard.DueRegard;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.ContentLibrary;
import org.dueregard.testing.SignedIn;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// The whole portal as another process on the same database, whose people do as the test says on its
/// standard input. What came of it goes into a file, line by line.
final class SecondProgram {

    private final SpeakerRequestService requests;
    private final SpeakerFileService files;
    private final VisitService visits;
    private final LinkPages pages;
    private final SpeakerLinks links;
    private final ContentLibrary library;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Path answers;

    private SecondProgram(ConfigurableApplicationContext portal, Path answers) {
        requests = portal.getBean(SpeakerRequestService.class);
        files = portal.getBean(SpeakerFileService.class);
        visits = portal.getBean(VisitService.class);
        pages = portal.getBean(LinkPages.class);
        links = portal.getBean(SpeakerLinks.class);
        library = portal.getBean(ContentLibrary.class);
        transaction = portal.getBean(TransactionTemplate.class);
        clock = portal.getBean(Clock.class);
        this.answers = answers;
    }

    /// Arguments: the file for answers, then the portal's.
    public static void main(String[] arguments) throws IOException {
        String[] options = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        try (ConfigurableApplicationContext portal =
                        SpringApplication.run(DueRegard.class, options);
                BufferedReader orders =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            SecondProgram program = new SecondProgram(portal, Path.of(arguments[0]));
            program.answer("ready");
            String line = orders.readLine();
            while (line != null) {
                program.follow(line.split(" "));
                line = orders.readLine();
            }
        }
    }

    private void answer(String line) throws IOException {
        Files.writeString(
                answers, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// "decline account person school reference moment", or "walk school" and four times an account.
    private void follow(String[] order) throws IOException {
        if (order[0].equals("decline")) {
            Caller head = caller(order[1], order[2], order[3], PortalRole.HEAD);
            while (System.currentTimeMillis() < Long.parseLong(order[5])) {
                Thread.onSpinWait();
            }
            try {
                SignedIn.run(
                        head,
                        () -> files.decline(order[4], Choices.DeclineReason.OTHER, "Not now."));
                answer(order[4] + " done");
            } catch (InvalidInputException e) {
                answer(order[4] + " " + e.problems().getFirst().key());
            }
        } else {
            Map<String, Caller> people = new HashMap<>();
            people.put("host", caller(order[2], "0", order[1]));
            people.put("lead", caller(order[3], "0", order[1], PortalRole.DSL));
            people.put("head", caller(order[4], "0", order[1], PortalRole.HEAD));
            people.put("door", caller(order[5], "0", order[1], PortalRole.RECEPTION));
            while (true) {
                walk(people);
            }
        }
    }

    private static Caller caller(
            String account, String person, String school, PortalRole... roles) {
        Set<Grant> grants = new java.util.HashSet<>();
        grants.add(new Grant(PortalRole.STAFF, Grant.HOME));
        for (PortalRole role : roles) {
            grants.add(new Grant(role, Grant.HOME));
        }
        return new Caller(
                Long.parseLong(account),
                Long.parseLong(person),
                Long.parseLong(school),
                "School",
                "Somebody",
                grants,
                false);
    }

    /// One visit from the request to the end, each step answered once it is done.
    private void walk(Map<String, Caller> people) throws IOException {
        LocalDate today = Days.today(clock);
        RequestForm form =
                Cast.amber()
                        .with(
                                Cast.amber().speakers(),
                                List.of(
                                        new RequestForm.Day(
                                                today, LocalTime.of(9, 0), LocalTime.of(10, 0))));
        String reference =
                SignedIn.as(who(people, "host"), () -> requests.submit(requests.begin(form)));
        Walk walk = new Walk(reference, people);
        walk.step("host", () -> {});
        for (CheckItem item :
                SignedIn.as(who(people, "lead"), () -> files.open(reference)).file().checks()) {
            walk.step(
                    "lead",
                    () ->
                            files.recordCheck(
                                    reference, item.kind(), item.speaker(), Cast.card(today)));
        }
        walk.step("lead", () -> files.askAdvice(reference, "Police", "p@x.example", "Known?"));
        walk.step("lead", () -> files.recordAdvice(reference, "Nothing."));
        walk.step("lead", () -> files.recommend(reference, RequestState.APPROVED, "In order."));
        walk.step(
                "head",
                () ->
                        files.approve(
                                reference,
                                "Yes.",
                                List.of(
                                        new SpeakerFileService.NewCondition(
                                                "Slides", Choices.ConditionFor.HOST, true))));
        String token =
                Objects.requireNonNull(
                        transaction.execute(status ->
                                links.create(
                                        Long.parseLong(idOf(people, reference)),
                                        SpeakerLinks.Purpose.AGREEMENT,
                                        1,
                                        today)));
        walk.step(
                "host",
                () ->
                        pages.sign(
                                token,
                                "Alex Example",
                                true,
                                LinkPages.versionOf(
                                        Objects.requireNonNull(library.catalogue().agreement()))));
        walk.step("host", () -> visits.meet(reference, "1-1", 1));
        walk.step("host", () -> visits.confirm(reference, "1-1"));
        walk.step(
                "door",
                () ->
                        visits.arrive(
                                reference,
                                "1-1",
                                new VisitService.Arrival("Passport", "7", "Sam", "", null)));
        walk.step("door", () -> visits.leave(reference, "1-1", null, ""));
        walk.step(
                "host",
                () ->
                        visits.review(
                                reference,
                                "1-1",
                                new VisitService.Review(true, "", "Much.", true)));
        walk.step("lead", () -> visits.close(reference, "1-1"));
    }

    private String idOf(Map<String, Caller> people, String reference) {
        return Long.toString(
                SignedIn.as(who(people, "lead"), () -> files.open(reference)).file().id());
    }

    private static Caller who(Map<String, Caller> people, String part) {
        return Objects.requireNonNull(people.get(part));
    }

    private final class Walk {

        private final String reference;
        private final Map<String, Caller> people;
        private int steps;

        Walk(String reference, Map<String, Caller> people) {
            this.reference = reference;
            this.people = people;
        }

        void step(String part, Runnable work) throws IOException {
            SignedIn.run(who(people, part), work);
            steps++;
            answer(reference + " " + steps);
        }
    }
}
