package org.dueregard.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dueregard.DueRegard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/// The program as a newcomer starts it: embedded database, example data.
class DemonstrationTest {

    @TempDir Path folder;

    private final SecurityContextHolderStrategy strategy =
            SecurityContextHolder.getContextHolderStrategy();

    /// A second program in one process replaces this for all.
    @AfterEach
    void restore() {
        SecurityContextHolder.setContextHolderStrategy(strategy);
    }

    private ConfigurableApplicationContext start(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "--dueregard.data-directory=" + folder.resolve("data");
        arguments[1] = "--server.port=0";
        arguments[2] = "--dueregard.mail.pause=1h";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return SpringApplication.run(DueRegard.class, arguments);
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Test
    void one_trust_three_schools_about_180_people_and_a_history_that_holds_together() {
        try (ConfigurableApplicationContext context = start("--dueregard.demo.password=first")) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(count(jdbc, "SELECT COUNT(*) FROM trusts")).isEqualTo(1);
            assertThat(count(jdbc, "SELECT COUNT(*) FROM schools")).isEqualTo(3);
            assertThat(count(jdbc, "SELECT COUNT(*) FROM staff_members")).isBetween(170L, 230L);
            assertThat(count(jdbc, "SELECT COUNT(*) FROM accounts WHERE demonstration"))
                    .isEqualTo(8);
            assertThat(
                            count(
                                    jdbc,
                                    "SELECT COUNT(*) FROM (SELECT 1 FROM staff_members"
                                            + " GROUP BY given_name, family_name"
                                            + " HAVING COUNT(*) > 1) twins"))
                    .isZero();
            assertThat(count(jdbc, "SELECT COUNT(*) FROM attempts WHERE passed"))
                    .isEqualTo(count(jdbc, "SELECT COUNT(*) FROM completions"))
                    .isGreaterThan(200);
            assertThat(count(jdbc, "SELECT COUNT(*) FROM attempts WHERE NOT passed"))
                    .isGreaterThan(20);
            assertThat(
                            count(
                                    jdbc,
                                    "SELECT COUNT(*) FROM completions"
                                            + " WHERE MONTH(effective_on) = 8"
                                            + " OR effective_on > CURRENT_DATE"))
                    .as("nothing in August or in the future")
                    .isZero();
            assertThat(
                            count(
                                    jdbc,
                                    "SELECT COUNT(*) FROM completions c"
                                            + " JOIN staff_members s ON s.id = c.staff_member_id"
                                            + " WHERE c.effective_on < s.started_on"
                                            + " OR c.effective_on > s.left_on"))
                    .as("nobody trained before starting or after leaving")
                    .isZero();
            assertThat(
                            count(
                                    jdbc,
                                    "SELECT COUNT(*) FROM attempts a JOIN accounts x"
                                            + " ON x.staff_member_id = a.staff_member_id"
                                            + " WHERE x.email = 'teacher@oakfield.example'"))
                    .isZero();
            assertThat(count(jdbc, "SELECT COUNT(*) FROM contacts WHERE NOT example")).isZero();
            assertThat(count(jdbc, "SELECT COUNT(*) FROM poster_copies")).isEqualTo(2);
            assertThat(
                            count(
                                    jdbc,
                                    "SELECT COUNT(*) FROM parents_pages"
                                            + " WHERE slug = 'oakfield' AND published"))
                    .isEqualTo(1);
        }
        try (ConfigurableApplicationContext context = start("--dueregard.demo.password=second")) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(count(jdbc, "SELECT COUNT(*) FROM trusts")).isEqualTo(1);
            String hash =
                    jdbc.sql("SELECT password_hash FROM accounts WHERE email LIKE 'dsl@%'")
                            .query(String.class)
                            .single();
            assertThat(
                            context.getBean(
                                            org.springframework.security.crypto.password
                                                    .PasswordEncoder.class)
                                    .matches("second", hash))
                    .isTrue();
        }
    }
}
