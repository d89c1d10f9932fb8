package org.dueregard.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// The staff record and its history. Forgetting blanks the names and leaves dates and role groups, on
/// which past figures rest.
@Component
@Order(100)
class StaffRecords implements PersonalRecords {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StaffRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String title() {
        return "staff record";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql(
                        "SELECT recorded_at, cause, JSON_REMOVE(snapshot, '$.lineManager') AS snapshot"
                                + " FROM staff_member_versions WHERE staff_member_id = ?"
                                + " ORDER BY recorded_at, id")
                .param(person.staffMemberId())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "recorded",
                                    row.getString("recorded_at"),
                                    "why",
                                    row.getString("cause"),
                                    "known then",
                                    json.readTree(row.getString("snapshot"))));
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        jdbc.sql(
                        """
                        UPDATE staff_member_versions SET snapshot = JSON_SET(snapshot,
                            '$.givenName', 'Former', '$.familyName', 'colleague', '$.email', NULL,
                            '$.jobTitle', '', '$.lineManager', NULL)
                        WHERE staff_member_id = ?
                        """)
                .param(person.staffMemberId())
                .update();
        jdbc.sql(
                        """
                        UPDATE staff_members SET given_name = 'Former', family_name = 'colleague',
                            email = NULL, job_title = '', line_manager_id = NULL,
                            version = version + 1
                        WHERE id = ?
                        """)
                .param(person.staffMemberId())
                .update();
    }
}
