package org.dueregard.pathway;

import java.time.LocalDate;
import java.util.Optional;
import org.dueregard.security.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one code per school that opens "Who to tell" for whoever stands before a poster.
@Component
class RouteLinks {

    private final JdbcClient jdbc;

    RouteLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param madeOn the day it was made
    record Link(String token, LocalDate madeOn) {}

    Optional<Link> of(long schoolId) {
        return jdbc.sql("SELECT token, made_on FROM route_links WHERE school_id = ?")
                .param(schoolId)
                .query((row, number) ->
                        new Link(row.getString(1), row.getObject(2, LocalDate.class)))
                .optional();
    }

    Optional<Long> school(String token) {
        return jdbc.sql("SELECT school_id FROM route_links WHERE token = ?")
                .param(token)
                .query(Long.class)
                .optional();
    }

    /// A new one; the one before stops working.
    @Transactional(propagation = Propagation.MANDATORY)
    public void renew(long schoolId, LocalDate today) {
        jdbc.sql(
                        "INSERT INTO route_links (school_id, token, made_on)"
                                + " VALUES (:school, :token, :today) ON DUPLICATE KEY UPDATE"
                                + " token = :token, made_on = :today")
                .param("school", schoolId)
                .param("token", Secrets.link())
                .param("today", today)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int revoke(long schoolId) {
        return jdbc.sql("DELETE FROM route_links WHERE school_id = ?").param(schoolId).update();
    }
}
