package org.dueregard.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Certificates a person lodged. Forgotten, what remains is that something was lodged for a module and
/// what became of it.
@Component
class EvidenceRecords implements PersonalRecords {

    private final JdbcClient jdbc;
    private final EvidenceFiles files;

    EvidenceRecords(JdbcClient jdbc, EvidenceFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    @Override
    public String title() {
        return "evidence";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql(
                        "SELECT module_id, provider, course, trained_on, face_to_face, file_name,"
                                + " lodged_at, state, decided_at, reason FROM evidence"
                                + " WHERE staff_member_id = ? ORDER BY lodged_at, id")
                .param(person.staffMemberId())
                .query(row -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("lodged", row.getString("lodged_at"));
                    one.put("module", row.getString("module_id"));
                    one.put("provider", row.getString("provider"));
                    one.put("course", row.getString("course"));
                    one.put("trained", row.getString("trained_on"));
                    one.put("face to face", row.getBoolean("face_to_face"));
                    one.put("file", row.getString("file_name"));
                    one.put("state", row.getString("state"));
                    one.put("decided", String.valueOf(row.getString("decided_at")));
                    one.put("reason", String.valueOf(row.getString("reason")));
                    records.add(one);
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        List<String> keys =
                jdbc.sql(
                                "SELECT file_key FROM evidence WHERE staff_member_id = ?"
                                        + " AND file_key IS NOT NULL FOR UPDATE")
                        .param(person.staffMemberId())
                        .query((row, number) -> row.getString(1))
                        .list();
        jdbc.sql(
                        """
                        UPDATE evidence SET provider = '', course = '', file_name = '',
                            file_key = NULL, file_sha256 = '', file_size = 0, reason = NULL,
                            state = CASE state WHEN 'LODGED' THEN 'TAKEN_BACK' ELSE state END,
                            version = version + 1
                        WHERE staff_member_id = ?
                        """)
                .param(person.staffMemberId())
                .update();
        files.deleteAfterCommit(keys);
    }
}
