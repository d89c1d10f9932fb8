package org.dueregard.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which schools belong to the same trusts. It checks nobody's rights: the service that asks has done
/// so.
@Component
public class TrustNeighbours {

    private final JdbcClient jdbc;

    TrustNeighbours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Schools, and those that belong to their trusts on a day.
    public Set<Long> with(Collection<Long> schools, LocalDate day) {
        Set<Long> all = new TreeSet<>(schools);
        all.addAll(
                jdbc.sql(
                                """
                                SELECT o.school_id FROM trust_memberships m
                                JOIN trust_memberships o ON o.trust_id = m.trust_id
                                WHERE m.school_id IN (:schools) AND m.from_date <= :day
                                    AND (m.to_date IS NULL OR m.to_date >= :day)
                                    AND o.from_date <= :day
                                    AND (o.to_date IS NULL OR o.to_date >= :day)
                                """)
                        .param("schools", schools)
                        .param("day", day)
                        .query((row, number) -> row.getLong(1))
                        .list());
        return all;
    }
}
