package org.dueregard.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.dueregard.common.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lines of files about a person, and the keys other systems have for them.
@Component
class ImportRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    ImportRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "imports";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql(
                        "SELECT i.file_name, i.uploaded_at, r.line, r.outcome FROM import_rows r"
                                + " JOIN imports i ON i.id = r.import_id"
                                + " WHERE r.staff_member_id = ? ORDER BY i.uploaded_at")
                .param(person.staffMemberId())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "file", row.getString("file_name"),
                                    "read", row.getString("uploaded_at"),
                                    "line", row.getInt("line"),
                                    "meant", row.getString("outcome")));
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        jdbc.sql("DELETE FROM staff_keys WHERE staff_member_id = ?")
                .param(person.staffMemberId())
                .update();
        jdbc.sql(
                        """
                        DELETE FROM import_rows WHERE staff_member_id = :id OR email IN (:emails)
                            OR (staff_member_id IS NULL
                                AND CONCAT(given_name, ' ', family_name) IN (:names))
                        """)
                .param("id", person.staffMemberId())
                .param("emails", person.emails())
                .param("names", person.names())
                .update();
        jdbc.sql(
                        "UPDATE import_rows SET reason_detail = NULL"
                                + " WHERE reason_detail IN (:names) OR reason_detail IN (:emails)")
                .param("emails", person.emails())
                .param("names", person.names())
                .update();
        for (String email : person.emails()) {
            if (!email.isEmpty()) {
                jdbc.sql("DELETE FROM import_cells WHERE LOWER(cells) LIKE ?")
                        .param(Sql.containing(email))
                        .update();
                jdbc.sql("UPDATE imports SET sample = '[]' WHERE LOWER(sample) LIKE ?")
                        .param(Sql.containing(email))
                        .update();
            }
        }
        jdbc.sql(
                        "DELETE FROM import_cells WHERE JSON_CONTAINS(cells, JSON_QUOTE(:given))"
                                + " AND JSON_CONTAINS(cells, JSON_QUOTE(:family))")
                .param("given", person.givenName())
                .param("family", person.familyName())
                .update();
        // The first lines are shown only until columns are chosen.
        jdbc.sql(
                        "UPDATE imports SET sample = '[]' WHERE state IN ('APPLIED', 'UNDONE', 'FAILED')"
                                + " OR sample LIKE :family")
                .param("family", Sql.containing(person.familyName()))
                .update();
    }
}
