package org.dueregard.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// When a school is open: its terms, and the days within them on which it is shut.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class CalendarService {

    private static final int LONGEST_NAME = 80;

    /// What can be entered.
    public enum Kind {
        TERM("terms"),
        CLOSURE("closures");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;

    CalendarService(JdbcClient jdbc, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
    }

    /// In order of their first day.
    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional(readOnly = true)
    public List<SchoolDates> list(long schoolId, Kind kind) {
        access.require(Action.SCHOOL_SETTINGS, schoolId);
        return jdbc.sql(
                        "SELECT id, name, first_day, last_day FROM "
                                + kind.table
                                + " WHERE school_id = ? ORDER BY first_day")
                .param(schoolId)
                .query((row, number) ->
                        new SchoolDates(
                                row.getLong(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class)))
                .list();
    }

    /// Adds days, for one school or for several at once.
    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional
    public void add(
            List<Long> schools,
            Kind kind,
            String name,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        Checks checks = new Checks();
        String tidy = checks.required("name", name, LONGEST_NAME);
        checks.require(first != null, "first", "invalid.date");
        checks.require(last != null, "last", "invalid.date");
        checks.require(
                first == null || last == null || !last.isBefore(first), "last", "invalid.order");
        checks.done();
        for (long school : schools) {
            access.require(Action.SCHOOL_SETTINGS, school);
            jdbc.sql(
                            "INSERT IGNORE INTO "
                                    + kind.table
                                    + " (id, school_id, name, first_day, last_day)"
                                    + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?)")
                    .param(school)
                    .param(tidy)
                    .param(first)
                    .param(last)
                    .update();
            changed(school, Map.of("added", tidy + " " + first + " – " + last));
        }
    }

    /// Adds the bank holidays of an academic year to schools that do not have them yet.
    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional
    public void addBankHolidays(List<Long> schools, int academicYear) {
        BankHolidays.ofAcademicYear(academicYear)
                .forEach((day, name) -> add(schools, Kind.CLOSURE, name, day, day));
    }

    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional
    public void remove(long schoolId, Kind kind, long id) {
        access.require(Action.SCHOOL_SETTINGS, schoolId);
        jdbc.sql("DELETE FROM " + kind.table + " WHERE id = ? AND school_id = ?")
                .param(id)
                .param(schoolId)
                .update();
        changed(schoolId, Map.of("removed", kind.name() + " " + id));
    }

    private void changed(long school, Map<String, String> details) {
        audit.record(
                AuditEvent.of(
                        AuditAction.SETTING_CHANGED, school, "school calendar", school, details));
    }
}
