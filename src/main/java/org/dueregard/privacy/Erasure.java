package org.dueregard.privacy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.BeforeOpening;
import org.dueregard.common.Days;
import org.dueregard.common.PersonalRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets people everywhere at once, and again after a database was restored.
@Component
class Erasure extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(Erasure.class);
    private static final int PHASE = 28;

    private final List<PersonalRecords> records;
    private final ErasureLedger ledger;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Erasure(
            List<PersonalRecords> records,
            ErasureLedger ledger,
            AuditLog audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        super(PHASE);
        this.records = records;
        this.ledger = ledger;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<PersonalRecords.Person> person(long staffMemberId) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> emails = new LinkedHashSet<>(Set.of(""));
        jdbc.sql(
                        """
                        SELECT CONCAT(JSON_VALUE(snapshot, '$.givenName'), ' ',
                                JSON_VALUE(snapshot, '$.familyName')),
                            LOWER(JSON_VALUE(snapshot, '$.email'))
                        FROM staff_member_versions WHERE staff_member_id = :id
                        UNION SELECT CONCAT(given_name, ' ', family_name), LOWER(email)
                        FROM staff_members WHERE id = :id
                        UNION SELECT CONCAT(p.given_name, ' ', p.family_name), LOWER(a.email)
                        FROM accounts a JOIN staff_members p ON p.id = a.staff_member_id
                        WHERE p.id = :id
                        """)
                .param("id", staffMemberId)
                .query(row -> {
                    names.add(row.getString(1));
                    if (row.getString(2) != null) {
                        emails.add(row.getString(2));
                    }
                });
        return jdbc.sql("SELECT id, given_name, family_name, email FROM staff_members WHERE id = ?")
                .param(staffMemberId)
                .query((row, number) ->
                        new PersonalRecords.Person(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                List.copyOf(names),
                                List.copyOf(emails)))
                .optional();
    }

    private String recordCode(long staffMemberId) {
        return jdbc.sql("SELECT record_code FROM staff_members WHERE id = ?")
                .param(staffMemberId)
                .query(String.class)
                .single();
    }

    /// Forgets one person, whole or not at all. The ledger is written first: should the program die in
    /// between, the next start forgets them.
    void forget(long staffMemberId, @Nullable Long accountId, String why) {
        ledger.add(recordCode(staffMemberId));
        transaction.executeWithoutResult(status -> {
            Optional<PersonalRecords.Person> person = person(staffMemberId);
            if (person.isEmpty()) {
                return;
            }
            Long school =
                    jdbc.sql("SELECT school_id FROM staff_members WHERE id = ?")
                            .param(staffMemberId)
                            .query(Long.class)
                            .single();
            records.forEach(one -> one.forget(person.get()));
            jdbc.sql("DELETE FROM legal_holds WHERE staff_member_id = ?")
                    .param(staffMemberId)
                    .update();
            jdbc.sql("UPDATE staff_members SET erased_at = ? WHERE id = ?")
                    .param(Days.stored(clock.instant()))
                    .param(staffMemberId)
                    .update();
            audit.recordBy(
                    accountId,
                    AuditEvent.of(
                            AuditAction.PERSON_ERASED,
                            school,
                            "staff member",
                            staffMemberId,
                            Map.of("why", why)));
        });
    }

    /// Whoever the ledger names and the database knows by name came back with a restore.
    @Override
    protected void prepare() {
        Set<String> codes = ledger.codes();
        if (codes.isEmpty()) {
            return;
        }
        List<Long> returned = new ArrayList<>();
        jdbc.sql("SELECT id, record_code FROM staff_members WHERE erased_at IS NULL")
                .query(row -> {
                    if (codes.contains(ledger.code(row.getString(2)))) {
                        returned.add(row.getLong(1));
                    }
                });
        returned.forEach(id -> forget(id, null, "restored"));
        if (!returned.isEmpty()) {
            log.warn(
                    "{} people were in a restored database and are forgotten again",
                    returned.size());
        }
    }
}
