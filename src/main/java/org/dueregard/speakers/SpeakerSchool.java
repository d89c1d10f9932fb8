package org.dueregard.speakers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a school decided about its visitors.
@Component
class SpeakerSchool {

    /// @param greenDelegated whether those who check may decide on green requests
    /// @param approvedMonths how long files of visits are kept after the last day
    record Settings(
            boolean greenDelegated, int approvedMonths, int declinedMonths, int withdrawnMonths) {

        static final Settings USUAL = new Settings(false, 36, 36, 12);
    }

    private final JdbcClient jdbc;

    SpeakerSchool(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Settings of(long schoolId) {
        return jdbc.sql("SELECT * FROM speaker_school_settings WHERE school_id = ?")
                .param(schoolId)
                .query((row, number) ->
                        new Settings(
                                row.getBoolean("green_delegated"),
                                row.getInt("approved_months"),
                                row.getInt("declined_months"),
                                row.getInt("withdrawn_months")))
                .optional()
                .orElse(Settings.USUAL);
    }
}
