package org.dueregard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.dueregard.database.EmbeddedDatabase;

/// The whole portal as a process of its own, to be started beside others, stopped and killed.
final class Program {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final URI address;
    private final Path log;

    private Program(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /// Starts it and returns at once.
    ///
    /// @param memory the largest heap, as Java understands it
    static Program launch(Path log, String memory, List<String> options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        // It lives for seconds: starting is most of what it does.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx" + memory,
                        "-cp",
                        classPath(),
                        "org.dueregard.DueRegard",
                        "--server.port=" + port));
        command.addAll(options);
        Files.createDirectories(log.getParent());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new Program(process, URI.create("http://127.0.0.1:" + port), log);
    }

    /// What a program needs to work on a database that somebody else started.
    static List<String> on(EmbeddedDatabase database) {
        return List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.application().name(),
                "--spring.datasource.password=" + database.application().password(),
                "--spring.flyway.user=" + database.migrator().name(),
                "--spring.flyway.password=" + database.migrator().password());
    }

    /// Waits until it answers.
    ///
    /// @param also what else must be so
    Program awaitReady(BooleanSupplier also) throws InterruptedException {
        await(
                "the program to start, see " + log,
                START_PATIENCE,
                () -> {
                    assertThat(process.isAlive()).as("running, see " + log).isTrue();
                    return log().contains("Started DueRegard") && also.getAsBoolean();
                });
        return this;
    }

    /// Everything it wrote so far.
    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The tests' own classes stay outside: the program must not find them.
    private static String classPath() {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path", ""));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static void await(String what, Duration patience, BooleanSupplier condition)
            throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                fail("Waited in vain for " + what);
            }
            Thread.sleep(100);
        }
    }
}
