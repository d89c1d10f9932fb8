package org.dueregard.certificates;

import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Certificates carry a name. One who is forgotten leaves the row without it: the code then says that
/// nobody can confirm it any more.
@Component
class CertificateRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    CertificateRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "certificates";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        return jdbc.sql(
                        "SELECT code, holder, module_title, effective_on FROM certificates"
                                + " WHERE staff_member_id = ? ORDER BY effective_on, id")
                .param(person.staffMemberId())
                .query((row, number) ->
                        Map.<String, Object>of(
                                "code", CertificateCode.written(row.getString(1)),
                                "holder", String.valueOf(row.getString(2)),
                                "module", row.getString(3),
                                "completed", row.getString(4)))
                .list();
    }

    @Override
    public void forget(Person person) {
        jdbc.sql("UPDATE certificates SET holder = NULL WHERE staff_member_id = ?")
                .param(person.staffMemberId())
                .update();
    }
}
