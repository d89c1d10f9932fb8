package org.dueregard.speakers;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.security.AccountCallers;
import org.dueregard.security.PublicAddress;
import org.dueregard.security.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Visits as a calendar that programs subscribe to (RFC 5545). Whoever has the address is taken for the
/// account it was made for, as that account is at that moment: a host sees their own visits, the
/// school's lead, head and reception see all of it, and whoever stands in for one who checks or decides
/// sees, while they do, the visits of those days. What was called off says so, so that calendars
/// take it out.
@Component
public class VisitCalendar {

    private static final Set<PortalRole> SEE_ALL =
            Set.of(PortalRole.DSL, PortalRole.HEAD, PortalRole.RECEPTION);

    private static final int DAYS_BACK = 31;
    private static final int MOST_FILES = 500;

    private final SpeakerFiles files;
    private final AccountCallers callers;
    private final PublicAddress publicAddress;
    private final Words words;
    private final JdbcClient jdbc;
    private final Clock clock;

    VisitCalendar(
            SpeakerFiles files,
            AccountCallers callers,
            PublicAddress publicAddress,
            Words words,
            JdbcClient jdbc,
            Clock clock) {
        this.files = files;
        this.callers = callers;
        this.publicAddress = publicAddress;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The calendar behind an address, or nothing where the address does not work.
    @Transactional(readOnly = true)
    public Optional<String> find(String token) {
        return jdbc.sql("SELECT account_id FROM speaker_calendar_tokens WHERE token_hash = ?")
                .param(Secrets.hash(token))
                .query(Long.class)
                .optional()
                .flatMap(callers::find)
                .map(this::write);
    }

    private String write(Caller caller) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Due Regard//Visiting speakers//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        Set<Long> schools = schools(caller);
        List<Stand> stands = stands(caller);
        LocalDate from = Days.today(clock).minusDays(DAYS_BACK);
        for (long id : requests(caller, schools, stands, from)) {
            SpeakerFile file = files.read(id);
            boolean all =
                    schools.contains(file.schoolId())
                            || Objects.equals(file.requester(), caller.accountId());
            file.visits().stream()
                    .filter(visit -> !visit.on().isBefore(from))
                    .filter(visit ->
                            all || stands.stream().anyMatch(stand -> stand.covers(file, visit)))
                    .forEach(visit -> calendar.add(event(file, visit)));
        }
        StringWriter out = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private List<Long> requests(
            Caller caller, Set<Long> schools, List<Stand> stands, LocalDate from) {
        Set<Long> looked = new HashSet<>(schools);
        stands.forEach(stand -> looked.add(stand.schoolId()));
        return jdbc.sql(
                        """
                        SELECT r.id FROM speaker_requests r
                        WHERE (r.school_id IN (:schools) OR r.requested_by = :account)
                            AND EXISTS (SELECT 1 FROM speaker_visits v
                                WHERE v.request_id = r.id AND v.visits_on >= :from)
                        ORDER BY r.first_day, r.id LIMIT :most
                        """)
                .param("schools", looked)
                .param("account", caller.accountId())
                .param("from", from)
                .param("most", MOST_FILES)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// The days on which somebody stands in at a school.
    private record Stand(long schoolId, LocalDate from, LocalDate to) {

        boolean covers(SpeakerFile file, Visit visit) {
            return file.schoolId() == schoolId
                    && !visit.on().isBefore(from)
                    && !visit.on().isAfter(to);
        }
    }

    /// For whom the person stands in today. Looking at appeals has nothing to do with who comes when.
    private List<Stand> stands(Caller caller) {
        return jdbc.sql(
                        """
                        SELECT school_id, from_day, to_day FROM speaker_substitutes
                        WHERE account_id = :account AND duty IN ('VET', 'DECIDE')
                            AND ended_at IS NULL AND :today BETWEEN from_day AND to_day
                        """)
                .param("account", caller.accountId())
                .param("today", Days.today(clock))
                .query((row, number) ->
                        new Stand(
                                row.getLong(1),
                                row.getObject(2, LocalDate.class),
                                row.getObject(3, LocalDate.class)))
                .list();
    }

    /// Schools of which the person sees every visit; a role for a whole trust does not count. Never
    /// empty, so that it can stand in a query.
    private static Set<Long> schools(Caller caller) {
        Set<Long> schools =
                caller.grants().stream()
                        .filter(grant -> SEE_ALL.contains(grant.role()))
                        .map(grant -> scope(caller, grant))
                        .collect(Collectors.toSet());
        schools.add(Grant.EVERYWHERE);
        return schools;
    }

    private static long scope(Caller caller, Grant grant) {
        Long home = caller.schoolId();
        return grant.scopeId() == Grant.HOME && home != null ? home : grant.scopeId();
    }

    private VEvent event(SpeakerFile file, Visit visit) {
        VEvent event = new VEvent(false);
        event.add(new Uid("visit-" + file.id() + "-" + visit.key() + "@due-regard"));
        event.add(new Sequence(file.entries().size()));
        event.add(new DtStamp(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        // In UTC, so that no calendar has to know when the clocks change here.
        event.add(new DtStart<Instant>(at(visit.on(), visit.begins())));
        event.add(new DtEnd<Instant>(at(visit.on(), visit.ends())));
        event.add(
                new Summary(
                        words.get(
                                "paper.calendar.event",
                                file.form().title(),
                                file.speaker(visit.speaker()).name())));
        event.add(new Location(file.form().place()));
        event.add(
                new Url(URI.create(publicAddress.of("/" + SpeakersRoutes.file(file.reference())))));
        event.add(new Status(status(visit.state())));
        return event;
    }

    private static String status(VisitState state) {
        return switch (state) {
            case CANCELLED -> Status.VALUE_CANCELLED;
            case APPROVED, AGREEMENT_SIGNED -> Status.VALUE_TENTATIVE;
            default -> Status.VALUE_CONFIRMED;
        };
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Days.LONDON).toInstant();
    }
}
