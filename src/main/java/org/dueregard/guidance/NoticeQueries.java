package org.dueregard.guidance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Notices and who reads them. A notice is for those who were in its role groups on the day it was
/// sent and still work at the school; it checks nobody's rights.
@Component
class NoticeQueries {

    private static final String FOR_PERSON =
            """
             EXISTS (SELECT 1 FROM role_group_memberships m
                WHERE m.staff_member_id = p.id AND m.school_id = n.school_id
                    AND FIND_IN_SET(m.role_group, n.audience) > 0
                    AND m.from_date <= n.sent_on AND (m.to_date IS NULL OR m.to_date >= n.sent_on))
            AND EXISTS (SELECT 1 FROM role_group_memberships m
                WHERE m.staff_member_id = p.id AND m.school_id = n.school_id
                    AND m.from_date <= :today AND (m.to_date IS NULL OR m.to_date >= :today))
            AND p.erased_at IS NULL AND (p.left_on IS NULL OR p.left_on >= :today)
            """;

    private static final String RECIPIENTS =
            " FROM guidance_notices n JOIN staff_members p ON "
                    + FOR_PERSON
                    + " LEFT JOIN guidance_notice_reads r"
                    + " ON r.notice_id = n.id AND r.staff_member_id = p.id";

    private static final String OWN = RECIPIENTS + " WHERE p.id = :me AND n.ended_at IS NULL";

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody to write to.
    record Recipient(long staffMemberId, String givenName, @Nullable String email) {}

    private JdbcClient.StatementSpec about(String sql) {
        return jdbc.sql(sql).param("today", Days.today(clock));
    }

    long unread(long person) {
        return about("SELECT COUNT(*)" + OWN + " AND r.read_at IS NULL")
                .param("me", person)
                .query(Long.class)
                .single();
    }

    /// One person's notices, those not yet read first.
    PageOf<StaffNotice.Line> own(long person, int page) {
        long total = about("SELECT COUNT(*)" + OWN).param("me", person).query(Long.class).single();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<StaffNotice.Line> rows =
                about(
                                "SELECT n.id, n.title, n.sent_at, r.read_at"
                                        + OWN
                                        + " ORDER BY r.read_at IS NOT NULL, n.sent_at DESC, n.id DESC"
                                        + " LIMIT :size OFFSET :from")
                        .param("me", person)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) ->
                                new StaffNotice.Line(
                                        row.getLong("id"),
                                        row.getString("title"),
                                        Objects.requireNonNull(Sql.instant(row, "sent_at")),
                                        Sql.instant(row, "read_at")))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    boolean isFor(long notice, long person) {
        return about("SELECT COUNT(*)" + OWN + " AND n.id = :id")
                        .param("me", person)
                        .param("id", notice)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// A notice with the school it belongs to.
    record Found(long schoolId, StaffNotice notice) {}

    /// @param person whose receipt is asked for, absent for somebody without a staff record
    Optional<Found> find(long notice, @Nullable Long person) {
        return jdbc.sql(
                        """
                        SELECT n.*, s.name AS school_name, r.read_at FROM guidance_notices n
                        JOIN schools s ON s.id = n.school_id
                        LEFT JOIN guidance_notice_reads r
                            ON r.notice_id = n.id AND r.staff_member_id = :me
                        WHERE n.id = :id
                        """)
                .param("me", person)
                .param("id", notice)
                .query((row, number) -> new Found(row.getLong("school_id"), notice(row, person)))
                .optional();
    }

    private StaffNotice notice(ResultSet row, @Nullable Long person) throws SQLException {
        long id = row.getLong("id");
        return new StaffNotice(
                id,
                row.getString("school_name"),
                row.getString("title"),
                row.getString("words"),
                row.getString("entry_id"),
                row.getString("edition"),
                groups(row.getString("audience")),
                Objects.requireNonNull(Sql.instant(row, "sent_at")),
                Sql.instant(row, "read_at"),
                person != null && isFor(id, person));
    }

    static Set<RoleGroup> groups(String stored) {
        return Arrays.stream(stored.split(",", -1))
                .flatMap(id -> RoleGroup.find(id).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String stored(Collection<RoleGroup> groups) {
        return groups.stream().sorted().map(RoleGroup::id).collect(Collectors.joining(","));
    }

    /// What was sent for some schools, newest first.
    PageOf<NoticeReceipts.Line> sent(Set<Long> schools, int page) {
        long total =
                jdbc.sql("SELECT COUNT(*) FROM guidance_notices WHERE school_id IN (:schools)")
                        .param("schools", schools)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<NoticeReceipts.Line> rows =
                jdbc.sql(
                                """
                                SELECT n.id, s.name, n.title, n.sent_at FROM guidance_notices n
                                JOIN schools s ON s.id = n.school_id
                                WHERE n.school_id IN (:schools)
                                ORDER BY n.sent_at DESC, n.id DESC LIMIT :size OFFSET :from
                                """)
                        .param("schools", schools)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) -> {
                            Count count = count(row.getLong("id"));
                            return new NoticeReceipts.Line(
                                    row.getLong("id"),
                                    row.getString("name"),
                                    row.getString("title"),
                                    Objects.requireNonNull(Sql.instant(row, "sent_at")),
                                    count.read(),
                                    count.total());
                        })
                        .list();
        return PageOf.of(rows, total, slice);
    }

    record Count(long read, long total) {}

    Count count(long notice) {
        return about("SELECT COUNT(r.read_at), COUNT(*)" + RECIPIENTS + " WHERE n.id = :id")
                .param("id", notice)
                .query((row, number) -> new Count(row.getLong(1), row.getLong(2)))
                .single();
    }

    /// Who has not read a notice, by name.
    PageOf<NoticeReceipts.Missing> missing(long notice, int page) {
        Count count = count(notice);
        long total = count.total() - count.read();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<NoticeReceipts.Missing> rows =
                about(
                                "SELECT p.id, p.given_name, p.family_name, p.email"
                                        + RECIPIENTS
                                        + " WHERE n.id = :id AND r.read_at IS NULL"
                                        + " ORDER BY p.family_name, p.given_name, p.id"
                                        + " LIMIT :size OFFSET :from")
                        .param("id", notice)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) ->
                                new NoticeReceipts.Missing(
                                        row.getLong("id"),
                                        row.getString("given_name")
                                                + " "
                                                + row.getString("family_name"),
                                        row.getString("email") != null))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    /// Everybody who has not read a notice.
    List<Recipient> toWrite(long notice) {
        return about(
                        "SELECT p.id, p.given_name, p.email"
                                + RECIPIENTS
                                + " WHERE n.id = :id AND r.read_at IS NULL ORDER BY p.id")
                .param("id", notice)
                .query((row, number) ->
                        new Recipient(
                                row.getLong("id"),
                                row.getString("given_name"),
                                row.getString("email")))
                .list();
    }
}
