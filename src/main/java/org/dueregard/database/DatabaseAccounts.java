package org.dueregard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/// The two accounts of the embedded server, their passwords generated once and kept in a file that
/// only the owner of the process may read.
record DatabaseAccounts(DatabaseAccount migrator, DatabaseAccount application) {

    private static final String HOST = "127.0.0.1";
    private static final int PASSWORD_BYTES = 24;

    static DatabaseAccounts loadOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            writePrivately(file, newPassword() + "\n" + newPassword() + "\n");
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || lines.stream().anyMatch(line -> !line.matches("[\\w-]{20,}"))) {
            Files.delete(file);
            return loadOrCreate(file);
        }
        return new DatabaseAccounts(
                new DatabaseAccount("dueregard_migrator", lines.get(0)),
                new DatabaseAccount("dueregard_app", lines.get(1)));
    }

    /// What the server runs at each start: the schema, the accounts and their passwords.
    Path writeInitFile(Path file, String schema) throws IOException {
        String sql =
                """
                CREATE DATABASE IF NOT EXISTS %1$s;
                DELETE FROM mysql.global_priv WHERE User = '';
                FLUSH PRIVILEGES;
                DROP DATABASE IF EXISTS test;
                CREATE USER IF NOT EXISTS '%2$s'@'%6$s';
                ALTER USER '%2$s'@'%6$s' IDENTIFIED BY '%3$s';
                GRANT ALL PRIVILEGES ON %1$s.* TO '%2$s'@'%6$s' WITH GRANT OPTION;
                CREATE USER IF NOT EXISTS '%4$s'@'%6$s';
                ALTER USER '%4$s'@'%6$s' IDENTIFIED BY '%5$s';
                GRANT SELECT ON %1$s.* TO '%4$s'@'%6$s';
                """
                        .formatted(
                                schema,
                                migrator.name(),
                                migrator.password(),
                                application.name(),
                                application.password(),
                                HOST);
        Files.deleteIfExists(file);
        return writePrivately(file, sql);
    }

    private static Path writePrivately(Path file, String text) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        return Files.writeString(file, text);
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
