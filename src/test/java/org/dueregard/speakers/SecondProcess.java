package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.core.env.Environment;

/// [SecondProgram] running, from outside.
final class SecondProcess implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path answers;

    private SecondProcess(Process process, Path answers) {
        this.process = process;
        this.answers = answers;
    }

    /// Starts it on the database of the portal under test, and returns once it is ready.
    static SecondProcess start(Environment portal, String name) throws Exception {
        Path folder =
                Path.of("target", "test-data", "second-" + ProcessHandle.current().pid())
                        .toAbsolutePath();
        Files.createDirectories(folder);
        Path answers = folder.resolve(name + ".answers");
        Path log = folder.resolve(name + ".log");
        Files.deleteIfExists(answers);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx400m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path",
                                System.getProperty("java.class.path", "")),
                        SecondProgram.class.getName(),
                        answers.toString(),
                        "--server.port=0",
                        "--spring.main.lazy-initialization=true",
                        "--dueregard.data-directory=" + folder.resolve(name),
                        "--dueregard.demo.enabled=false",
                        "--dueregard.reminders.first-look=1d",
                        "--dueregard.mail.pause=1h"));
        for (String shared :
                List.of(
                        "dueregard.keys-directory",
                        "dueregard.audit.clock-tolerance",
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.flyway.user",
                        "spring.flyway.password")) {
            command.add("--" + shared + "=" + portal.getRequiredProperty(shared));
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        SecondProcess second = new SecondProcess(process, answers);
        second.await(line -> line.equals("ready"), START_PATIENCE, "start, see " + log);
        return second;
    }

    void order(String line) throws IOException {
        OutputStream orders = process.getOutputStream();
        orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        orders.flush();
    }

    List<String> answers() {
        try {
            return Files.exists(answers) ? Files.readAllLines(answers) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String await(Predicate<String> wanted, Duration patience, String what)
            throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            for (String line : answers()) {
                if (wanted.test(line)) {
                    return line;
                }
            }
            assertThat(process.isAlive()).as("running: " + what).isTrue();
            Thread.sleep(20);
        }
        return fail("Waited in vain for " + what);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(40, TimeUnit.SECONDS).join();
    }
}
