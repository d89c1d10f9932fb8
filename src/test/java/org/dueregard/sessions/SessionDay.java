package org.dueregard.sessions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.scoring.Answer;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.SignedIn;
import org.dueregard.training.AttemptPage;
import org.dueregard.training.QuizService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A school with its lead, and what people do at its sessions.
final class SessionDay {

    static final String MODULE = "prevent-awareness";

    private final SessionService sessions;
    private final QuizService quizzes;
    private final Fixtures fixtures;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    final TestSchool school;
    final Person lead;

    SessionDay(ApplicationContext context) {
        this.sessions = context.getBean(SessionService.class);
        this.quizzes = context.getBean(QuizService.class);
        this.fixtures = context.getBean(Fixtures.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.json = context.getBean(ObjectMapper.class);
        this.school = fixtures.school();
        this.lead = fixtures.person(school, RoleGroup.DSL);
    }

    org.dueregard.access.Caller leadCaller() {
        return lead.caller(PortalRole.DSL);
    }

    static SessionEntry entry(LocalDate day, int places) {
        return entry(day, places, "Hall");
    }

    static SessionEntry entry(LocalDate day, int places, String place) {
        return new SessionEntry(
                "Prevent for INSET",
                MODULE,
                day,
                "09:00",
                "10:30",
                place,
                Integer.toString(places),
                true,
                Set.of(RoleGroup.TEACHERS));
    }

    long plan(LocalDate day, int places) {
        return SignedIn.as(leadCaller(), () -> sessions.plan(school.id(), entry(day, places)));
    }

    String open(long session) {
        return SignedIn.as(leadCaller(), () -> sessions.open(session));
    }

    Person teacher() {
        return fixtures.person(school, RoleGroup.TEACHERS);
    }

    List<Person> teachers(int count) {
        return IntStream.range(0, count).mapToObj(i -> teacher()).toList();
    }

    Person withoutEmail() {
        Person person = teacher();
        jdbc.sql("UPDATE staff_members SET email = NULL WHERE id = ?").param(person.id()).update();
        return person;
    }

    SessionFigures figures(long session) {
        return SignedIn.as(leadCaller(), () -> sessions.details(session).figures());
    }

    /// Opens the quiz, answers everything and hands it in.
    void answerQuiz(Person person, boolean rightly) {
        SignedIn.run(
                person.caller(),
                () -> {
                    AttemptPage page = (AttemptPage) quizzes.openAttempt(MODULE);
                    if (rightly) {
                        List<Answer> right = rightAnswers(page.attemptId());
                        for (int i = 0; i < right.size(); i++) {
                            quizzes.answer(page.attemptId(), i + 1, right.get(i));
                        }
                    }
                    quizzes.submit(page.attemptId());
                });
    }

    /// The right answers of an attempt, as its questions were shown.
    List<Answer> rightAnswers(long attempt) {
        return jdbc
                .sql("SELECT shown FROM attempt_questions WHERE attempt_id = ? ORDER BY position")
                .param(attempt)
                .query(String.class)
                .list()
                .stream()
                .map(shown -> right(json.readTree(shown)))
                .toList();
    }

    private static Answer right(JsonNode shown) {
        List<JsonNode> options = new ArrayList<>();
        shown.path("options").forEach(options::add);
        return switch (shown.path("type").asString()) {
            case "ORDER" ->
                    new Answer.Order(
                            IntStream.range(0, options.size())
                                    .boxed()
                                    .sorted(
                                            Comparator.comparingInt(
                                                    i -> options.get(i).path("place").asInt()))
                                    .toList());
            case "MATCH" -> {
                List<Integer> key = new ArrayList<>();
                shown.path("key").forEach(node -> key.add(node.asInt()));
                yield new Answer.Pairs(key);
            }
            case "SHORT" -> new Answer.Text(shown.path("accepted").path(0).path("text").asString());
            default ->
                    new Answer.Ticks(
                            IntStream.range(0, options.size())
                                    .filter(i -> options.get(i).path("right").asBoolean())
                                    .boxed()
                                    .collect(Collectors.toSet()));
        };
    }
}
