package org.dueregard.standing;

import java.time.Clock;
import java.util.Collection;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where other rooms say, in the transaction in which they record it, that something about people has
/// changed. Marks wait for nobody; whoever reads figures next, or a moment later the portal itself,
/// settles them.
@Component
public class StandingMarks {

    private final JdbcClient jdbc;
    private final Clock clock;

    StandingMarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// One person.
    @Transactional(propagation = Propagation.MANDATORY)
    public void mark(long staffMemberId) {
        jdbc.sql("INSERT INTO standing_marks (staff_member_id, from_day) VALUES (?, ?)")
                .param(staffMemberId)
                .param(Days.today(clock))
                .update();
    }

    /// Everybody who was ever in a role group at these schools.
    @Transactional(propagation = Propagation.MANDATORY)
    public void markSchools(Collection<Long> schools) {
        jdbc.sql(
                        "INSERT INTO standing_marks (staff_member_id, from_day)"
                                + " SELECT DISTINCT staff_member_id, :day FROM"
                                + " role_group_memberships WHERE school_id IN (:schools)")
                .param("day", Days.today(clock))
                .param("schools", schools)
                .update();
    }

    /// Everybody in a role group that is asked for a module anywhere.
    @Transactional(propagation = Propagation.MANDATORY)
    public void markModule(String moduleId) {
        jdbc.sql(
                        "INSERT INTO standing_marks (staff_member_id, from_day)"
                                + " SELECT DISTINCT m.staff_member_id, :day"
                                + " FROM role_group_memberships m"
                                + " JOIN requirements r ON r.role_group = m.role_group"
                                + " WHERE r.module_id = :module")
                .param("day", Days.today(clock))
                .param("module", moduleId)
                .update();
    }
}
