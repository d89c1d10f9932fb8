package org.dueregard.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dueregard.common.Days;
import org.dueregard.keys.PortalKeys;
import org.springframework.stereotype.Component;

/// The heads of the chains as they were after each commit, in files beside the key, one a month. What
/// was cut off the end of a chain, or rewritten as a whole, no longer agrees with them.
@Component
class AuditAnchors {

    private static final String PREFIX = "audit-anchors-";

    private final Path directory;

    AuditAnchors(PortalKeys keys) {
        this.directory = keys.directory();
    }

    /// The head of a chain at some moment.
    record Anchor(Instant at, long stream, long seq, String mac) {

        private String line() {
            return at + " " + stream + " " + seq + " " + mac + "\n";
        }

        private static Anchor parse(String line) {
            String[] parts = line.split(" ", -1);
            return new Anchor(
                    Instant.parse(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    parts[3]);
        }
    }

    void add(List<Anchor> heads) {
        StringBuilder lines = new StringBuilder();
        heads.forEach(head -> lines.append(head.line()));
        if (heads.isEmpty()) {
            return;
        }
        String month =
                heads.getLast().at().atZone(Days.LONDON).toLocalDate().toString().substring(0, 7);
        try {
            Files.writeString(
                    directory.resolve(PREFIX + month + ".txt"),
                    lines,
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit chain cannot be anchored", e);
        }
    }

    /// Every anchor there is, oldest first. A line that was cut off in the middle by a crash is
    /// passed over.
    void read(Consumer<Anchor> reader) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith(PREFIX))
                            .sorted(Comparator.naturalOrder())
                            .toList()) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
                    lines.filter(line -> line.matches("\\S+ -?\\d+ \\d+ [0-9a-f]{64}"))
                            .map(Anchor::parse)
                            .forEach(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The anchors of the audit chain cannot be read", e);
        }
    }
}
