package org.dueregard.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Slows guessing down without locking anybody out for good (ASVS 5.0.0, 6.3.1).
///
/// Failures are counted in the database under three keys: the account from one address (few are
/// free), the account from anywhere, and the address for all accounts (many are free, because a
/// whole school may share one). Past the free ones each failure doubles the wait. Fifteen quiet
/// minutes forget everything. Keys are hashed, so that the table holds no addresses.
@Component
class SignInThrottle {

    static final int FREE_PER_ACCOUNT_AND_ADDRESS = 5;
    static final int FREE_PER_ACCOUNT = 20;
    static final int FREE_PER_ADDRESS = 100;

    private static final int LONGEST_WAIT_SECONDS = 300;
    private static final int FORGET_AFTER_MINUTES = 15;
    private static final int IPV4_NETWORK_BYTES = 3;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String SIGN_IN = "";

    boolean isBlocked(String email, String address) {
        return isBlocked(SIGN_IN, email, address);
    }

    /// The same for something else than signing in, whose failures count by themselves.
    boolean isBlocked(String scope, String who, String address) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM sign_in_throttles"
                                        + " WHERE id IN (?, ?, ?) AND blocked_until > ?")
                        .param(pair(scope, who, address))
                        .param(account(scope, who))
                        .param(address(scope, address))
                        .param(now())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void failed(String email, String address) {
        failed(SIGN_IN, email, address);
    }

    void failed(String scope, String who, String address) {
        count(pair(scope, who, address), FREE_PER_ACCOUNT_AND_ADDRESS);
        count(account(scope, who), FREE_PER_ACCOUNT);
        count(address(scope, address), FREE_PER_ADDRESS);
    }

    /// Counts something for which there is no account yet, such as a link that opens nothing.
    void failedAnywhere(String scope, String address) {
        count(address(scope, address), FREE_PER_ADDRESS);
    }

    void succeeded(String email, String address) {
        succeeded(SIGN_IN, email, address);
    }

    void succeeded(String scope, String who, String address) {
        for (String key : List.of(pair(scope, who, address), account(scope, who))) {
            jdbc.sql("DELETE FROM sign_in_throttles WHERE id = ?").param(key).update();
        }
    }

    private void count(String key, int free) {
        jdbc.sql(
                        """
                        INSERT INTO sign_in_throttles (id, failures, last_failure_at)
                        VALUES (:key, 1, :now)
                        ON DUPLICATE KEY UPDATE
                            failures = IF(last_failure_at < :now - INTERVAL :forget MINUTE,
                                1, failures + 1),
                            last_failure_at = :now,
                            blocked_until = IF(failures < :free, NULL,
                                :now + INTERVAL LEAST(:longest, POW(2, LEAST(failures - :free, 20)))
                                    SECOND)
                        """)
                .param("key", key)
                .param("now", now())
                .param("free", free)
                .param("forget", FORGET_AFTER_MINUTES)
                .param("longest", LONGEST_WAIT_SECONDS)
                .update();
    }

    private LocalDateTime now() {
        return Days.stored(clock.instant());
    }

    private static String pair(String scope, String who, String address) {
        return hash(scope + "pair|" + EmailAddress.normalised(who) + "|" + network(address));
    }

    private static String account(String scope, String who) {
        return hash(scope + "account|" + EmailAddress.normalised(who));
    }

    private static String address(String scope, String address) {
        return hash(scope + "address|" + network(address));
    }

    /// The network an address belongs to: /24 for IPv4, /64 for IPv6.
    static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int kept = bytes.length == 4 ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES;
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, kept), bytes.length))
                    .getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return "unknown";
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
