package org.dueregard.certificates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.training.CompletionKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Certificates as rows, with what became of them.
@Component
class CertificateQueries {

    private static final String SELECT =
            """
            SELECT c.*,
                EXISTS (SELECT 1 FROM completion_withdrawals w
                    WHERE w.completion_id = c.completion_id) AS withdrawn,
                EXISTS (SELECT 1 FROM certificates n
                    WHERE n.staff_member_id = c.staff_member_id AND n.module_id = c.module_id
                        AND (n.effective_on > c.effective_on
                            OR (n.effective_on = c.effective_on AND n.id > c.id))
                        AND NOT EXISTS (SELECT 1 FROM completion_withdrawals w
                            WHERE w.completion_id = n.completion_id)) AS superseded
            FROM certificates c WHERE
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    CertificateQueries(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// A certificate with whose it is.
    record Owned(long staffMemberId, Certificate certificate) {}

    Optional<Owned> find(String code) {
        return jdbc.sql(SELECT + "c.code = ?").param(code).query(this::row).optional();
    }

    List<Certificate> ofPerson(long staffMemberId) {
        return jdbc
                .sql(SELECT + "c.staff_member_id = ? ORDER BY c.effective_on DESC, c.id DESC")
                .param(staffMemberId)
                .query(this::row)
                .list()
                .stream()
                .map(Owned::certificate)
                .toList();
    }

    private Owned row(ResultSet row, int number) throws SQLException {
        LocalDate validUntil = row.getObject("expires_on", LocalDate.class).minusDays(1);
        return new Owned(
                row.getLong("staff_member_id"),
                new Certificate(
                        CertificateCode.written(row.getString("code")),
                        state(row, validUntil),
                        row.getString("holder"),
                        row.getString("school_name"),
                        row.getString("module_title"),
                        row.getString("module_version"),
                        json.readValue(
                                row.getString("objectives"), new TypeReference<List<String>>() {}),
                        CompletionKind.valueOf(row.getString("how")),
                        row.getObject("effective_on", LocalDate.class),
                        validUntil,
                        LocalDate.ofInstant(
                                Days.restored(row.getObject("issued_at", LocalDateTime.class)),
                                Days.LONDON)));
    }

    private Certificate.State state(ResultSet row, LocalDate validUntil) throws SQLException {
        if (row.getString("holder") == null) {
            return Certificate.State.FORGOTTEN;
        }
        if (row.getBoolean("withdrawn")) {
            return Certificate.State.WITHDRAWN;
        }
        if (row.getBoolean("superseded")) {
            return Certificate.State.SUPERSEDED;
        }
        return Days.today(clock).isAfter(validUntil)
                ? Certificate.State.EXPIRED
                : Certificate.State.VALID;
    }
}
