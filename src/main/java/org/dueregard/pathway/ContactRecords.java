package org.dueregard.pathway;

import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Contacts that name a person. One who is forgotten has left, so the role is vacant, and whoever kept
/// an entry true is nobody any more.
@Component
class ContactRecords implements PersonalRecords {

    private static final String OF_SCHOOLS =
            " AND school_id IN (SELECT school_id FROM role_group_memberships"
                    + " WHERE staff_member_id = :id)";

    private final JdbcClient jdbc;
    private final PosterCopies posters;

    ContactRecords(JdbcClient jdbc, PosterCopies posters) {
        this.jdbc = jdbc;
        this.posters = posters;
    }

    private static String name(Person person) {
        return person.givenName() + " " + person.familyName();
    }

    /// A name behind a title.
    private static String titled(Person person) {
        return "% " + name(person).replaceAll("([%_\\\\])", "\\\\$1");
    }

    @Override
    public String title() {
        return "contacts";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        return jdbc.sql(
                        "SELECT role, source FROM contacts WHERE (name = :name OR owner = :name)"
                                + OF_SCHOOLS)
                .param("name", name(person))
                .param("id", person.staffMemberId())
                .query((row, number) ->
                        Map.<String, Object>of(
                                "role", row.getString(1), "source", row.getString(2)))
                .list();
    }

    @Override
    public void forget(Person person) {
        jdbc.sql("DELETE FROM contacts WHERE (name IN (:names) OR name LIKE :titled)" + OF_SCHOOLS)
                .param("names", person.names())
                .param("titled", titled(person))
                .param("id", person.staffMemberId())
                .update();
        forgetWords("contacts", "owner", "NULL", person);
        forgetWords("contacts", "place", "NULL", person);
        forgetWords("contacts", "source", "'-'", person);
        forgetWords("poster_copies", "place", "'-'", person);
        jdbc.sql(
                        "SELECT DISTINCT school_id FROM role_group_memberships"
                                + " WHERE staff_member_id = ?")
                .param(person.staffMemberId())
                .query(Long.class)
                .list()
                .forEach(posters::recallOutdated);
    }

    private void forgetWords(String table, String column, String blank, Person person) {
        for (String name : person.names()) {
            if (!name.isBlank()) {
                jdbc.sql(
                                "UPDATE "
                                        + table
                                        + " SET "
                                        + column
                                        + " = "
                                        + blank
                                        + " WHERE LOCATE(:name, "
                                        + column
                                        + ") > 0"
                                        + OF_SCHOOLS)
                        .param("name", name)
                        .param("id", person.staffMemberId())
                        .update();
            }
        }
    }
}
