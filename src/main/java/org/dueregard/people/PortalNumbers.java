package org.dueregard.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The few numbers of the portal that somebody may change, for the rooms that go by them.
@Component
public class PortalNumbers {

    /// What can be set.
    public enum Setting {
        DELAYED_CHECK_WEEKS("delayed-check.weeks", 8, 1, 52),
        DELAYED_CHECK_QUESTIONS("delayed-check.questions", 3, 1, 10),
        DELAYED_CHECK_SCHOOL_DAYS("delayed-check.school-days", 10, 1, 60);

        private final String key;
        private final int otherwise;
        private final int least;
        private final int most;

        Setting(String key, int otherwise, int least, int most) {
            this.key = key;
            this.otherwise = otherwise;
            this.least = least;
            this.most = most;
        }

        int least() {
            return least;
        }

        int most() {
            return most;
        }

        /// How it is called on forms and in translations.
        public String id() {
            return key;
        }
    }

    private final JdbcClient jdbc;

    PortalNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of the moment.
    public int number(Setting setting) {
        return jdbc.sql("SELECT value FROM settings WHERE name = ?")
                .param(setting.key)
                .query(String.class)
                .optional()
                .map(Integer::valueOf)
                .orElse(setting.otherwise);
    }
}
