package org.dueregard.security;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Words;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the addresses people sign in with the same as those on their staff records, after many were
/// changed at once. Accounts with a role beyond staff keep theirs: a line in a file must not become a
/// way to their password.
@Component
public class AccountAddresses {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final AccountTokens tokens;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Words words;

    AccountAddresses(
            JdbcClient jdbc, AccountTokens tokens, Outbox outbox, AuditLog audit, Words words) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.outbox = outbox;
        this.audit = audit;
        this.words = words;
    }

    private record Changed(
            long account, long person, long school, @Nullable String old, String now) {}

    /// Follows the records of these people, as part of the caller's transaction. Whoever had an
    /// address is told, and sessions and open links of those accounts end.
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(List<Long> staffMemberIds) {
        for (int from = 0; from < staffMemberIds.size(); from += AT_ONCE) {
            changed(staffMemberIds.subList(from, Math.min(staffMemberIds.size(), from + AT_ONCE)))
                    .forEach(this::follow);
        }
    }

    private List<Changed> changed(List<Long> some) {
        return jdbc.sql(
                        """
                        SELECT a.id, p.id AS person, p.school_id, a.email, LOWER(p.email) AS now_email
                        FROM accounts a JOIN staff_members p ON p.id = a.staff_member_id
                        WHERE p.id IN (:people) AND p.email IS NOT NULL
                            AND NOT (a.email <=> LOWER(p.email))
                            AND NOT EXISTS (SELECT 1 FROM account_roles r
                                WHERE r.account_id = a.id AND r.role <> 'STAFF')
                        """)
                .param("people", some)
                .query((row, number) ->
                        new Changed(
                                row.getLong("id"),
                                row.getLong("person"),
                                row.getLong("school_id"),
                                row.getString("email"),
                                row.getString("now_email")))
                .list();
    }

    private void follow(Changed changed) {
        for (AccountTokens.Purpose purpose : AccountTokens.Purpose.values()) {
            tokens.revoke(purpose, changed.account());
        }
        jdbc.sql("UPDATE accounts SET email = ?, epoch = epoch + 1 WHERE id = ?")
                .param(changed.now())
                .param(changed.account())
                .update();
        String old = changed.old();
        if (old != null) {
            outbox.put(
                    new NewMessage(
                            "address-changed|" + UUID.randomUUID(),
                            old,
                            words.get("mail.address-changed.subject"),
                            words.get("mail.address-changed.body", ""),
                            changed.school(),
                            changed.person()));
        }
        audit.record(
                AuditEvent.of(
                        AuditAction.ACCOUNT_ADDRESS_CHANGED,
                        changed.school(),
                        "account",
                        changed.account(),
                        Map.of("how", "import")));
    }

    /// Ends every session of these people, as part of the caller's transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void endSessions(List<Long> staffMemberIds) {
        for (int from = 0; from < staffMemberIds.size(); from += AT_ONCE) {
            jdbc.sql("UPDATE accounts SET epoch = epoch + 1 WHERE staff_member_id IN (:people)")
                    .param(
                            "people",
                            staffMemberIds.subList(
                                    from, Math.min(staffMemberIds.size(), from + AT_ONCE)))
                    .update();
        }
    }
}
