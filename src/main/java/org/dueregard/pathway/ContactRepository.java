package org.dueregard.pathway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactRepository {

    private static final String SELECT =
            "SELECT role, name, place, phone, url, source, owner, opens, closes, every_day,"
                    + " held_since, verified_on, example FROM contacts WHERE school_id = ?";

    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Contact> findBySchool(long schoolId) {
        return jdbc.sql(SELECT).param(schoolId).query(ContactRepository::contact).list().stream()
                .sorted(Comparator.comparing(Contact::role))
                .toList();
    }

    /// One contact, kept from being changed by anybody else until the caller's transaction ends.
    Optional<Contact> lock(long schoolId, ContactRole role) {
        return jdbc.sql(SELECT + " AND role = ? FOR UPDATE")
                .param(schoolId)
                .param(role.name())
                .query(ContactRepository::contact)
                .optional();
    }

    void put(long schoolId, Contact contact) {
        Hours hours = contact.hours();
        jdbc.sql(
                        """
                        INSERT INTO contacts
                            (id, school_id, role, name, place, phone, url, source, owner, opens,
                            closes, every_day, held_since, verified_on, example)
                        VALUES (NEXT VALUE FOR ids, :school, :role, :name, :place, :phone, :url,
                            :source, :owner, :opens, :closes, :every, :since, :verified, :example)
                        ON DUPLICATE KEY UPDATE name = :name, place = :place, phone = :phone,
                            url = :url, source = :source, owner = :owner, opens = :opens,
                            closes = :closes, every_day = :every, held_since = :since,
                            verified_on = :verified, example = :example
                        """)
                .param("school", schoolId)
                .param("role", contact.role().name())
                .param("name", contact.name())
                .param("place", contact.place())
                .param("phone", contact.phone())
                .param("url", contact.url())
                .param("source", contact.source())
                .param("owner", contact.owner())
                .param("opens", hours == null ? null : hours.opens())
                .param("closes", hours == null ? null : hours.closes())
                .param("every", hours != null && hours.everyDay())
                .param("since", contact.heldSince())
                .param("verified", contact.verifiedOn())
                .param("example", contact.example())
                .update();
    }

    int remove(long schoolId, ContactRole role) {
        return jdbc.sql("DELETE FROM contacts WHERE school_id = ? AND role = ?")
                .param(schoolId)
                .param(role.name())
                .update();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                ContactRole.valueOf(row.getString("role")),
                row.getString("name"),
                row.getString("place"),
                row.getString("phone"),
                row.getString("url"),
                row.getString("source"),
                row.getString("owner"),
                hours(row),
                row.getObject("held_since", LocalDate.class),
                row.getObject("verified_on", LocalDate.class),
                row.getBoolean("example"));
    }

    private static @Nullable Hours hours(ResultSet row) throws SQLException {
        LocalTime opens = row.getObject("opens", LocalTime.class);
        LocalTime closes = row.getObject("closes", LocalTime.class);
        return opens == null || closes == null
                ? null
                : new Hours(opens, closes, row.getBoolean("every_day"));
    }
}
