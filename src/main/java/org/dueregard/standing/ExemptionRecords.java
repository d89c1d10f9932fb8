package org.dueregard.standing;

import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.dueregard.common.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What somebody was exempt from, and where their name stands in what was written about others. That
/// there was an exemption stays in the figures; why, and who allowed it, goes.
@Component
class ExemptionRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    ExemptionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "exemptions";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        return jdbc.sql(
                        "SELECT * FROM exemptions WHERE staff_member_id = ? ORDER BY recorded_at, id")
                .param(person.staffMemberId())
                .query((row, number) ->
                        Map.<String, Object>of(
                                "exempt from", row.getString("module_id"),
                                "why", row.getString("reason"),
                                "approved by", row.getString("approved_by"),
                                "from", row.getString("from_day"),
                                "to", row.getString("to_day"),
                                "recorded", row.getString("recorded_at"),
                                "ended", String.valueOf(row.getString("ended_on"))))
                .list();
    }

    @Override
    public void forget(Person person) {
        jdbc.sql("UPDATE exemptions SET reason = '', approved_by = '' WHERE staff_member_id = ?")
                .param(person.staffMemberId())
                .update();
        for (String name : person.names().stream().filter(name -> !name.isBlank()).toList()) {
            for (String column : List.of("reason", "approved_by")) {
                jdbc.sql("UPDATE exemptions SET " + column + " = '' WHERE " + column + " LIKE ?")
                        .param(Sql.containing(name))
                        .update();
            }
        }
    }
}
