package org.dueregard.sessions;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.dueregard.security.PublicAddress;
import org.springframework.stereotype.Component;

/// A session for people's calendars (RFC 5545). Times are written in UTC, so that no calendar has to
/// know when the clocks change here; the number stays the same and the sequence rises, so that a
/// changed session replaces the one that is there.
@Component
class CalendarFile {

    private final PublicAddress publicAddress;
    private final Clock clock;

    CalendarFile(PublicAddress publicAddress, Clock clock) {
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    String of(SessionDetails session) {
        VEvent event = new VEvent(false);
        event.add(new Uid("session-" + session.id() + "@due-regard"));
        event.add(new Sequence(session.version()));
        event.add(new DtStamp(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        event.add(new DtStart<Instant>(session.beginsAt()));
        event.add(new DtEnd<Instant>(session.endsAt()));
        event.add(new Summary(session.title()));
        event.add(new Location(session.place()));
        event.add(new Url(URI.create(publicAddress.of("/" + SessionsRoutes.LIST))));
        event.add(
                new Status(
                        session.state() == SessionState.CANCELLED
                                ? Status.VALUE_CANCELLED
                                : Status.VALUE_CONFIRMED));
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Due Regard//Sessions//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(event);
        StringWriter out = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
