package org.dueregard.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Entries of the log about a person. Forgetting destroys the key of their details; the entries and
/// their chain stay.
@Component
@Order(90)
class AuditRecords implements PersonalRecords {

    private final JdbcClient jdbc;
    private final AuditKeys keys;

    AuditRecords(JdbcClient jdbc, AuditKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public String title() {
        return "log";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql("SELECT at, action, details FROM audit_entries WHERE subject_id = ? ORDER BY at")
                .param(person.staffMemberId())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "when",
                                    row.getString("at"),
                                    "what",
                                    row.getString("action"),
                                    "details",
                                    keys.open(person.staffMemberId(), row.getString("details"))
                                            .orElse("")));
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        keys.destroy(person.staffMemberId());
    }
}
