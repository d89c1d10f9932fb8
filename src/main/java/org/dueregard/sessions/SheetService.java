package org.dueregard.sessions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.scoring.Answer;
import org.dueregard.scoring.AttemptScores;
import org.dueregard.training.PaperAttempts;
import org.dueregard.training.SessionPresence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sheets of paper for those without a device: printed for people of the roster, keyed in afterwards.
/// What is passed on paper counts from the day of the session.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class SheetService {

    private record Row(
            long attemptId,
            long staffMemberId,
            String name,
            boolean open,
            boolean passed,
            double score) {}

    private static final String SHEETS =
            """
            SELECT a.id, a.staff_member_id, p.given_name, p.family_name,
                a.submitted_at IS NULL AS open, COALESCE(a.passed, 0) AS passed,
                COALESCE(a.score, 0) AS score
            FROM attempts a JOIN staff_members p ON p.id = a.staff_member_id
            WHERE a.session_id = :session AND a.purpose = 'PAPER'
            """;

    private final SessionAccess own;
    private final Places places;
    private final PaperAttempts paper;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    SheetService(
            SessionAccess own,
            Places places,
            PaperAttempts paper,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.own = own;
        this.places = places;
        this.paper = paper;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Whom to print sheets for, and those that were printed.
    ///
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    @Requires(Action.SESSIONS_RUN)
    @Transactional(readOnly = true)
    public SheetChoice choice(long id) {
        SessionDetails session = own.find(id);
        List<SheetChoice.Somebody> people =
                jdbc.sql(
                                """
                                SELECT p.id, p.given_name, p.family_name, p.email
                                FROM session_places x JOIN staff_members p ON p.id = x.staff_member_id
                                WHERE x.session_id = :session AND p.erased_at IS NULL
                                    AND (x.state <> 'WAITING' OR x.attended_at IS NOT NULL)
                                    AND NOT EXISTS (SELECT 1 FROM attempts a
                                        WHERE a.session_id = x.session_id
                                            AND a.staff_member_id = p.id AND a.passed)
                                ORDER BY p.family_name, p.given_name, p.id
                                """)
                        .param("session", id)
                        .query((row, number) ->
                                new SheetChoice.Somebody(
                                        row.getLong("id"),
                                        row.getString("given_name")
                                                + " "
                                                + row.getString("family_name"),
                                        row.getString("email") == null))
                        .list();
        return new SheetChoice(
                session,
                people,
                sheets(id, null).stream()
                        .map(row ->
                                new SheetChoice.Printed(
                                        row.attemptId,
                                        row.name,
                                        row.open ? null : AttemptScores.percent(row.score),
                                        row.passed))
                        .toList());
    }

    private List<Row> sheets(long session, @Nullable Long attempt) {
        return jdbc.sql(
                        SHEETS
                                + (attempt == null ? "" : " AND a.id = :attempt")
                                + " ORDER BY p.family_name, p.given_name, a.id")
                .param("session", session)
                .param("attempt", attempt)
                .query((row, number) ->
                        new Row(
                                row.getLong("id"),
                                row.getLong("staff_member_id"),
                                row.getString("given_name") + " " + row.getString("family_name"),
                                row.getBoolean("open"),
                                row.getBoolean("passed"),
                                row.getDouble("score")))
                .list();
    }

    /// Sheets for those of the chosen people who are on the roster, by name. Printed again they are
    /// the same.
    ///
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    /// @throws InvalidInputException when the session is cancelled
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public List<PrintedSheet> print(long id, Set<Long> people) {
        SessionDetails session = own.lock(id);
        if (session.state() == SessionState.CANCELLED) {
            throw new InvalidInputException("", "invalid.session-over");
        }
        List<PrintedSheet> sheets = new ArrayList<>();
        for (SheetChoice.Somebody person : choice(id).people()) {
            if (people.contains(person.id())) {
                sheets.add(new PrintedSheet(person.name(), sheet(session, person.id())));
            }
        }
        return sheets;
    }

    private PaperAttempts.Sheet sheet(SessionDetails session, long person) {
        return paper.sheet(
                person,
                session.moduleId(),
                new SessionPresence.Present(session.id(), session.faceToFace()),
                session.heldOn());
    }

    /// A sheet by its number.
    ///
    /// @throws SessionMissingException when the session is none of the caller's schools, or has no
    ///     such sheet
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public SheetPage find(long id, long attempt) {
        SessionDetails session = own.find(id);
        Row row = row(id, attempt);
        PaperAttempts.Sheet sheet = row.open ? sheet(session, row.staffMemberId) : null;
        return new SheetPage(
                session,
                attempt,
                row.name,
                sheet,
                row.open
                        ? null
                        : new PaperAttempts.Keyed(row.passed, AttemptScores.percent(row.score)),
                next(id, attempt));
    }

    private Row row(long id, long attempt) {
        return sheets(id, attempt).stream()
                .findFirst()
                .orElseThrow(() -> new SessionMissingException(id));
    }

    private @Nullable Long next(long id, long except) {
        return sheets(id, null).stream()
                .filter(row -> row.open && row.attemptId != except)
                .map(Row::attemptId)
                .findFirst()
                .orElse(null);
    }

    /// Keys a sheet in: it is marked, and its person was there. Doing so again changes nothing.
    ///
    /// @param answers in the order of its questions
    /// @throws SessionMissingException when the session is none of the caller's schools, or has no
    ///     such sheet
    /// @throws InvalidInputException before the day of the session
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public PaperAttempts.Keyed keyIn(long id, long attempt, List<Answer> answers) {
        SessionDetails session = own.lock(id);
        Row row = row(id, attempt);
        if (session.heldOn().isAfter(Days.today(clock))) {
            throw new InvalidInputException("", "invalid.session-early");
        }
        PaperAttempts.Keyed keyed = paper.keyIn(attempt, id, answers);
        if (row.open) {
            places.attend(session, row.staffMemberId, AttendedHow.PAPER);
            audit.record(
                    AuditEvent.about(
                            AuditAction.SHEET_KEYED_IN,
                            session.school().id(),
                            row.staffMemberId,
                            Map.of(
                                    "session", id,
                                    "sheet", attempt,
                                    "passed", keyed.passed())));
        }
        return keyed;
    }
}
