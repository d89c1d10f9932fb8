package org.dueregard.pathway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactRepository {

    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Contact> findBySchool(long schoolId) {
        return jdbc
                .sql(
                        "SELECT role, name, phone, source, verified_on, example FROM contacts"
                                + " WHERE school_id = ?")
                .param(schoolId)
                .query(ContactRepository::contact)
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Contact::role))
                .toList();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                ContactRole.valueOf(row.getString("role")),
                row.getString("name"),
                row.getString("phone"),
                row.getString("source"),
                row.getObject("verified_on", LocalDate.class),
                row.getBoolean("example"));
    }
}
