package org.dueregard.lessons;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Lesson;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.people.SchoolNames;
import org.dueregard.people.TrustNeighbours;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The life of a resource: a draft is tried by named schools, approved once two people who tried it have
/// said how it went, and withdrawn when it is no longer any good.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class LessonLifeService {

    /// How many forms of feedback an approval needs, from two people.
    public static final int FORMS_NEEDED = 2;

    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_TRIAL_DAYS = 366;
    private static final int LONGEST_MINUTES = 600;

    private final ContentLibrary library;
    private final LessonStates states;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final SchoolNames schoolNames;
    private final TrustNeighbours neighbours;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    LessonLifeService(
            ContentLibrary library,
            LessonStates states,
            CurrentCaller currentCaller,
            Access access,
            SchoolNames schoolNames,
            TrustNeighbours neighbours,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.library = library;
        this.states = states;
        this.currentCaller = currentCaller;
        this.access = access;
        this.schoolNames = schoolNames;
        this.neighbours = neighbours;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What somebody who tried a resource says of it.
    ///
    /// @param minutes how long it really took
    public record Feedback(
            LocalDate usedOn,
            YearGroup yearGroup,
            Met met,
            int minutes,
            String worked,
            String toChange) {

        /// Whether pupils learned what was meant.
        public enum Met {
            YES,
            PARTLY,
            NO
        }
    }

    /// A form as it was handed in.
    public record Form(String school, String version, Feedback feedback) {}

    /// A move in a resource's life.
    public record Move(
            LocalDate on, LessonState before, LessonState after, String version, String words) {}

    /// Where a resource is, and how it came there.
    ///
    /// @param schools those of the latest trial
    /// @param forms what they said, newest first
    public record Life(
            LessonState state,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<String> schools,
            List<Form> forms,
            List<Move> moves) {}

    /// Where a resource is, and how it came there.
    @Requires(Action.LESSONS_MANAGE)
    @Transactional(readOnly = true)
    public Life life(String lessonId) {
        Lesson lesson = lesson(lessonId);
        LessonStates.Standing standing =
                states.all().getOrDefault(lessonId, LessonStates.untouched(lesson));
        return new Life(
                standing.state(),
                standing.from(),
                standing.to(),
                standing.schools().isEmpty()
                        ? List.of()
                        : List.copyOf(schoolNames.names(standing.schools()).values()),
                forms(lessonId, standing.trial()),
                moves(lessonId));
    }

    /// Schools that may be asked to try something: the caller's and those of the same trusts.
    @Requires(Action.LESSONS_MANAGE)
    @Transactional(readOnly = true)
    public Map<Long, String> schools() {
        return schoolNames.names(reach());
    }

    private Set<Long> reach() {
        return neighbours.with(access.schools(Action.LESSONS_MANAGE), Days.today(clock));
    }

    /// Lets named schools try a resource for some days, both included.
    @Requires(Action.LESSONS_MANAGE)
    @Transactional
    public void beginTrial(
            String lessonId,
            Set<Long> schools,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String words) {
        Lesson lesson = lesson(lessonId);
        Checks checks = new Checks();
        String tidy = checks.required("words", words, LONGEST_WORDS);
        checks.require(!schools.isEmpty(), "schools", "lessons.invalid.schools");
        checks.require(reach().containsAll(schools), "schools", "lessons.invalid.other-schools");
        checks.require(from != null, "from", "invalid.required");
        boolean inOrder =
                from != null
                        && to != null
                        && !to.isBefore(from)
                        && to.isBefore(from.plusDays(LONGEST_TRIAL_DAYS));
        checks.require(inOrder, "to", "lessons.invalid.trial-end");
        checks.done();
        LessonStates.Standing standing = states.locked(lesson);
        requireNext(standing.state(), LessonState.TRIAL);
        states.beginTrial(
                lessonId,
                standing.trial() + 1,
                java.util.Objects.requireNonNull(from),
                java.util.Objects.requireNonNull(to),
                schools);
        record(lesson, standing.state(), LessonState.TRIAL, tidy);
    }

    /// Moves a resource on, other than into a trial.
    ///
    /// @throws org.dueregard.common.InvalidInputException when it is approved with too little feedback
    @Requires(Action.LESSONS_MANAGE)
    @Transactional
    public void move(String lessonId, LessonState to, String words) {
        Lesson lesson = lesson(lessonId);
        Checks checks = new Checks();
        String tidy = checks.required("words", words, LONGEST_WORDS);
        LessonStates.Standing standing = states.locked(lesson);
        if (to == LessonState.APPROVED) {
            checks.require(
                    forms(lessonId, standing.trial()).size() >= FORMS_NEEDED,
                    "",
                    "lessons.invalid.feedback",
                    FORMS_NEEDED);
        }
        checks.done();
        if (to == LessonState.TRIAL) {
            throw new IllegalArgumentException("A trial needs its schools and days");
        }
        requireNext(standing.state(), to);
        states.move(lessonId, to);
        record(lesson, standing.state(), to, tidy);
    }

    private static void requireNext(LessonState from, LessonState to) {
        Checks checks = new Checks();
        checks.require(from.next().contains(to), "", "lessons.invalid.move");
        checks.done();
    }

    private void record(Lesson lesson, LessonState from, LessonState to, String words) {
        Caller caller = currentCaller.get();
        jdbc.sql(
                        """
                        INSERT INTO lesson_moves (id, lesson_id, lesson_version, state_before,
                            state_after, words, moved_at, account_id)
                        VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        lesson.id(),
                        lesson.version(),
                        from.name(),
                        to.name(),
                        words,
                        Days.stored(clock.instant()),
                        caller.accountId())
                .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.LESSON_MOVED,
                        caller.schoolId(),
                        "lesson",
                        null,
                        Map.of("lesson", lesson.id(), "from", from.name(), "to", to.name())));
    }

    /// Whether the caller's school tries this resource today, and the caller has not said yet how it
    /// went.
    @Requires(Action.LESSONS_TEACH)
    @Transactional(readOnly = true)
    public boolean isAskedForFeedback(String lessonId) {
        Caller caller = currentCaller.get();
        LessonStates.Standing standing = states.all().get(lessonId);
        return caller.staffMemberId() != null
                && standing != null
                && standing.state() == LessonState.TRIAL
                && standing.isFor(caller.schoolId(), Days.today(clock))
                && jdbc.sql(
                                        "SELECT COUNT(*) FROM lesson_feedback WHERE lesson_id = ?"
                                                + " AND trial = ? AND staff_member_id = ?")
                                .param(lessonId)
                                .param(standing.trial())
                                .param(caller.staffMemberId())
                                .query(Long.class)
                                .single()
                        == 0;
    }

    /// Hands in how a trial went: once for each person and trial.
    @Requires(Action.LESSONS_TEACH)
    @Transactional
    public void giveFeedback(String lessonId, Feedback feedback) {
        Lesson lesson = lesson(lessonId);
        Checks checks = new Checks();
        String worked = checks.required("worked", feedback.worked(), LONGEST_WORDS);
        String change = checks.required("to-change", feedback.toChange(), LONGEST_WORDS);
        checks.require(
                feedback.minutes() >= 1 && feedback.minutes() <= LONGEST_MINUTES,
                "minutes",
                "invalid.number",
                "1",
                Integer.toString(LONGEST_MINUTES));
        LocalDate today = Days.today(clock);
        LessonStates.Standing standing = states.locked(lesson);
        boolean tries =
                standing.state() == LessonState.TRIAL
                        && standing.isFor(currentCaller.schoolId(), today);
        if (!tries) {
            throw new LessonMissingException(lessonId);
        }
        LocalDate from = standing.from();
        checks.require(
                !feedback.usedOn().isAfter(today)
                        && from != null
                        && !feedback.usedOn().isBefore(from),
                "used-on",
                "lessons.invalid.used-on");
        checks.done();
        try {
            jdbc.sql(
                            """
                            INSERT INTO lesson_feedback (id, lesson_id, trial, lesson_version,
                                school_id, staff_member_id, used_on, year_group, met_objectives,
                                minutes, worked, to_change, given_at)
                            VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            lessonId,
                            standing.trial(),
                            lesson.version(),
                            currentCaller.schoolId(),
                            currentCaller.staffMemberId(),
                            feedback.usedOn(),
                            feedback.yearGroup().id(),
                            feedback.met().name(),
                            feedback.minutes(),
                            worked,
                            change,
                            Days.stored(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            Checks twice = new Checks();
            twice.require(false, "", "lessons.invalid.feedback-twice");
            twice.done();
        }
    }

    private List<Form> forms(String lessonId, int trial) {
        return jdbc.sql(
                        """
                        SELECT f.lesson_version, f.used_on, f.year_group, f.met_objectives,
                            f.minutes, f.worked, f.to_change, s.name
                        FROM lesson_feedback f JOIN schools s ON s.id = f.school_id
                        WHERE f.lesson_id = ? AND f.trial = ? ORDER BY f.id DESC
                        """)
                .param(lessonId)
                .param(trial)
                .query((row, number) ->
                        new Form(
                                row.getString("name"),
                                row.getString("lesson_version"),
                                new Feedback(
                                        row.getObject("used_on", LocalDate.class),
                                        YearGroup.of(row.getString("year_group")).orElseThrow(),
                                        Feedback.Met.valueOf(row.getString("met_objectives")),
                                        row.getInt("minutes"),
                                        row.getString("worked"),
                                        row.getString("to_change"))))
                .list();
    }

    private List<Move> moves(String lessonId) {
        return jdbc.sql(
                        "SELECT moved_at, state_before, state_after, lesson_version, words"
                                + " FROM lesson_moves WHERE lesson_id = ? ORDER BY id DESC LIMIT 50")
                .param(lessonId)
                .query((row, number) ->
                        new Move(
                                LocalDate.ofInstant(
                                        Days.restored(
                                                row.getObject(1, java.time.LocalDateTime.class)),
                                        Days.LONDON),
                                LessonState.valueOf(row.getString(2)),
                                LessonState.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getString(5)))
                .list();
    }

    private Lesson lesson(String id) {
        return library.catalogue().lesson(id).orElseThrow(() -> new LessonMissingException(id));
    }
}
