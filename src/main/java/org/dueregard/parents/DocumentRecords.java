package org.dueregard.parents;

import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Titles of documents and names of policies in which somebody is named. What is inside a document is
/// the school's to mend: it replaces or removes it.
@Component
class DocumentRecords implements PersonalRecords {

    private static final Map<String, List<String>> COLUMNS =
            Map.of(
                    "school_documents",
                    List.of("title", "file_name"),
                    "policy_topics",
                    List.of("policy", "section"));

    private final JdbcClient jdbc;

    DocumentRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "documents";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        return jdbc.sql(
                        "SELECT title FROM school_documents WHERE LOCATE(:name, title) > 0"
                                + " AND school_id IN (SELECT school_id FROM role_group_memberships"
                                + " WHERE staff_member_id = :id)")
                .param("name", person.givenName() + " " + person.familyName())
                .param("id", person.staffMemberId())
                .query((row, number) -> Map.<String, Object>of("title", row.getString(1)))
                .list();
    }

    @Override
    public void forget(Person person) {
        for (String name : person.names()) {
            if (!name.isBlank()) {
                COLUMNS.forEach((table, columns) ->
                        columns.forEach(column -> blank(table, column, name, person)));
            }
        }
    }

    private void blank(String table, String column, String name, Person person) {
        jdbc.sql(
                        "UPDATE "
                                + table
                                + " SET "
                                + column
                                + " = REPLACE("
                                + column
                                + ", :name, '-') WHERE LOCATE(:name, "
                                + column
                                + ") > 0 AND school_id IN (SELECT school_id FROM"
                                + " role_group_memberships WHERE staff_member_id = :id)")
                .param("name", name)
                .param("id", person.staffMemberId())
                .update();
    }
}
