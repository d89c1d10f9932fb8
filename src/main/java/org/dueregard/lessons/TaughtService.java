package org.dueregard.lessons;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Action;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.content.BritishValue;
import org.dueregard.content.Lesson;
import org.dueregard.content.LessonType;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What was taught to which class and when, and what is planned, at the caller's own school.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class TaughtService {

    private static final int LONGEST_NAME = 40;
    private static final int MOST_CLASSES = 200;
    private static final String ROWS =
            """
            SELECT t.id, t.taught_on, t.lesson_id, t.lesson_title, t.lesson_value,
                t.lesson_type, t.year_group, t.staff_member_id, c.name
            FROM lessons_taught t JOIN teaching_classes c ON c.id = t.class_id
            WHERE t.school_id = :school
            """;

    private final LessonService lessons;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    TaughtService(
            LessonService lessons,
            CurrentCaller currentCaller,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.lessons = lessons;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The school's classes; those the caller taught last come first, then those that fit the resource.
    @Requires(Action.LESSONS_TEACH)
    @Transactional(readOnly = true)
    public List<TeachingClass> classes() {
        Caller caller = currentCaller.get();
        return caller.schoolId() == null
                ? List.of()
                : jdbc.sql(
                                """
                                SELECT c.id, c.name, c.year_group FROM teaching_classes c
                                LEFT JOIN (
                                    SELECT class_id, MAX(recorded_at) AS latest
                                    FROM lessons_taught
                                    WHERE school_id = :school AND staff_member_id = :person
                                    GROUP BY class_id) own ON own.class_id = c.id
                                WHERE c.school_id = :school
                                ORDER BY own.latest IS NULL, own.latest DESC, c.name
                                LIMIT :most
                                """)
                        .param("school", caller.schoolId())
                        .param("person", caller.staffMemberId())
                        .param("most", MOST_CLASSES)
                        .query((row, number) ->
                                new TeachingClass(
                                        row.getLong(1),
                                        row.getString(2),
                                        YearGroup.of(row.getString(3)).orElseThrow()))
                        .list();
    }

    /// Adds a class, or finds the one of that name.
    ///
    /// @param name what the school calls it, such as 4B; never a pupil
    @Requires(Action.LESSONS_TEACH)
    @Transactional
    public TeachingClass addClass(String name, YearGroup yearGroup) {
        Checks checks = new Checks();
        String tidy = checks.required("name", name, LONGEST_NAME);
        checks.done();
        long school = currentCaller.schoolId();
        jdbc.sql(
                        """
                        INSERT INTO teaching_classes (id, school_id, name, year_group)
                        VALUES (NEXT VALUE FOR ids, :school, :name, :year)
                        ON DUPLICATE KEY UPDATE year_group = :year
                        """)
                .param("school", school)
                .param("name", tidy)
                .param("year", yearGroup.id())
                .update();
        return jdbc.sql("SELECT id, name FROM teaching_classes WHERE school_id = ? AND name = ?")
                .param(school)
                .param(tidy)
                .query((row, number) ->
                        new TeachingClass(row.getLong(1), row.getString(2), yearGroup))
                .single();
    }

    /// Records that a class was taught something on a day. Saying it twice is saying it once.
    ///
    /// @return the number of the record, to take it back
    @Requires(Action.LESSONS_TEACH)
    @Transactional
    public long markTaught(String lessonId, long classId, @Nullable LocalDate on) {
        Lesson lesson = lessons.lesson(lessonId);
        LocalDate today = Days.today(clock);
        Checks checks = new Checks();
        checks.require(
                on != null
                        && !on.isAfter(today)
                        && !on.isBefore(Term.firstDay(Term.academicYear(today) - 1)),
                "on",
                "lessons.invalid.taught-on");
        checks.done();
        LocalDate day = java.util.Objects.requireNonNull(on);
        TeachingClass taught = ownClass(classId);
        jdbc.sql(
                        """
                        INSERT INTO lessons_taught (id, school_id, class_id, year_group,
                            staff_member_id, lesson_id, lesson_version, lesson_title,
                            lesson_value, lesson_type, taught_on, recorded_at)
                        VALUES (NEXT VALUE FOR ids, :school, :class, :year, :person, :lesson,
                            :version, :title, :value, :type, :on, :now)
                        ON DUPLICATE KEY UPDATE class_id = class_id
                        """)
                .param("school", currentCaller.schoolId())
                .param("class", classId)
                .param("year", taught.yearGroup().id())
                .param("person", currentCaller.staffMemberId())
                .param("lesson", lessonId)
                .param("version", lesson.version())
                .param("title", lesson.title())
                .param("value", lesson.value().name())
                .param("type", lesson.type().name())
                .param("on", day)
                .param("now", Days.stored(clock.instant()))
                .update();
        return jdbc.sql(
                        "SELECT id FROM lessons_taught"
                                + " WHERE class_id = ? AND lesson_id = ? AND taught_on = ?")
                .param(classId)
                .param(lessonId)
                .param(day)
                .query(Long.class)
                .single();
    }

    private TeachingClass ownClass(long classId) {
        return jdbc.sql(
                        "SELECT id, name, year_group FROM teaching_classes"
                                + " WHERE id = ? AND school_id = ?")
                .param(classId)
                .param(currentCaller.schoolId())
                .query((row, number) ->
                        new TeachingClass(
                                row.getLong(1),
                                row.getString(2),
                                YearGroup.of(row.getString(3)).orElseThrow()))
                .optional()
                .orElseThrow(() -> new AccessDeniedException("Not a class of the caller's school"));
    }

    /// Takes a record back: one's own, or as a safeguarding lead or head of the school anybody's.
    @Requires(Action.LESSONS_TEACH)
    @Transactional
    public void takeBack(long id) {
        Caller caller = currentCaller.get();
        boolean any = caller.hasAtHome(PortalRole.DSL) || caller.hasAtHome(PortalRole.HEAD);
        int removed =
                jdbc.sql(
                                "DELETE FROM lessons_taught WHERE id = :id AND school_id = :school"
                                        + " AND (:any OR staff_member_id = :person)")
                        .param("id", id)
                        .param("school", currentCaller.schoolId())
                        .param("any", any)
                        .param("person", currentCaller.staffMemberId())
                        .update();
        if (removed == 0) {
            throw new AccessDeniedException("Not the caller's record");
        }
        audit.record(
                AuditEvent.of(
                        AuditAction.LESSON_TAUGHT_REMOVED,
                        caller.schoolId(),
                        "taught lesson",
                        id,
                        Map.of()));
    }

    /// What the school taught, newest first.
    @Requires(Action.LESSONS_TEACH)
    @Transactional(readOnly = true)
    public PageOf<TaughtRow> taught(boolean onlyOwn, int page) {
        Caller caller = currentCaller.get();
        long school = currentCaller.schoolId();
        long total =
                jdbc.sql(
                                "SELECT COUNT(*) FROM lessons_taught WHERE school_id = :school"
                                        + " AND (NOT :own OR staff_member_id = :person)")
                        .param("school", school)
                        .param("own", onlyOwn)
                        .param("person", caller.staffMemberId())
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        return PageOf.of(
                jdbc.sql(
                                ROWS
                                        + " AND (NOT :own OR t.staff_member_id = :person)"
                                        + " ORDER BY t.taught_on DESC, t.id DESC"
                                        + " LIMIT :size OFFSET :from")
                        .param("school", school)
                        .param("own", onlyOwn)
                        .param("person", caller.staffMemberId())
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) -> row(row, caller))
                        .list(),
                total,
                slice);
    }

    /// To whom the school taught a resource this academic year, newest first, at most twenty.
    @Requires(Action.LESSONS_TEACH)
    @Transactional(readOnly = true)
    public List<TaughtRow> taught(String lessonId) {
        Caller caller = currentCaller.get();
        return caller.schoolId() == null
                ? List.of()
                : jdbc.sql(
                                ROWS
                                        + " AND t.lesson_id = :lesson AND t.taught_on >= :from"
                                        + " ORDER BY t.taught_on DESC, t.id DESC LIMIT 20")
                        .param("school", caller.schoolId())
                        .param("lesson", lessonId)
                        .param("from", Term.firstDay(Term.academicYear(Days.today(clock))))
                        .query((row, number) -> row(row, caller))
                        .list();
    }

    private static TaughtRow row(java.sql.ResultSet row, Caller caller)
            throws java.sql.SQLException {
        Long person = row.getObject("staff_member_id", Long.class);
        return new TaughtRow(
                row.getLong("id"),
                row.getObject("taught_on", LocalDate.class),
                row.getString("lesson_id"),
                row.getString("lesson_title"),
                BritishValue.valueOf(row.getString("lesson_value")),
                LessonType.valueOf(row.getString("lesson_type")),
                row.getString("name"),
                YearGroup.of(row.getString("year_group")).orElseThrow(),
                (person != null && person.equals(caller.staffMemberId()))
                        || caller.hasAtHome(PortalRole.DSL)
                        || caller.hasAtHome(PortalRole.HEAD));
    }
}
