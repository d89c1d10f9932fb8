package org.dueregard.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.security.PublicAddress;
import org.dueregard.sessions.SessionPeople.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What people are told of sessions, as part of the change that it tells of.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SessionMails {

    private static final String READERS =
            """
            SELECT p.id, p.given_name, p.family_name, p.email FROM session_places x
            JOIN staff_members p ON p.id = x.staff_member_id
            WHERE x.session_id = :session AND p.email IS NOT NULL AND p.erased_at IS NULL
            """;

    private final SessionPeople people;
    private final Outbox outbox;
    private final PublicAddress publicAddress;
    private final Words words;
    private final JdbcClient jdbc;

    SessionMails(
            SessionPeople people,
            Outbox outbox,
            PublicAddress publicAddress,
            Words words,
            JdbcClient jdbc) {
        this.people = people;
        this.outbox = outbox;
        this.publicAddress = publicAddress;
        this.words = words;
        this.jdbc = jdbc;
    }

    /// Tells everybody invited; nobody twice, however often this is called.
    void invited(SessionDetails session) {
        send(session, "invited", people.invited(session.id()), "");
    }

    /// Tells those with a place or waiting for one that the day, the time or the place is another.
    void changed(SessionDetails session) {
        send(session, "changed", readers(session), "|" + session.version());
    }

    void cancelled(SessionDetails session) {
        send(session, "cancelled", readers(session), "");
    }

    /// Tells people that they moved up from the waiting list.
    void promoted(SessionDetails session, Collection<Long> who) {
        for (long person : who) {
            List<Reader> reader =
                    jdbc.sql(READERS + " AND p.id = :person")
                            .param("session", session.id())
                            .param("person", person)
                            .query(SessionMails::reader)
                            .list();
            String asked =
                    jdbc.sql(
                                    "SELECT DATE_FORMAT(booked_at, '%Y%m%d%H%i%s%f')"
                                            + " FROM session_places WHERE session_id = ?"
                                            + " AND staff_member_id = ?")
                            .param(session.id())
                            .param(person)
                            .query(String.class)
                            .single();
            send(session, "promoted", reader, "|" + asked);
        }
    }

    /// Reminds people of the day.
    void reminder(SessionDetails session, List<Reader> readers) {
        send(session, "reminder", readers, "|" + session.heldOn());
    }

    private List<Reader> readers(SessionDetails session) {
        return jdbc.sql(READERS).param("session", session.id()).query(SessionMails::reader).list();
    }

    private static Reader reader(ResultSet row, int number) throws SQLException {
        return new Reader(
                row.getLong("id"),
                row.getString("given_name") + " " + row.getString("family_name"),
                row.getString("email"));
    }

    /// @param occasion what else makes the message one of its own, or nothing
    private void send(SessionDetails session, String kind, List<Reader> readers, String occasion) {
        String when =
                words.get(
                        "sessions.when",
                        Days.inWords(session.heldOn()),
                        Days.timeInWords(session.beginsAt()),
                        Days.timeInWords(session.endsAt()));
        String subject =
                words.get(
                        "mail.session." + kind + ".subject",
                        session.title(),
                        Days.inWords(session.heldOn()));
        for (Reader reader : readers) {
            String email = reader.email();
            if (email == null) {
                continue;
            }
            String body =
                    words.get(
                            "mail.session." + kind + ".body",
                            reader.name(),
                            session.title(),
                            when,
                            session.place(),
                            publicAddress.of("/" + SessionsRoutes.LIST));
            outbox.put(
                    new NewMessage(
                            "session|" + session.id() + "|" + kind + "|" + reader.id() + occasion,
                            email,
                            subject,
                            body,
                            session.school().id(),
                            reader.id()));
        }
    }
}
