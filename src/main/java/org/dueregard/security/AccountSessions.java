package org.dueregard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where accounts are signed in, kept in the database: a person sees and ends their own, and what
/// happens to an account reaches all of its sessions at their next request.
@Component
class AccountSessions {

    /// One place where somebody is signed in.
    ///
    /// @param isThis the one that is looking
    record Row(
            String id,
            String browser,
            String network,
            Instant createdAt,
            Instant lastSeenAt,
            boolean isThis) {}

    private static final String KEY = AccountSessions.class.getName() + ".key";
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_BROWSER = 120;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void begin(HttpServletRequest request, long accountId) {
        HttpSession session = request.getSession();
        end(session);
        String key = Secrets.link();
        session.setAttribute(KEY, key);
        jdbc.sql(
                        """
                        INSERT INTO account_sessions
                            (id, account_id, epoch, browser, network, created_at, last_seen_at)
                        SELECT ?, id, epoch, ?, ?, ?, ? FROM accounts WHERE id = ?
                        """)
                .param(Secrets.hash(key))
                .param(browser(request))
                .param(SignInThrottle.network(request.getRemoteAddr()))
                .param(now())
                .param(now())
                .param(accountId)
                .update();
    }

    /// The kind of browser and system, in two words: enough to know one's own again.
    private static String browser(HttpServletRequest request) {
        String agent = String.valueOf(request.getHeader("User-Agent"));
        String system =
                first(agent, "Android", "iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux");
        String name = first(agent, "Edg", "OPR", "Firefox", "Chrome", "Safari");
        String words = (name + " · " + system).replace("Edg", "Edge").replace("CrOS", "Chromebook");
        return words.length() > LONGEST_BROWSER ? words.substring(0, LONGEST_BROWSER) : words;
    }

    private static String first(String agent, String... names) {
        for (String name : names) {
            if (agent.contains(name)) {
                return name;
            }
        }
        return "?";
    }

    /// Whether the account may still be signed in here; notes that it was seen.
    boolean isOpen(@Nullable HttpSession session, long accountId) {
        Optional<String> id = id(session);
        if (id.isEmpty()) {
            return false;
        }
        record State(boolean open, LocalDateTime seen) {}
        Optional<State> state =
                jdbc.sql(
                                """
                                SELECT (s.ended_at IS NULL AND a.enabled AND a.epoch = s.epoch
                                        AND (p.left_on IS NULL OR p.left_on >= ?)) AS still_open,
                                    s.last_seen_at
                                FROM account_sessions s JOIN accounts a ON a.id = s.account_id
                                LEFT JOIN staff_members p ON p.id = a.staff_member_id
                                WHERE s.id = ? AND s.account_id = ?
                                """)
                        .param(Days.today(clock))
                        .param(id.get())
                        .param(accountId)
                        .query((row, number) ->
                                new State(row.getBoolean(1), row.getObject(2, LocalDateTime.class)))
                        .optional();
        if (state.isEmpty() || !state.get().open()) {
            return false;
        }
        if (state.get().seen().plus(NOTED_EVERY).isBefore(now())) {
            jdbc.sql("UPDATE account_sessions SET last_seen_at = ? WHERE id = ?")
                    .param(now())
                    .param(id.get())
                    .update();
        }
        return true;
    }

    List<Row> list(long accountId, @Nullable HttpSession session, Duration idle) {
        String here = id(session).orElse("");
        return jdbc.sql(
                        """
                        SELECT s.* FROM account_sessions s JOIN accounts a ON a.id = s.account_id
                        WHERE s.account_id = ? AND s.ended_at IS NULL AND s.epoch = a.epoch
                            AND s.last_seen_at > ? ORDER BY s.last_seen_at DESC
                        """)
                .param(accountId)
                .param(Days.stored(clock.instant().minus(idle)))
                .query((row, number) ->
                        new Row(
                                row.getString("id"),
                                row.getString("browser"),
                                row.getString("network"),
                                java.util.Objects.requireNonNull(Sql.instant(row, "created_at")),
                                java.util.Objects.requireNonNull(Sql.instant(row, "last_seen_at")),
                                row.getString("id").equals(here)))
                .list();
    }

    /// Keeps the session that asks when everything else of its account ends.
    @Transactional
    public void keep(HttpSession session) {
        id(session)
                .ifPresent(id ->
                        jdbc.sql(
                                        "UPDATE account_sessions s JOIN accounts a"
                                                + " ON a.id = s.account_id"
                                                + " SET s.epoch = a.epoch WHERE s.id = ?")
                                .param(id)
                                .update());
    }

    /// Ends one session of an account, by its number in the list.
    @Transactional
    public int end(long accountId, String id) {
        return jdbc.sql(
                        "UPDATE account_sessions SET ended_at = ? WHERE id = ? AND account_id = ?"
                                + " AND ended_at IS NULL")
                .param(now())
                .param(id)
                .param(accountId)
                .update();
    }

    /// Ends every session of an account but the one that asks, if any.
    @Transactional
    public void endAll(long accountId, @Nullable HttpSession but) {
        jdbc.sql(
                        "UPDATE account_sessions SET ended_at = ? WHERE account_id = ? AND id <> ?"
                                + " AND ended_at IS NULL")
                .param(now())
                .param(accountId)
                .param(id(but).orElse(""))
                .update();
    }

    /// Notes that a session is over.
    @Transactional
    public void end(@Nullable HttpSession session) {
        id(session)
                .ifPresent(id ->
                        jdbc.sql(
                                        "UPDATE account_sessions SET ended_at = ?"
                                                + " WHERE id = ? AND ended_at IS NULL")
                                .param(now())
                                .param(id)
                                .update());
    }

    private static Optional<String> id(@Nullable HttpSession session) {
        if (session != null && session.getAttribute(KEY) instanceof String key) {
            return Optional.of(Secrets.hash(key));
        }
        return Optional.empty();
    }

    private LocalDateTime now() {
        return Days.stored(clock.instant());
    }
}
