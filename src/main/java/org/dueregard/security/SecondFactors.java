package org.dueregard.security;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dueregard.access.AccessTable;
import org.dueregard.access.PortalRole;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.keys.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an account has besides its password: an app, passkeys, printed spare codes.
@Component
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
class SecondFactors {

    private static final int SPARE_CODES = 10;
    private static final String CONTEXT = "accounts.totp_secret|";

    /// @param spareCodes how many printed codes are left
    record State(boolean hasApp, int passkeys, int spareCodes) {

        public boolean hasAny() {
            return hasApp || passkeys > 0;
        }
    }

    private final JdbcClient jdbc;
    private final Seal seal;
    private final AuditLog audit;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, Seal seal, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    State of(long account) {
        return jdbc.sql(
                        """
                        SELECT a.totp_secret IS NOT NULL,
                            (SELECT COUNT(*) FROM passkeys p WHERE p.account_id = a.id),
                            (SELECT COUNT(*) FROM recovery_codes r
                                WHERE r.account_id = a.id AND r.used_at IS NULL)
                        FROM accounts a WHERE a.id = ?
                        """)
                .param(account)
                .query((row, number) -> new State(row.getBoolean(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    /// Whether the account's roles ask for one, whatever the person thinks of it.
    static boolean isRequiredOf(PortalUser user) {
        return !user.isDemonstration()
                && !user.caller().isAtKiosk()
                && user.caller().roles().stream().anyMatch(SecondFactors::isRequired);
    }

    private static boolean isRequired(PortalRole role) {
        return AccessTable.needSecondFactor().contains(role);
    }

    /// Takes an app into use, after a first right code.
    ///
    /// @return whether the code was right
    @Transactional
    public boolean addApp(PortalUser user, String secret, String code) {
        OptionalLong step = TimeCodes.match(secret, code, clock.instant(), 0);
        if (step.isEmpty()) {
            return false;
        }
        long account = user.caller().accountId();
        int added =
                jdbc.sql(
                                "UPDATE accounts SET totp_secret = ?, totp_last_step = ?"
                                        + " WHERE id = ? AND totp_secret IS NULL")
                        .param(seal.seal(secret, CONTEXT + account))
                        .param(step.getAsLong())
                        .param(account)
                        .update();
        if (added == 1) {
            record(user, AuditAction.FACTOR_ADDED, "app");
        }
        return added == 1;
    }

    @Transactional
    public void removeApp(PortalUser user) {
        jdbc.sql("UPDATE accounts SET totp_secret = NULL, totp_last_step = NULL WHERE id = ?")
                .param(user.caller().accountId())
                .update();
        record(user, AuditAction.FACTOR_REMOVED, "app");
        forgetSpareCodesWithoutFactor(user);
    }

    /// Spare codes stand in for something: without it they are nothing.
    private void forgetSpareCodesWithoutFactor(PortalUser user) {
        if (!of(user.caller().accountId()).hasAny()) {
            jdbc.sql("DELETE FROM recovery_codes WHERE account_id = ?")
                    .param(user.caller().accountId())
                    .update();
        }
    }

    /// Checks a code from the app; each is taken once, whoever is quicker.
    @Transactional
    public boolean isRightCode(PortalUser user, String code) {
        record Stored(@Nullable String secret, long lastStep) {}
        long account = user.caller().accountId();
        Optional<Stored> stored =
                jdbc.sql("SELECT totp_secret, totp_last_step FROM accounts WHERE id = ?")
                        .param(account)
                        .query((row, number) -> new Stored(row.getString(1), row.getLong(2)))
                        .optional();
        String sealed = stored.map(Stored::secret).orElse(null);
        if (stored.isEmpty() || sealed == null) {
            return false;
        }
        String secret = seal.open(sealed, CONTEXT + account);
        OptionalLong step = TimeCodes.match(secret, code, clock.instant(), stored.get().lastStep());
        return step.isPresent()
                && jdbc.sql(
                                        "UPDATE accounts SET totp_last_step = ? WHERE id = ?"
                                                + " AND totp_last_step < ?")
                                .param(step.getAsLong())
                                .param(account)
                                .param(step.getAsLong())
                                .update()
                        == 1;
    }

    /// New printed codes; earlier ones stop working.
    @Transactional
    public List<String> newSpareCodes(PortalUser user) {
        long account = user.caller().accountId();
        jdbc.sql("DELETE FROM recovery_codes WHERE account_id = ?").param(account).update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < SPARE_CODES; i++) {
            String code = Secrets.code();
            codes.add(code);
            jdbc.sql("INSERT INTO recovery_codes (account_id, code_hash) VALUES (?, ?)")
                    .param(account)
                    .param(Secrets.hash(code))
                    .update();
        }
        record(user, AuditAction.FACTOR_ADDED, "spare codes");
        return codes;
    }

    /// Uses up a printed code.
    @Transactional
    public boolean useSpareCode(PortalUser user, String code) {
        boolean used =
                jdbc.sql(
                                        "UPDATE recovery_codes SET used_at = ? WHERE account_id = ?"
                                                + " AND code_hash = ? AND used_at IS NULL")
                                .param(Days.stored(clock.instant()))
                                .param(user.caller().accountId())
                                .param(Secrets.hash(Secrets.normalised(code)))
                                .update()
                        == 1;
        if (used) {
            record(user, AuditAction.RECOVERY_CODE_USED, "spare code");
        }
        return used;
    }

    /// Notes that a passkey came or went.
    @Transactional
    public void passkeyChanged(PortalUser user, AuditAction action) {
        record(user, action, "passkey");
        if (action == AuditAction.FACTOR_REMOVED) {
            forgetSpareCodesWithoutFactor(user);
        }
    }

    private void record(PortalUser user, AuditAction action, String what) {
        audit.recordBy(
                user.caller().accountId(),
                AuditEvent.of(
                        action,
                        user.caller().schoolId(),
                        "account",
                        user.caller().accountId(),
                        Map.of("what", what)));
    }
}
