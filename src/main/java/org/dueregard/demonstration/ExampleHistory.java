package org.dueregard.demonstration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.dueregard.training.ExampleAttempts;

/// Two years of somebody's training: mostly in time, sometimes late, now and then lapsed; never in
/// the holidays; some fail before they pass.
final class ExampleHistory {

    private static final String ATTEMPT =
            "INSERT INTO attempts (id, staff_member_id, module_id, module_version, module_title,"
                    + " renew, pass_mark,"
                    + " started_at, open_marker, submitted_at, score, passed, version)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, 1)";
    private static final String QUESTION =
            "INSERT INTO attempt_questions (attempt_id, position, question_id, shown, answer,"
                    + " answered_at, score, objective, weight) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COMPLETION =
            "INSERT INTO completions (id, staff_member_id, module_id, module_version, how, once_key,"
                    + " score, effective_on, expires_on, recorded_at, attempt_id, module_title,"
                    + " face_to_face) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String CHECK =
            "INSERT INTO delayed_checks (id, completion_id, round, staff_member_id, module_id,"
                    + " offered_on, closes_on, result, score, answered_at)"
                    + " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)";
    private static final int CHECK_WEEKS = 8;
    private static final int CHECK_DAYS = 14;
    private static final String PROGRESS =
            "INSERT INTO module_progress (staff_member_id, module_id, section_id, opened_at)"
                    + " VALUES (?, ?, ?, ?)";

    private final ExampleRows rows;
    private final ExampleAttempts attempts;
    private final Random random;
    private final LocalDate today;

    ExampleHistory(ExampleRows rows, ExampleAttempts attempts, Random random, LocalDate today) {
        this.rows = rows;
        this.attempts = attempts;
        this.random = random;
        this.today = today;
    }

    /// @param from when the person came under the requirement
    /// @param until last day at work, or today
    void add(long person, TrainingModule module, LocalDate from, LocalDate until) {
        if (random.nextInt(100) < 6) {
            begin(person, module, until);
            return;
        }
        LocalDate day = schoolDay(from.plusDays(random.nextInt(24)));
        List<LocalDate> days = new ArrayList<>();
        while (!day.isAfter(until)) {
            days.add(day);
            long completion = complete(person, module, day, attempts.expiry(days, module.renew()));
            check(person, module, completion, day);
            if (random.nextInt(100) < 9) {
                return;
            }
            int early = random.nextInt(75) - 20;
            day = schoolDay(day.plus(Period.ofYears(1)).minusDays(early));
        }
    }

    private void begin(long person, TrainingModule module, LocalDate until) {
        if (random.nextBoolean()) {
            LocalDate day = schoolDay(until.minusDays(random.nextInt(20)));
            if (!day.isAfter(today)) {
                int section = random.nextInt(Math.max(1, module.sections().size() - 1));
                rows.add(
                        PROGRESS,
                        person,
                        module.id(),
                        module.sections().get(section).id(),
                        day.atTime(12, random.nextInt(60)));
            }
        }
    }

    /// Eight weeks later most still know, some do not, and some never answer.
    private void check(long person, TrainingModule module, long completion, LocalDate day) {
        LocalDate offered = schoolDay(day.plusWeeks(CHECK_WEEKS));
        Quiz quiz = module.quiz();
        if (quiz == null
                || module.isDocument()
                || quiz.on("who-to-tell").size() < 3
                || offered.plusDays(CHECK_DAYS).isAfter(today)) {
            return;
        }
        int fate = random.nextInt(100);
        boolean answered = fate < 88;
        boolean passed = fate < 74;
        rows.add(
                CHECK,
                rows.newId(),
                completion,
                person,
                module.id(),
                offered,
                offered.plusDays(CHECK_DAYS),
                answered ? passed ? "PASSED" : "FAILED" : null,
                answered ? passed ? 1.0 : 1 / 3.0 : null,
                answered ? offered.plusDays(2).atTime(13, random.nextInt(60)) : null);
    }

    private long complete(long person, TrainingModule module, LocalDate day, LocalDate expires) {
        Quiz quiz = java.util.Objects.requireNonNull(module.quiz(), "nothing to pass");
        LocalDateTime time = day.atTime(8 + random.nextInt(9), random.nextInt(60));
        int needed = (int) Math.ceil(quiz.draw() * quiz.passMark() / 100.0);
        if (random.nextInt(100) < 18) {
            int right = Math.max(1, needed - 1 - random.nextInt(3));
            attempt(person, module, quiz, right, time.minusMinutes(30 + random.nextInt(20)));
        }
        int right = needed + random.nextInt(quiz.draw() - needed + 1);
        long attempt = attempt(person, module, quiz, right, time);
        long completion = rows.newId();
        boolean met = module.audience().size() == 1 && random.nextBoolean();
        rows.add(
                COMPLETION,
                completion,
                person,
                module.id(),
                version(module, day),
                kind(module, met),
                "attempt|" + attempt,
                right / (double) quiz.draw(),
                day,
                expires,
                time,
                attempt,
                module.title(),
                met);
        return completion;
    }

    private static String kind(TrainingModule module, boolean met) {
        if (module.isDocument()) {
            return "ACKNOWLEDGEMENT";
        }
        return met ? "SESSION" : "QUIZ";
    }

    private long attempt(
            long person, TrainingModule module, Quiz quiz, int right, LocalDateTime time) {
        long id = rows.newId();
        List<ExampleAttempts.Answered> answers = attempts.answered(quiz, right, random);
        double score =
                answers.stream().mapToDouble(ExampleAttempts.Answered::score).average().orElse(0);
        rows.add(
                ATTEMPT,
                id,
                person,
                module.id(),
                version(module, time.toLocalDate()),
                module.title(),
                module.renew().toString(),
                quiz.passMark(),
                time.minusMinutes(9),
                time,
                score,
                score * 100 + 1e-9 >= quiz.passMark());
        int position = 1;
        for (ExampleAttempts.Answered answer : answers) {
            rows.add(
                    QUESTION,
                    id,
                    position,
                    answer.questionId(),
                    answer.shown(),
                    answer.answer(),
                    time.minusMinutes(9).plusSeconds(position * 40L),
                    answer.score(),
                    answer.objective(),
                    answer.weight());
            position++;
        }
        return id;
    }

    /// Each autumn brought a new version, the last of them the one of today.
    private String version(TrainingModule module, LocalDate day) {
        int year = academicYear(day);
        return module.isDocument() || year == academicYear(today) ? module.version() : year + "-09";
    }

    private static int academicYear(LocalDate day) {
        return day.getMonthValue() >= Month.SEPTEMBER.getValue()
                ? day.getYear()
                : day.getYear() - 1;
    }

    /// The day itself, or the next on which a school is open.
    static LocalDate schoolDay(LocalDate wanted) {
        LocalDate day = wanted;
        while (isClosed(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean isClosed(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return true;
        }
        int monthDay = day.getMonthValue() * 100 + day.getDayOfMonth();
        return (monthDay >= 724 && monthDay <= 901)
                || monthDay >= 1221
                || monthDay <= 103
                || (monthDay >= 1026 && monthDay <= 1030)
                || (monthDay >= 402 && monthDay <= 416);
    }
}
