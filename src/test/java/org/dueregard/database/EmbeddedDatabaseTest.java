package org.dueregard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder of these tests lies under the temporary folder, as a clone may.
class EmbeddedDatabaseTest {

    @TempDir Path folder;

    private String temporaryFolder = "";

    @BeforeEach
    void remember() {
        temporaryFolder = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.getParent().toString());
    }

    @AfterEach
    void restore() {
        System.setProperty("java.io.tmpdir", temporaryFolder);
    }

    private static Connection connect(EmbeddedDatabase database, DatabaseAccount account)
            throws SQLException {
        return DriverManager.getConnection(database.url(), account.name(), account.password());
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database, database.migrator());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database, database.migrator());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void data_under_the_temporary_folder_outlives_two_restarts_with_safe_settings()
            throws Exception {
        Path data = folder.resolve("clone/data");
        try (EmbeddedDatabase first = EmbeddedDatabase.start(data)) {
            tell(first, "CREATE TABLE kept (word VARCHAR(20))");
            tell(first, "INSERT INTO kept VALUES ('still here')");
            assertThat(ask(first, "SELECT @@character_set_server")).isEqualTo("utf8mb4");
            assertThat(ask(first, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
            assertThat(ask(first, "SELECT @@innodb_snapshot_isolation")).isEqualTo("1");
            assertThat(ask(first, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
            assertThat(ask(first, "SELECT @@secure_timestamp")).isEqualTo("YES");
            assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                    .isInstanceOf(DataDirectoryInUseException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(first.url(), "root", "").close())
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() ->
                            connect(first, new DatabaseAccount("dueregard_app", "guess")).close())
                    .isInstanceOf(SQLException.class);
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(data)) {
            assertThat(ask(second, "SELECT word FROM kept")).isEqualTo("still here");
        }
        assertThat(data.resolve("mariadb/data")).isNotEmptyDirectory();
        assertThat(data.resolve("mariadb/init.sql")).doesNotExist();

        leaveServerBehind(data);
        try (EmbeddedDatabase third = EmbeddedDatabase.start(data)) {
            assertThat(ask(third, "SELECT word FROM kept")).isEqualTo("still here");
        }
    }

    /// What a killed process leaves: a running server with its pid file, and no lock.
    private static void leaveServerBehind(Path data) throws Exception {
        Process server =
                new ProcessBuilder(
                                data.resolve("mariadb/program/bin/mariadbd").toString(),
                                "--no-defaults",
                                "--user=" + System.getProperty("user.name"),
                                "--basedir=" + data.resolve("mariadb/program"),
                                "--datadir=" + data.resolve("mariadb/data"),
                                "--skip-networking",
                                "--socket=" + data.resolve("o.sock"),
                                "--pid-file=" + data.resolve("mariadb/mariadbd.pid"))
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("orphan.log").toFile())
                        .start();
        Path pid = data.resolve("mariadb/mariadbd.pid");
        for (int i = 0; i < 150 && !Files.exists(pid); i++) {
            Thread.sleep(100);
        }
        assertThat(server.isAlive()).isTrue();
        assertThat(Files.readString(pid).strip()).isEqualTo(Long.toString(server.pid()));
    }
}
