package org.dueregard.people;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Staff records for rooms that act for somebody who is not calling. It checks nobody's rights: the
/// service that asks has done so.
@Component
public class StaffDirectory {

    private final JdbcClient jdbc;

    StaffDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One person as at today.
    ///
    /// @throws StaffMemberMissingException when the record is gone
    public StaffMemberDetails details(long staffMemberId) {
        return jdbc.sql(
                        """
                        SELECT p.*, s.name AS school_name FROM staff_members p
                        JOIN schools s ON s.id = p.school_id WHERE p.id = ?
                        """)
                .param(staffMemberId)
                .query((row, number) ->
                        new StaffMemberDetails(
                                row.getLong("id"),
                                row.getString("given_name") + " " + row.getString("family_name"),
                                row.getString("email"),
                                row.getString("job_title"),
                                row.getLong("school_id"),
                                row.getString("school_name"),
                                row.getObject("started_on", LocalDate.class),
                                row.getObject("left_on", LocalDate.class)))
                .optional()
                .orElseThrow(() -> new StaffMemberMissingException(staffMemberId));
    }
}
