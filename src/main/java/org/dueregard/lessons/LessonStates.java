package org.dueregard.lessons;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dueregard.content.Lesson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where resources are in their lives, as the database has it.
@Component
class LessonStates {

    private final JdbcClient jdbc;

    LessonStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param trial the number of the latest trial, nil before the first
    /// @param schools the schools of that trial
    record Standing(
            LessonState state,
            int trial,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Set<Long> schools) {

        /// Whether a school may use it on a day.
        boolean isFor(@Nullable Long school, LocalDate day) {
            return switch (state) {
                case APPROVED -> true;
                case TRIAL -> school != null && schools.contains(school) && isOn(day);
                case DRAFT, WITHDRAWN -> false;
            };
        }

        boolean isOn(LocalDate day) {
            return from != null && to != null && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /// What the file alone says.
    static Standing untouched(Lesson lesson) {
        return new Standing(
                lesson.draft() ? LessonState.DRAFT : LessonState.APPROVED, 0, null, null, Set.of());
    }

    /// Everything that was moved, in two statements.
    Map<String, Standing> all() {
        Map<String, Set<Long>> schools = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT t.lesson_id, t.school_id FROM lesson_trial_schools t
                        JOIN lesson_states s ON s.lesson_id = t.lesson_id AND s.trial = t.trial
                        """)
                .query(row -> {
                    schools.computeIfAbsent(row.getString(1), key -> new HashSet<>())
                            .add(row.getLong(2));
                });
        Map<String, Standing> all = new HashMap<>();
        jdbc.sql("SELECT lesson_id, state, trial, trial_from, trial_to FROM lesson_states")
                .query(row -> {
                    all.put(
                            row.getString(1),
                            new Standing(
                                    LessonState.valueOf(row.getString(2)),
                                    row.getInt(3),
                                    row.getObject(4, LocalDate.class),
                                    row.getObject(5, LocalDate.class),
                                    Set.copyOf(schools.getOrDefault(row.getString(1), Set.of()))));
                });
        return all;
    }

    /// One, for moving it: nobody else moves it until the transaction ends.
    Standing locked(Lesson lesson) {
        Standing first = untouched(lesson);
        jdbc.sql(
                        "INSERT INTO lesson_states (lesson_id, state) VALUES (:id, :state)"
                                + " ON DUPLICATE KEY UPDATE lesson_id = lesson_id")
                .param("id", lesson.id())
                .param("state", first.state().name())
                .update();
        jdbc.sql("SELECT version FROM lesson_states WHERE lesson_id = ? FOR UPDATE")
                .param(lesson.id())
                .query(Long.class)
                .single();
        return all().getOrDefault(lesson.id(), first);
    }

    void move(String lessonId, LessonState to) {
        jdbc.sql(
                        "UPDATE lesson_states SET state = :state, version = version + 1"
                                + " WHERE lesson_id = :id")
                .param("state", to.name())
                .param("id", lessonId)
                .update();
    }

    void beginTrial(String lessonId, int trial, LocalDate from, LocalDate to, Set<Long> schools) {
        jdbc.sql(
                        """
                        UPDATE lesson_states SET state = 'TRIAL', trial = :trial,
                            trial_from = :from, trial_to = :to, version = version + 1
                        WHERE lesson_id = :id
                        """)
                .param("trial", trial)
                .param("from", from)
                .param("to", to)
                .param("id", lessonId)
                .update();
        for (long school : schools) {
            jdbc.sql(
                            "INSERT INTO lesson_trial_schools (lesson_id, trial, school_id)"
                                    + " VALUES (?, ?, ?)")
                    .param(lessonId)
                    .param(trial)
                    .param(school)
                    .update();
        }
    }
}
