package org.dueregard.people;

import java.time.LocalDate;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The staff record of the person who is calling.
@Service
public class StaffService {

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;

    StaffService(JdbcClient jdbc, CurrentCaller currentCaller) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
    }

    /// The caller's own staff record.
    ///
    /// @throws StaffMemberMissingException when the record is gone
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public StaffMemberDetails ownRecord() {
        long id = currentCaller.staffMemberId();
        return jdbc.sql(
                        """
                        SELECT p.*, s.name AS school_name FROM staff_members p
                        JOIN schools s ON s.id = p.school_id WHERE p.id = ?
                        """)
                .param(id)
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
                .orElseThrow(() -> new StaffMemberMissingException(id));
    }
}
