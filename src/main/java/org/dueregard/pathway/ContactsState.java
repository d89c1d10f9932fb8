package org.dueregard.pathway;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How well a school's contacts are kept, in numbers. It checks nobody's rights: the service that
/// asks has done so.
@Component
public class ContactsState {

    /// Where contacts are looked after.
    public static final String ADDRESS = "settings/contacts";

    private static final int MONTHS = 12;

    private final JdbcClient jdbc;

    ContactsState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many have a number that nobody made sure of in the twelve months before a day.
    public long unverified(long schoolId, LocalDate day) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM contacts WHERE school_id = ? AND phone IS NOT NULL"
                                + " AND (verified_on IS NULL OR verified_on < ?)")
                .param(schoolId)
                .param(day.minusMonths(MONTHS))
                .query(Long.class)
                .single();
    }
}
