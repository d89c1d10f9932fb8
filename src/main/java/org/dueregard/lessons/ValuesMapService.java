package org.dueregard.lessons;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.content.BritishValue;
import org.dueregard.content.Lesson;
import org.dueregard.content.LessonType;
import org.dueregard.database.TransientDatabaseFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The values map of the caller's school: planned, taught and gaps; and the plan itself.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class ValuesMapService {

    private final LessonService lessons;
    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Clock clock;

    ValuesMapService(
            LessonService lessons, CurrentCaller currentCaller, JdbcClient jdbc, Clock clock) {
        this.lessons = lessons;
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Something planned for a year group in a term.
    public record Planned(long id, YearGroup yearGroup, Term term, String lessonId, String title) {}

    /// Today's academic year, by the calendar year in which it began.
    @Requires(Action.LESSONS_TEACH)
    public int thisYear() {
        return Term.academicYear(Days.today(clock));
    }

    /// The map of an academic year.
    @Requires(Action.LESSONS_TEACH)
    @Transactional(readOnly = true)
    public ValuesMap map(int academicYear) {
        long school = currentCaller.schoolId();
        Set<YearGroup> years = EnumSet.noneOf(YearGroup.class);
        jdbc.sql("SELECT DISTINCT year_group FROM teaching_classes WHERE school_id = ?")
                .param(school)
                .query(row -> {
                    YearGroup.of(row.getString(1)).ifPresent(years::add);
                });
        Map<ValuesMap.Place, int[]> counts = new HashMap<>();
        countTaught(school, academicYear, years, counts);
        countPlanned(school, academicYear, years, counts);
        Map<ValuesMap.Place, ValuesMap.Cell> cells = new HashMap<>();
        counts.forEach((place, count) ->
                cells.put(place, new ValuesMap.Cell(count[0], count[1], count[2])));
        int all = years.size() * BritishValue.values().length * Term.values().length;
        int filled =
                (int)
                        cells.values().stream()
                                .filter(cell -> cell.state() == ValuesMap.Cell.State.TAUGHT)
                                .count();
        int gaps =
                all
                        - (int)
                                cells.values().stream()
                                        .filter(cell -> cell.state() != ValuesMap.Cell.State.GAP)
                                        .count();
        return new ValuesMap(academicYear, List.copyOf(years), cells, gaps, filled);
    }

    private void countTaught(
            long school,
            int academicYear,
            Set<YearGroup> years,
            Map<ValuesMap.Place, int[]> counts) {
        jdbc.sql(
                        """
                        SELECT lesson_value, year_group, taught_on, lesson_type, COUNT(*) AS times
                        FROM lessons_taught
                        WHERE school_id = :school AND taught_on >= :from AND taught_on < :to
                        GROUP BY lesson_value, year_group, taught_on, lesson_type
                        """)
                .param("school", school)
                .param("from", Term.firstDay(academicYear))
                .param("to", Term.firstDay(academicYear + 1))
                .query(row -> {
                    YearGroup year = YearGroup.of(row.getString(2)).orElseThrow();
                    years.add(year);
                    boolean embeds = LessonType.valueOf(row.getString(4)).embeds();
                    counts.computeIfAbsent(
                                            new ValuesMap.Place(
                                                    BritishValue.valueOf(row.getString(1)),
                                                    year,
                                                    Term.of(row.getObject(3, LocalDate.class))),
                                            key -> new int[3])[embeds ? 0 : 1] +=
                            row.getInt(5);
                });
    }

    /// What is planned and was taught to somebody of that year group is no longer counted as planned.
    private void countPlanned(
            long school,
            int academicYear,
            Set<YearGroup> years,
            Map<ValuesMap.Place, int[]> counts) {
        jdbc.sql(
                        """
                        SELECT p.lesson_value, p.year_group, p.term, COUNT(*) AS times
                        FROM lessons_planned p
                        WHERE p.school_id = :school AND p.academic_year = :year
                            AND NOT EXISTS (SELECT 1 FROM lessons_taught t
                                WHERE t.school_id = p.school_id AND t.lesson_id = p.lesson_id
                                    AND t.year_group = p.year_group
                                    AND t.taught_on >= :from AND t.taught_on < :to)
                        GROUP BY p.lesson_value, p.year_group, p.term
                        """)
                .param("school", school)
                .param("year", academicYear)
                .param("from", Term.firstDay(academicYear))
                .param("to", Term.firstDay(academicYear + 1))
                .query(row -> {
                    YearGroup year = YearGroup.of(row.getString(2)).orElseThrow();
                    years.add(year);
                    counts.computeIfAbsent(
                                            new ValuesMap.Place(
                                                    BritishValue.valueOf(row.getString(1)),
                                                    year,
                                                    Term.valueOf(row.getString(3))),
                                            key -> new int[3])[2] +=
                            row.getInt(4);
                });
    }

    /// Plans a resource for a year group in a term of this academic year. Planning it twice is planning
    /// it once.
    @Requires(Action.LESSONS_TEACH)
    @Transactional
    public void plan(String lessonId, YearGroup year, Term term) {
        Lesson lesson = lessons.lesson(lessonId);
        jdbc.sql(
                        """
                        INSERT INTO lessons_planned (id, school_id, year_group, lesson_id,
                            lesson_title, lesson_value, academic_year, term, planned_at)
                        VALUES (NEXT VALUE FOR ids, :school, :group, :lesson, :title, :value,
                            :year, :term, :now)
                        ON DUPLICATE KEY UPDATE lesson_id = lesson_id
                        """)
                .param("school", currentCaller.schoolId())
                .param("group", year.id())
                .param("lesson", lessonId)
                .param("title", lesson.title())
                .param("value", lesson.value().name())
                .param("year", thisYear())
                .param("term", term.name())
                .param("now", Days.stored(clock.instant()))
                .update();
    }

    /// What is planned in an academic year, by term and year group.
    @Requires(Action.LESSONS_TEACH)
    @Transactional(readOnly = true)
    public List<Planned> planned(int academicYear) {
        return jdbc.sql(
                        "SELECT id, year_group, term, lesson_id, lesson_title FROM lessons_planned"
                                + " WHERE school_id = ? AND academic_year = ?"
                                + " ORDER BY FIELD(term, 'AUTUMN', 'SPRING', 'SUMMER'),"
                                + " CAST(year_group AS UNSIGNED), lesson_title LIMIT 1000")
                .param(currentCaller.schoolId())
                .param(academicYear)
                .query((row, number) ->
                        new Planned(
                                row.getLong(1),
                                YearGroup.of(row.getString(2)).orElseThrow(),
                                Term.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getString(5)))
                .list();
    }

    /// Takes something out of the school's plan.
    @Requires(Action.LESSONS_TEACH)
    @Transactional
    public void unplan(long id) {
        jdbc.sql("DELETE FROM lessons_planned WHERE id = ? AND school_id = ?")
                .param(id)
                .param(currentCaller.schoolId())
                .update();
    }
}
