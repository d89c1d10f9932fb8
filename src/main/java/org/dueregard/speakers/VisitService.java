package org.dueregard.speakers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.Sql;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The day itself: conditions, the front door, who is on site, and how it went.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class VisitService {

    private static final int SHORT = 120;
    private static final int LONG = 2_000;

    private final SpeakerFiles files;
    private final FileSteps steps;
    private final SpeakerDuties duties;
    private final UnlistedMails unlistedMails;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Clock clock;

    VisitService(
            SpeakerFiles files,
            FileSteps steps,
            SpeakerDuties duties,
            UnlistedMails unlistedMails,
            Access access,
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Clock clock) {
        this.files = files;
        this.steps = steps;
        this.duties = duties;
        this.unlistedMails = unlistedMails;
        this.access = access;
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A visitor as the front door sees them.
    ///
    /// @param open what stands in the way, nothing where they can come in
    /// @param conditions what is kept to on the day, by whom it may be
    public record Expected(
            String reference,
            String visit,
            String title,
            String name,
            String organisation,
            LocalDate on,
            LocalTime begins,
            LocalTime ends,
            String place,
            String host,
            String supervisor,
            VisitState state,
            List<SpeakerFile.Open> open,
            List<Condition> conditions,
            Set<Integer> met,
            String badge,
            @Nullable Instant arrivedAt,
            @Nullable Instant leftAt) {}

    /// Everybody expected at the caller's school on two days, in the order of time.
    @Requires(Action.RECEPTION)
    @Transactional(readOnly = true)
    public List<Expected> expected(LocalDate first, LocalDate last) {
        long school = receptionSchool();
        LocalDate today = Days.today(clock);
        List<Expected> expected = new ArrayList<>();
        for (long id :
                jdbc.sql(
                                "SELECT DISTINCT request_id FROM speaker_visits WHERE school_id = ?"
                                        + " AND (visits_on BETWEEN ? AND ? OR state = 'ARRIVED')"
                                        + " AND state <> 'CANCELLED'")
                        .param(school)
                        .param(first)
                        .param(last)
                        .query((row, number) -> row.getLong(1))
                        .list()) {
            SpeakerFile file = files.read(id);
            String host = hostName(file);
            for (Visit visit : file.visits()) {
                boolean shown =
                        visit.state() != VisitState.CANCELLED
                                && (visit.state() == VisitState.ARRIVED
                                        || (!visit.on().isBefore(first)
                                                && !visit.on().isAfter(last)));
                if (shown) {
                    expected.add(expected(file, visit, host, today));
                }
            }
        }
        expected.sort(
                java.util.Comparator.comparing(Expected::on)
                        .thenComparing(Expected::begins)
                        .thenComparing(Expected::name));
        return expected;
    }

    private Expected expected(SpeakerFile file, Visit visit, String host, LocalDate today) {
        RequestForm.Speaker speaker = file.speaker(visit.speaker());
        return new Expected(
                file.reference(),
                visit.key(),
                file.form().title(),
                speaker.name(),
                speaker.organisation(),
                visit.on(),
                visit.begins(),
                visit.ends(),
                file.form().place(),
                host,
                file.form().supervisor(),
                visit.state(),
                visit.state().isAhead() ? file.open(visit, today) : List.of(),
                file.conditions(),
                visit.met(),
                visit.badge(),
                visit.arrivedAt(),
                visit.leftAt());
    }

    private String hostName(SpeakerFile file) {
        return jdbc.sql(
                        "SELECT COALESCE(CONCAT(p.given_name, ' ', p.family_name), a.name) FROM"
                                + " accounts a LEFT JOIN staff_members p ON p.id ="
                                + " a.staff_member_id WHERE a.id = ?")
                .param(file.requester())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private long receptionSchool() {
        long school = currentCaller.schoolId();
        access.require(Action.RECEPTION, school);
        return school;
    }

    private long id(String reference) {
        long id = files.find(reference).orElseThrow(RequestMissingException::new);
        duties.requireSeen(files.owner(id), true);
        return id;
    }

    private void visitStep(
            String reference,
            String key,
            StepKind kind,
            boolean override,
            Function<SpeakerFile, NewEntry> make) {
        steps.take(
                id(reference),
                kind,
                duties::actor,
                file -> {
                    Visit visit = file.visit(key).orElseThrow(RequestMissingException::new);
                    LocalDate today = Days.today(clock);
                    boolean open = !file.open(visit, today).isEmpty();
                    FileRules.refusalOfVisit(visit, kind, today, open, override)
                            .ifPresent(problem -> {
                                throw new InvalidInputException("", problem);
                            });
                    return List.of(make.apply(file));
                });
    }

    private static NewEntry of(StepKind kind, String visit) {
        return NewEntry.of(kind).fact("visit", visit);
    }

    /// Says that a condition is met.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void meet(String reference, String visit, int condition) {
        visitStep(
                reference,
                visit,
                StepKind.CONDITION_MET,
                false,
                file -> {
                    if (file.conditions().stream().noneMatch(one -> one.number() == condition)) {
                        throw new InvalidInputException("", "speakers.problem.moved-on");
                    }
                    return of(StepKind.CONDITION_MET, visit).fact("condition", condition);
                });
    }

    /// The host makes sure, in the last days, that everything is as agreed.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void confirm(String reference, String visit) {
        visitStep(
                reference, visit, StepKind.CONFIRMED, false, file -> of(StepKind.CONFIRMED, visit));
    }

    /// How somebody came in.
    ///
    /// @param idSeen what proof of identity was seen
    /// @param overrideReason why they were let in while something was open, or nothing
    /// @param at when, for what was noted on paper; absent for now
    public record Arrival(
            String idSeen,
            String badge,
            String supervisedBy,
            String overrideReason,
            @Nullable LocalTime at) {}

    /// Lets a visitor in.
    ///
    /// @throws InvalidInputException while something is open and no reason is given
    @Requires(Action.RECEPTION)
    @Transactional
    public void arrive(String reference, String visit, Arrival arrival) {
        Checks checks = new Checks();
        String seen = checks.required("id-seen", arrival.idSeen(), SHORT);
        String badge = checks.required("badge", arrival.badge(), 20);
        String supervised = checks.required("supervised-by", arrival.supervisedBy(), SHORT);
        checks.optional("override", arrival.overrideReason(), LONG);
        Instant at = noted(arrival.at(), checks);
        checks.done();
        boolean override = !arrival.overrideReason().isBlank();
        visitStep(
                reference,
                visit,
                StepKind.ARRIVED,
                override,
                file -> {
                    Visit which = file.visit(visit).orElseThrow(RequestMissingException::new);
                    List<SpeakerFile.Open> open = file.open(which, Days.today(clock));
                    if (open.stream().anyMatch(each -> each.key().equals("another-day"))) {
                        throw new InvalidInputException("", "speakers.problem.another-day");
                    }
                    NewEntry entry =
                            of(StepKind.ARRIVED, visit)
                                    .fact("badge", badge)
                                    .fact("at", at)
                                    .identity("id-seen", seen)
                                    .word("supervised-by", supervised);
                    if (!open.isEmpty()) {
                        entry.fact("override", open.size())
                                .word("override-reason", arrival.overrideReason().strip())
                                .word(
                                        "open",
                                        String.join(
                                                ", ",
                                                open.stream().map(SpeakerFile.Open::key).toList()));
                    }
                    return entry;
                });
    }

    private Instant noted(@Nullable LocalTime at, Checks checks) {
        Instant now = clock.instant();
        if (at == null) {
            return now;
        }
        Instant noted = Days.today(clock).atTime(at).atZone(Days.LONDON).toInstant();
        checks.require(!noted.isAfter(now), "at", "speakers.invalid.time-future");
        return noted;
    }

    /// Lets a visitor out.
    ///
    /// @param stoppedWhy why the visit was ended by the school, or nothing where it ended by itself
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void leave(String reference, String visit, @Nullable LocalTime at, String stoppedWhy) {
        Checks checks = new Checks();
        checks.optional("why", stoppedWhy, LONG);
        Instant moment = noted(at, checks);
        checks.done();
        StepKind kind = stoppedWhy.isBlank() ? StepKind.FINISHED : StepKind.STOPPED;
        visitStep(
                reference,
                visit,
                kind,
                false,
                file -> {
                    Instant came = file.visit(visit).orElseThrow().arrivedAt();
                    if (came != null && moment.isBefore(came)) {
                        throw new InvalidInputException("at", "speakers.invalid.left-before");
                    }
                    return of(kind, visit).fact("at", moment).word("why", stoppedWhy.strip());
                });
    }

    /// Says that nobody came.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void notCome(String reference, String visit) {
        visitStep(reference, visit, StepKind.NOT_COME, false, file -> of(StepKind.NOT_COME, visit));
    }

    /// How a visit went, as the host saw it.
    public record Review(
            boolean asAgreed, String contentious, String learning, boolean inviteAgain) {}

    /// Says how it went. The register of the trust learns that the visit took place and whether the
    /// agreement was kept to, nothing else.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void review(String reference, String visit, Review review) {
        Checks checks = new Checks();
        if (!review.asAgreed()) {
            checks.required("contentious", review.contentious(), LONG);
        }
        checks.required("learning", review.learning(), LONG);
        checks.done();
        visitStep(
                reference,
                visit,
                StepKind.REVIEWED,
                false,
                file ->
                        of(StepKind.REVIEWED, visit)
                                .fact("as-agreed", review.asAgreed())
                                .fact("invite-again", review.inviteAgain())
                                .word("contentious", review.contentious().strip())
                                .word("learning", review.learning().strip()));
        SpeakerFile file = files.read(id(reference));
        register(file, file.visit(visit).orElseThrow(), review.asAgreed());
    }

    private void register(SpeakerFile file, Visit visit, boolean kept) {
        RequestForm.Speaker speaker = file.speaker(visit.speaker());
        String checks =
                String.join(
                        ",",
                        file.checks().stream()
                                .filter(item ->
                                        item.state() == CheckItem.State.DONE
                                                && (item.speaker() == 0
                                                        || item.speaker() == visit.speaker()))
                                .map(item -> {
                                    EvidenceCard card = item.card();
                                    return item.kind().id()
                                            + "="
                                            + (card == null ? "" : card.seenOn());
                                })
                                .toList());
        jdbc.sql(
                        """
                        INSERT INTO speaker_register (id, request_id, school_id, speaker, name,
                            organisation, topic, visited_on, checks, kept, correction, expires_on)
                        VALUES (NEXT VALUE FOR ids, :request, :school, :speaker, :name,
                            :organisation, :topic, :on, :checks, :kept, :correction, :expires)
                        ON DUPLICATE KEY UPDATE kept = :kept
                        """)
                .param("request", file.id())
                .param("school", file.schoolId())
                .param("speaker", visit.speaker())
                .param("name", speaker.name().strip())
                .param("organisation", speaker.organisation().strip())
                .param("topic", file.form().topic().name())
                .param("on", visit.on())
                .param("checks", checks)
                .param("kept", kept)
                .param(
                        "correction",
                        file.entries().reversed().stream()
                                .filter(entry ->
                                        entry.kind() == StepKind.CORRECTED
                                                && entry.number("speaker") == visit.speaker())
                                .map(entry -> entry.word("correction"))
                                .findFirst()
                                .orElse(""))
                .param("expires", visit.on().plusMonths(12))
                .update();
    }

    /// Closes a visit that was reviewed.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void close(String reference, String visit) {
        visitStep(
                reference,
                visit,
                StepKind.VISIT_CLOSED,
                false,
                file -> of(StepKind.VISIT_CLOSED, visit));
    }

    /// Somebody at the door whom nobody expects.
    ///
    /// @param hostCalled whether the person they want to see was called
    /// @param letIn with somebody who stays with them; otherwise they were turned away
    public record Unlisted(
            String name,
            String organisation,
            String toSee,
            boolean hostCalled,
            boolean letIn,
            String supervisedBy,
            String badge) {}

    /// Records what was done with somebody who is not on the list, and tells the safeguarding lead.
    @Requires(Action.RECEPTION)
    @Transactional
    public void unlisted(Unlisted visitor) {
        long school = receptionSchool();
        Checks checks = new Checks();
        String name = checks.required("name", visitor.name(), SHORT);
        String organisation = Checks.tidy(visitor.organisation());
        checks.optional("organisation", organisation, SHORT);
        String toSee = checks.required("to-see", visitor.toSee(), SHORT);
        String supervised = Checks.tidy(visitor.supervisedBy());
        String badge = Checks.tidy(visitor.badge());
        if (visitor.letIn()) {
            checks.require(visitor.hostCalled(), "host-called", "reception.invalid.host-called");
            checks.required("supervised-by", supervised, SHORT);
            checks.required("badge", badge, 20);
        }
        checks.done();
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        """
                        INSERT INTO unlisted_visitors (id, school_id, came_at, name, organisation,
                            to_see, host_called, let_in, supervised_by, badge, recorded_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        school,
                        Days.stored(clock.instant()),
                        name,
                        organisation,
                        toSee,
                        visitor.hostCalled(),
                        visitor.letIn(),
                        supervised,
                        badge,
                        currentCaller.get().accountId())
                .update();
        unlistedMails.tell(id, school, visitor.letIn(), toSee);
    }

    /// Somebody in the building.
    ///
    /// @param reference absent for somebody who was not on the list
    /// @param id of the entry for somebody who was not on the list, 0 otherwise
    public record OnSite(
            @Nullable String reference,
            String visit,
            long id,
            String name,
            String organisation,
            String badge,
            String with,
            Instant since) {}

    /// Who is in the building now, in the order in which they came.
    @Requires(Action.RECEPTION)
    @Transactional(readOnly = true)
    public List<OnSite> onSite() {
        long school = receptionSchool();
        LocalDate today = Days.today(clock);
        List<OnSite> present = new ArrayList<>();
        for (Expected one : expected(today, today)) {
            if (one.state() == VisitState.ARRIVED) {
                present.add(
                        new OnSite(
                                one.reference(),
                                one.visit(),
                                0,
                                one.name(),
                                one.organisation(),
                                one.badge(),
                                one.supervisor(),
                                Objects.requireNonNull(one.arrivedAt())));
            }
        }
        present.addAll(
                jdbc.sql(
                                "SELECT * FROM unlisted_visitors WHERE school_id = ? AND let_in"
                                        + " AND left_at IS NULL ORDER BY came_at")
                        .param(school)
                        .query((row, number) ->
                                new OnSite(
                                        null,
                                        "",
                                        row.getLong("id"),
                                        row.getString("name"),
                                        row.getString("organisation"),
                                        row.getString("badge"),
                                        row.getString("supervised_by"),
                                        Objects.requireNonNull(Sql.instant(row, "came_at"))))
                        .list());
        present.sort(java.util.Comparator.comparing(OnSite::since));
        return present;
    }

    /// Lets somebody out who was not on the list.
    @Requires(Action.RECEPTION)
    @Transactional
    public void unlistedLeft(long id) {
        long school = receptionSchool();
        int gone =
                jdbc.sql(
                                "UPDATE unlisted_visitors SET left_at = ? WHERE id = ?"
                                        + " AND school_id = ? AND left_at IS NULL")
                        .param(Days.stored(clock.instant()))
                        .param(id)
                        .param(school)
                        .update();
        if (gone == 0) {
            throw new AccessDeniedException("Nobody of that number is in the building");
        }
    }
}
