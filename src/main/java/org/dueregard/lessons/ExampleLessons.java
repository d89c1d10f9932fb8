package org.dueregard.lessons;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Lesson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Example data: classes of an invented school, and what they have been taught this academic year and
/// the last. The same every time for the same day.
@Component
public class ExampleLessons {

    private static final int SEED = 20_26;
    private static final int OF_TEN_TAUGHT = 7;
    private static final List<YearGroup> YEARS =
            List.of(
                    YearGroup.YEAR_5,
                    YearGroup.YEAR_6,
                    YearGroup.YEAR_7,
                    YearGroup.YEAR_8,
                    YearGroup.YEAR_9);

    private final ContentLibrary library;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExampleLessons(ContentLibrary library, JdbcClient jdbc, Clock clock) {
        this.library = library;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Fills an empty database; part of the caller's transaction.
    public void add(long school, long teacher) {
        LocalDate today = Days.today(clock);
        LocalDate thisYear = Term.firstDay(Term.academicYear(today));
        Random random = new Random(SEED);
        for (YearGroup year : YEARS) {
            long classId = aClass(school, year);
            for (Lesson lesson : library.catalogue().lessons().values()) {
                if (!lesson.draft() && lesson.keyStages().contains(year.keyStage())) {
                    if (random.nextInt(10) < OF_TEN_TAUGHT) {
                        taught(
                                school,
                                classId,
                                year,
                                teacher,
                                lesson,
                                day(
                                        random,
                                        random.nextBoolean() ? thisYear : thisYear.minusYears(1),
                                        today));
                    } else if (random.nextInt(10) == 0) {
                        planned(school, year, lesson, today);
                    }
                }
            }
        }
    }

    /// A weekday from a day on, none to come.
    private static LocalDate day(Random random, LocalDate begin, LocalDate today) {
        int span = (int) java.time.temporal.ChronoUnit.DAYS.between(begin, today);
        LocalDate day = begin.plusDays(random.nextInt(Math.max(1, span)));
        int weekend = Math.max(0, day.getDayOfWeek().getValue() - 5);
        return day.minusDays(weekend);
    }

    private long aClass(long school, YearGroup year) {
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        "INSERT INTO teaching_classes (id, school_id, name, year_group)"
                                + " VALUES (?, ?, ?, ?)")
                .params(id, school, year.id() + "A", year.id())
                .update();
        return id;
    }

    private void taught(
            long school, long classId, YearGroup year, long teacher, Lesson lesson, LocalDate on) {
        jdbc.sql(
                        """
                        INSERT INTO lessons_taught (id, school_id, class_id, year_group,
                            staff_member_id, lesson_id, lesson_version, lesson_title,
                            lesson_value, lesson_type, taught_on, recorded_at)
                        VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        school,
                        classId,
                        year.id(),
                        teacher,
                        lesson.id(),
                        lesson.version(),
                        lesson.title(),
                        lesson.value().name(),
                        lesson.type().name(),
                        on,
                        on.atTime(16, 0))
                .update();
    }

    private void planned(long school, YearGroup year, Lesson lesson, LocalDate today) {
        jdbc.sql(
                        """
                        INSERT INTO lessons_planned (id, school_id, year_group, lesson_id,
                            lesson_title, lesson_value, academic_year, term, planned_at)
                        VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        school,
                        year.id(),
                        lesson.id(),
                        lesson.title(),
                        lesson.value().name(),
                        Term.academicYear(today),
                        Term.of(today).name(),
                        today.atTime(12, 0))
                .update();
    }
}
