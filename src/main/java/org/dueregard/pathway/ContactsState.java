package org.dueregard.pathway;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How well a school's contacts and posters are kept, in numbers. It checks nobody's rights: the
/// service that asks has done so.
@Component
public class ContactsState {

    /// Where contacts are looked after.
    public static final String ADDRESS = "settings/contacts";

    private final JdbcClient jdbc;
    private final PosterCopies posters;

    ContactsState(JdbcClient jdbc, PosterCopies posters) {
        this.jdbc = jdbc;
        this.posters = posters;
    }

    /// How many nobody made sure of in the twelve months before a day.
    public long unverified(long schoolId, LocalDate day) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM contacts WHERE school_id = ?"
                                + " AND (verified_on IS NULL OR verified_on < ?)")
                .param(schoolId)
                .param(day.minusMonths(Contact.VERIFIED_MONTHS))
                .query(Long.class)
                .single();
    }

    /// 1 where no safeguarding lead is named, otherwise 0.
    public long vacantLeads(long schoolId) {
        return jdbc.sql("SELECT 1 - COUNT(*) FROM contacts WHERE school_id = ? AND role = 'DSL'")
                .param(schoolId)
                .query(Long.class)
                .single();
    }

    /// How many posters hang that show something that is no longer so.
    public long postersToTakeDown(long schoolId) {
        return posters.toTakeDown(schoolId).size();
    }
}
