package org.dueregard.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Exemptions as they are kept: a row is ended, never deleted, so that past days stay as they were.
@Component
class ExemptionTable {

    private static final String SELECT =
            """
            SELECT e.*, p.given_name, p.family_name, s.name AS school_name
            FROM exemptions e
            JOIN staff_members p ON p.id = e.staff_member_id
            JOIN schools s ON s.id = p.school_id
            """;

    private final ContentLibrary library;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExemptionTable(ContentLibrary library, JdbcClient jdbc, Clock clock) {
        this.library = library;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    PageOf<Exemption> ofSchool(long schoolId, int page) {
        long total =
                jdbc.sql(
                                "SELECT COUNT(*) FROM exemptions e JOIN staff_members p"
                                        + " ON p.id = e.staff_member_id WHERE p.school_id = ?")
                        .param(schoolId)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<Exemption> rows =
                jdbc.sql(
                                SELECT
                                        + " WHERE p.school_id = :school"
                                        + " ORDER BY e.ended_on IS NOT NULL OR e.to_day < :today,"
                                        + " e.to_day, e.id LIMIT :size OFFSET :from")
                        .param("school", schoolId)
                        .param("today", Days.today(clock))
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) -> exemption(row))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    List<Exemption> ofPerson(long staffMemberId) {
        return jdbc.sql(SELECT + " WHERE e.staff_member_id = ? ORDER BY e.recorded_at DESC, e.id")
                .param(staffMemberId)
                .query((row, number) -> exemption(row))
                .list();
    }

    private Exemption exemption(ResultSet row) throws SQLException {
        String moduleId = row.getString("module_id");
        LocalDate from = row.getObject("from_day", LocalDate.class);
        LocalDate to = row.getObject("to_day", LocalDate.class);
        LocalDate ended = row.getObject("ended_on", LocalDate.class);
        TrainingModule module = library.catalogue().modules().get(moduleId);
        return new Exemption(
                row.getLong("id"),
                row.getLong("staff_member_id"),
                row.getString("given_name") + " " + row.getString("family_name"),
                row.getString("school_name"),
                moduleId,
                module == null ? moduleId : module.title(),
                row.getString("reason"),
                row.getString("approved_by"),
                from,
                to,
                Days.restored(row.getObject("recorded_at", LocalDateTime.class)),
                ended,
                state(from, to, ended));
    }

    private Exemption.State state(LocalDate from, LocalDate to, @Nullable LocalDate ended) {
        LocalDate today = Days.today(clock);
        if (ended != null) {
            return Exemption.State.ENDED;
        }
        if (from.isAfter(today)) {
            return Exemption.State.TO_COME;
        }
        return to.isBefore(today) ? Exemption.State.OVER : Exemption.State.HOLDS;
    }

    /// Whoever else writes about the person waits, so that what is read stays true.
    void lock(long staffMemberId) {
        jdbc.sql("SELECT id FROM staff_members WHERE id = ? FOR UPDATE")
                .param(staffMemberId)
                .query(Long.class)
                .list();
    }

    boolean overlaps(
            long staffMemberId, String moduleId, LocalDate from, LocalDate to, LocalDate today) {
        return jdbc.sql(
                                """
                                SELECT COUNT(*) FROM exemptions
                                WHERE staff_member_id = :person AND module_id = :module
                                    AND ended_on IS NULL AND to_day >= :today
                                    AND from_day <= :to AND to_day >= :from
                                """)
                        .param("person", staffMemberId)
                        .param("module", moduleId)
                        .param("today", today)
                        .param("from", from)
                        .param("to", to)
                        .query(Long.class)
                        .single()
                > 0;
    }

    long insert(NewExemption wanted, String reason, String approver, long by) {
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        """
                        INSERT INTO exemptions (id, staff_member_id, module_id, reason, approved_by,
                            from_day, to_day, recorded_by, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(wanted.staffMemberId())
                .param(wanted.moduleId())
                .param(reason)
                .param(approver)
                .param(wanted.from())
                .param(wanted.to())
                .param(by)
                .param(Days.stored(clock.instant()))
                .update();
        return id;
    }

    /// @return false where there is no such one, or it is over
    boolean end(long id, long staffMemberId, LocalDate today, long by) {
        return jdbc.sql(
                                "UPDATE exemptions SET ended_on = :today, ended_by = :by"
                                        + " WHERE id = :id AND staff_member_id = :person"
                                        + " AND ended_on IS NULL AND to_day >= :today")
                        .param("today", today)
                        .param("by", by)
                        .param("id", id)
                        .param("person", staffMemberId)
                        .update()
                == 1;
    }
}
