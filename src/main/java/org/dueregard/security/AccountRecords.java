package org.dueregard.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Accounts and where they were signed in. A forgotten account keeps its number, which the log and
/// the history refer to, and nothing else.
@Component
class AccountRecords implements PersonalRecords {

    private static final String OF = " WHERE account_id = ?";

    private final JdbcClient jdbc;

    AccountRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "account and sessions";
    }

    private List<Long> accounts(Person person) {
        return jdbc.sql("SELECT id FROM accounts WHERE staff_member_id = ?")
                .param(person.staffMemberId())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (long account : accounts(person)) {
            jdbc.sql(
                            "SELECT COALESCE(email, kiosk_name, '') AS name, enabled, created_at,"
                                    + " last_sign_in_at FROM accounts WHERE id = ?")
                    .param(account)
                    .query(row -> {
                        records.add(
                                Map.of(
                                        "signs in as", row.getString("name"),
                                        "switched on", row.getBoolean("enabled"),
                                        "made", String.valueOf(row.getString("created_at")),
                                        "last signed in",
                                                String.valueOf(row.getString("last_sign_in_at"))));
                    });
            jdbc.sql(
                            "SELECT browser, network, created_at, last_seen_at"
                                    + " FROM account_sessions WHERE account_id = ?"
                                    + " ORDER BY created_at")
                    .param(account)
                    .query(row -> {
                        records.add(
                                Map.of(
                                        "browser", row.getString("browser"),
                                        "network", row.getString("network"),
                                        "signed in", row.getString("created_at"),
                                        "last used", row.getString("last_seen_at")));
                    });
        }
        return records;
    }

    @Override
    public void forget(Person person) {
        for (long account : accounts(person)) {
            for (String table :
                    List.of(
                            "account_roles",
                            "account_tokens",
                            "account_sessions",
                            "recovery_codes",
                            "account_identities",
                            "passkeys",
                            "passkey_handles")) {
                jdbc.sql("DELETE FROM " + table + OF).param(account).update();
            }
            jdbc.sql(
                            """
                            UPDATE accounts SET email = NULL, kiosk_name = NULL, name = '',
                                password_hash = NULL, pin_hash = NULL, totp_secret = NULL,
                                enabled = FALSE, epoch = epoch + 1
                            WHERE id = ?
                            """)
                    .param(account)
                    .update();
        }
    }
}
