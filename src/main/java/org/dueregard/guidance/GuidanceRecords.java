package org.dueregard.guidance;

import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which notices a person said to have read.
@Component
class GuidanceRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    GuidanceRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "notices";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        return jdbc.sql(
                        "SELECT n.title, r.read_at FROM guidance_notice_reads r"
                                + " JOIN guidance_notices n ON n.id = r.notice_id"
                                + " WHERE r.staff_member_id = ? ORDER BY r.read_at, n.id")
                .param(person.staffMemberId())
                .query((row, number) ->
                        Map.<String, Object>of(
                                "notice", row.getString(1), "read", row.getString(2)))
                .list();
    }

    @Override
    public void forget(Person person) {
        jdbc.sql("DELETE FROM guidance_notice_reads WHERE staff_member_id = ?")
                .param(person.staffMemberId())
                .update();
    }
}
