package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.keys.Seal;
import org.dueregard.speakers.Choices.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Asking for a speaker, and the lists of what was asked for.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class SpeakerRequestService {

    /// Of one person at once.
    static final int MOST_DRAFTS = 50;

    private static final String DRAFT = "speaker_drafts.form";

    private static final String NAMES =
            "(SELECT GROUP_CONCAT(p.name, ' (', p.organisation, ')' ORDER BY p.number"
                    + " SEPARATOR ', ') FROM speaker_people p WHERE p.request_id = r.id)";

    private final SpeakerFiles files;
    private final SpeakerDuties duties;
    private final PhraseList phrases;
    private final KnownSpeakers known;
    private final VettingClock vettingClock;
    private final CurrentCaller currentCaller;
    private final Seal seal;
    private final JdbcClient jdbc;
    private final Clock clock;

    SpeakerRequestService(
            SpeakerFiles files,
            SpeakerDuties duties,
            PhraseList phrases,
            KnownSpeakers known,
            VettingClock vettingClock,
            CurrentCaller currentCaller,
            Seal seal,
            JdbcClient jdbc,
            Clock clock) {
        this.files = files;
        this.duties = duties;
        this.phrases = phrases;
        this.known = known;
        this.vettingClock = vettingClock;
        this.currentCaller = currentCaller;
        this.seal = seal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What the caller is writing, the latest first.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public List<Draft> drafts() {
        return jdbc.sql(
                        "SELECT * FROM speaker_drafts WHERE account_id = ? ORDER BY changed_at DESC")
                .param(currentCaller.get().accountId())
                .query((row, number) -> draft(row))
                .list();
    }

    private Draft draft(java.sql.ResultSet row) throws java.sql.SQLException {
        long id = row.getLong("id");
        return new Draft(
                id,
                row.getLong("school_id"),
                FileJson.draft(seal.open(row.getString("form"), DRAFT + "|" + id))
                        .orElseGet(() -> RequestForm.blank(Kind.SPEAKER)),
                Objects.requireNonNull(Sql.instant(row, "changed_at")));
    }

    /// One of the caller's drafts.
    ///
    /// @throws RequestMissingException when it is not the caller's, or gone
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public Draft draft(long id) {
        return jdbc.sql("SELECT * FROM speaker_drafts WHERE id = ? AND account_id = ?")
                .param(id)
                .param(currentCaller.get().accountId())
                .query((row, number) -> draft(row))
                .optional()
                .orElseThrow(RequestMissingException::new);
    }

    /// Begins a draft.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public long begin(RequestForm form) {
        long account = currentCaller.get().accountId();
        if (drafts().size() >= MOST_DRAFTS) {
            throw new InvalidInputException("", "speakers.problem.too-many-drafts", MOST_DRAFTS);
        }
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        "INSERT INTO speaker_drafts (id, account_id, school_id, form, changed_at)"
                                + " VALUES (?, ?, ?, ?, ?)")
                .param(id)
                .param(account)
                .param(currentCaller.schoolId())
                .param(sealed(id, form))
                .param(Days.stored(clock.instant()))
                .update();
        return id;
    }

    private String sealed(long id, RequestForm form) {
        return seal.seal(FileJson.write(form), DRAFT + "|" + id);
    }

    /// Keeps what was typed.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void save(long id, RequestForm form) {
        int saved =
                jdbc.sql(
                                "UPDATE speaker_drafts SET form = ?, changed_at = ? WHERE id = ?"
                                        + " AND account_id = ?")
                        .param(sealed(id, form))
                        .param(Days.stored(clock.instant()))
                        .param(id)
                        .param(currentCaller.get().accountId())
                        .update();
        if (saved == 0) {
            throw new RequestMissingException();
        }
    }

    /// Throws a draft away.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void throwAway(long id) {
        jdbc.sql("DELETE FROM speaker_drafts WHERE id = ? AND account_id = ?")
                .param(id)
                .param(currentCaller.get().accountId())
                .update();
    }

    /// What the answers so far seem to ask for.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public TierProposal propose(RequestForm form) {
        return TierProposal.of(form, known.areAll(currentCaller.schoolId(), form));
    }

    /// Whether a request handed in now would give less notice than its tier wants.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public boolean isLate(RequestForm form, Tier tier) {
        LocalDate first = form.firstDay();
        return first != null
                && vettingClock.isLate(currentCaller.schoolId(), Days.today(clock), first, tier);
    }

    /// Hands a draft in: a file begins.
    ///
    /// @return the file's reference
    /// @throws InvalidInputException naming what is missing; the draft stays
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public String submit(long draftId) {
        Draft draft = draft(draftId);
        // Of two at the same moment the second finds no draft.
        int gone =
                jdbc.sql("DELETE FROM speaker_drafts WHERE id = ? AND account_id = ?")
                        .param(draftId)
                        .param(currentCaller.get().accountId())
                        .update();
        if (gone == 0) {
            throw new RequestMissingException();
        }
        LocalDate today = Days.today(clock);
        RequestForm form = draft.form().checked(today);
        TierProposal proposal = TierProposal.of(form, known.areAll(draft.schoolId(), form));
        LocalDate first = Objects.requireNonNull(form.firstDay());
        NewEntry entry =
                FileJson.put(NewEntry.of(StepKind.SUBMITTED), form)
                        .fact("tier", proposal.tier())
                        .fact("reasons", String.join(",", proposal.reasons()))
                        .fact(
                                "late",
                                vettingClock.isLate(
                                        draft.schoolId(), today, first, proposal.tier()))
                        .word(
                                "matches",
                                FileJson.write(phrases.matches(draft.schoolId(), form.words())));
        copied(draft.schoolId(), form).forEach(entry::word);
        return files.begin(draft.schoolId(), duties.actor(draft.schoolId()), form, entry)
                .reference();
    }

    /// What was found about a speaker the last time they were here, to be dated anew by a person.
    private Map<String, String> copied(long school, RequestForm form) {
        Map<String, String> cards = new HashMap<>();
        for (int number = 1; number <= form.speakers().size(); number++) {
            RequestForm.Speaker speaker = form.speakers().get(number - 1);
            int to = number;
            jdbc.sql(
                            """
                            SELECT g.request_id, g.speaker FROM speaker_register g
                            JOIN speaker_requests r ON r.id = g.request_id
                            WHERE g.school_id = ? AND g.name = ? AND g.organisation = ?
                                AND g.visited_on > ? AND r.file_key IS NOT NULL
                            ORDER BY g.visited_on DESC LIMIT 1
                            """)
                    .param(school)
                    .param(speaker.name().strip())
                    .param(speaker.organisation().strip())
                    .param(known.since())
                    .query((row, index) -> new long[] {row.getLong(1), row.getLong(2)})
                    .optional()
                    .ifPresent(before ->
                            files.read(before[0]).checks().stream()
                                    .filter(item ->
                                            item.speaker() == (int) before[1]
                                                    && item.card() != null)
                                    .forEach(item ->
                                            cards.put(
                                                    "copied|" + CheckItem.key(item.kind(), to),
                                                    FileJson.write(
                                                            Objects.requireNonNull(item.card())))));
        }
        return cards;
    }

    /// Begins a draft from an earlier request of the caller's school, without its days.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public long copy(String reference) {
        SpeakerFile file = readable(reference);
        return begin(
                file.form()
                        .with(
                                file.form().speakers(),
                                List.of(new RequestForm.Day(null, null, null))));
    }

    private SpeakerFile readable(String reference) {
        SpeakerFile file =
                files.read(files.find(reference).orElseThrow(RequestMissingException::new));
        duties.requireSeen(files.owner(file.id()), false);
        return file;
    }

    /// Whether the caller sees more than their own requests.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public boolean seesAll() {
        return duties.seen().stream().anyMatch(school -> school > 0);
    }

    /// One page of requests: the caller's own, or all of the schools they check or decide for.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public PageOf<SpeakerRow> list(SpeakerFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> where = new ArrayList<>();
        Set<Long> seen = duties.seen();
        parameters.put("me", currentCaller.get().accountId());
        parameters.put("schools", seen);
        boolean own = filter.show() == SpeakerFilter.Show.OWN;
        where.add(
                own
                        ? "r.requested_by = :me"
                        : "(r.school_id IN (:schools) OR r.requested_by = :me)");
        switch (filter.show()) {
            case OPEN -> {
                where.add("r.state IN (:states)");
                List<String> open =
                        new ArrayList<>(
                                RequestState.UNDECIDED.stream().map(Enum::name).sorted().toList());
                open.add(RequestState.APPEALED.name());
                parameters.put("states", open);
            }
            case COMING -> {
                where.add("r.state IN ('APPROVED', 'APPROVED_WITH_CONDITIONS')");
                where.add("r.last_day >= :today");
                parameters.put("today", Days.today(clock));
            }
            default -> {
                // All of them.
            }
        }
        if (!filter.search().isBlank()) {
            where.add(
                    "(r.reference LIKE :search OR r.title LIKE :search OR EXISTS (SELECT 1 FROM"
                            + " speaker_people q WHERE q.request_id = r.id AND (q.name LIKE :search"
                            + " OR q.organisation LIKE :search)))");
            parameters.put("search", Sql.containing(filter.search()));
        }
        String from = " FROM speaker_requests r WHERE " + String.join(" AND ", where);
        long total =
                jdbc.sql("SELECT COUNT(*)" + from).params(parameters).query(Long.class).single();
        PageOf.Slice slice = PageOf.slice(total, filter.page());
        String order =
                switch (filter.sort()) {
                    case DUE -> "r.due_on, r.id";
                    case DAY -> "r.first_day, r.id";
                    case AGE -> "r.submitted_at DESC, r.id DESC";
                };
        List<SpeakerRow> rows =
                jdbc.sql(
                                "SELECT r.*, "
                                        + NAMES
                                        + " AS names, (SELECT name FROM schools s WHERE s.id ="
                                        + " r.school_id) AS school_name"
                                        + from
                                        + " ORDER BY "
                                        + order
                                        + " LIMIT :size OFFSET :offset")
                        .params(parameters)
                        .param("size", PageOf.SIZE)
                        .param("offset", slice.from())
                        .query((row, number) ->
                                new SpeakerRow(
                                        row.getString("reference"),
                                        row.getString("title"),
                                        Objects.requireNonNullElse(row.getString("names"), ""),
                                        row.getString("school_name"),
                                        Kind.valueOf(row.getString("kind")),
                                        RequestState.valueOf(row.getString("state")),
                                        Tier.valueOf(row.getString("tier")),
                                        row.getObject("first_day", LocalDate.class),
                                        row.getObject("due_on", LocalDate.class),
                                        row.getObject("paused_since") != null,
                                        row.getBoolean("late"),
                                        day(row, "submitted_at"),
                                        row.getLong("requested_by")
                                                == currentCaller.get().accountId()))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    private static @Nullable LocalDate day(java.sql.ResultSet row, String column)
            throws java.sql.SQLException {
        java.time.Instant at = Sql.instant(row, column);
        return at == null ? null : at.atZone(Days.LONDON).toLocalDate();
    }
}
