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

    boolean isBlocked(String email, String address) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM sign_in_throttles"
                                        + " WHERE id IN (?, ?, ?) AND blocked_until > ?")
                        .param(pair(email, address))
                        .param(account(email))
                        .param(address(address))
                        .param(now())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void failed(String email, String address) {
        count(pair(email, address), FREE_PER_ACCOUNT_AND_ADDRESS);
        count(account(email), FREE_PER_ACCOUNT);
        count(address(address), FREE_PER_ADDRESS);
    }

    void succeeded(String email, String address) {
        for (String key : List.of(pair(email, address), account(email))) {
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

    private static String pair(String email, String address) {
        return hash("pair|" + EmailAddress.normalised(email) + "|" + network(address));
    }

    private static String account(String email) {
        return hash("account|" + EmailAddress.normalised(email));
    }

    private static String address(String address) {
        return hash("address|" + network(address));
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
