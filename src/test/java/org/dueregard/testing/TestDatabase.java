package org.dueregard.testing;

import java.nio.file.Path;
import java.util.Map;
import org.dueregard.database.EmbeddedDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// One real MariaDB for all tests of a run, used the way an outside server is: migrations under one
/// account, the application under another.
public final class TestDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Holder {

        static final Path KEYS =
                Path.of("target", "test-data", "keys-" + ProcessHandle.current().pid());
        static final Path DATA =
                Path.of("target", "test-data", "data-" + ProcessHandle.current().pid());
        static final EmbeddedDatabase DATABASE = start();

        private static EmbeddedDatabase start() {
            EmbeddedDatabase database =
                    EmbeddedDatabase.start(
                            Path.of(
                                    "target",
                                    "test-data",
                                    "shared-" + ProcessHandle.current().pid()));
            // After everything that still has a last word to write to it.
            SpringApplication.getShutdownHandlers().add(database::close);
            return database;
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        EmbeddedDatabase database = Holder.DATABASE;
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test-database",
                                Map.of(
                                        "dueregard.keys-directory",
                                        Holder.KEYS.toString(),
                                        "dueregard.data-directory",
                                        Holder.DATA.toString(),
                                        // The test clock stands still while the server's runs.
                                        "dueregard.audit.clock-tolerance",
                                        "36500d",
                                        "spring.datasource.url",
                                        database.url(),
                                        "spring.datasource.username",
                                        database.application().name(),
                                        "spring.datasource.password",
                                        database.application().password(),
                                        "spring.flyway.user",
                                        database.migrator().name(),
                                        "spring.flyway.password",
                                        database.migrator().password(),
                                        "dueregard.mail.pause",
                                        "1h",
                                        "server.port",
                                        "0")));
        // Tests plan reminders themselves.
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test-reminders", Map.of("dueregard.reminders.first-look", "1d")));
    }
}
