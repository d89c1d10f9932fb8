package org.dueregard.pathway;

import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Contacts that name a person. One who is forgotten has left, so the role is vacant.
@Component
class ContactRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    ContactRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String name(Person person) {
        return person.givenName() + " " + person.familyName();
    }

    @Override
    public String title() {
        return "contacts";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        return jdbc.sql(
                        "SELECT role, source FROM contacts WHERE name = ? AND school_id IN"
                                + " (SELECT school_id FROM role_group_memberships"
                                + " WHERE staff_member_id = ?)")
                .param(name(person))
                .param(person.staffMemberId())
                .query((row, number) ->
                        Map.<String, Object>of(
                                "role", row.getString(1), "source", row.getString(2)))
                .list();
    }

    @Override
    public void forget(Person person) {
        jdbc.sql(
                        "DELETE FROM contacts WHERE (name IN (:names) OR name LIKE :titled)"
                                + " AND school_id IN (SELECT school_id FROM role_group_memberships"
                                + " WHERE staff_member_id = :id)")
                .param("names", person.names())
                .param("titled", "% " + name(person).replaceAll("([%_\\\\])", "\\\\$1"))
                .param("id", person.staffMemberId())
                .update();
    }
}
