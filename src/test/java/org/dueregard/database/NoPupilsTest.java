package org.dueregard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dueregard.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// No table has a place for a pupil, or for a concern about one.
@PortalTest
class NoPupilsTest {

    private static final Pattern ABOUT_A_PUPIL =
            Pattern.compile(
                    "pupil|student|child|learner|upn|uln|date_of_birth|birth|\\bdob\\b|guardian|"
                            + "concern|referral|safeguarding|incident|allegation");

    /// Columns that have such a word and mean something else, each looked at.
    private static final Set<String> MEANT = Set.of();

    @Autowired JdbcClient jdbc;

    @Test
    void no_table_and_no_column_is_for_a_pupil_or_a_concern() {
        List<String> columns =
                jdbc.sql(
                                """
                                SELECT CONCAT(table_name, '.', column_name)
                                FROM information_schema.columns WHERE table_schema = DATABASE()
                                """)
                        .query(String.class)
                        .list();
        assertThat(columns).hasSizeGreaterThan(400);
        Set<String> found = new TreeSet<>();
        for (String column : columns) {
            if (ABOUT_A_PUPIL.matcher(column.toLowerCase(java.util.Locale.ROOT)).find()
                    && !MEANT.contains(column)) {
                found.add(column);
            }
        }
        assertThat(found).isEmpty();
    }
}
