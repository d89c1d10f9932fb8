package org.dueregard.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.dueregard.keys.PortalKeys;
import org.springframework.stereotype.Component;

/// Who was forgotten, in a file outside the database: keyed codes of random record codes, which tell nobody
/// anything. A restored database is held against it, so that nobody comes back.
@Component
class ErasureLedger {

    private static final String PURPOSE = "erasure";

    private final PortalKeys keys;
    private final Path file;

    ErasureLedger(PortalKeys keys) {
        this.keys = keys;
        this.file = keys.directory().resolve("erasures.txt");
    }

    /// @param recordCode the random code of a record, which no other record ever has
    String code(String recordCode) {
        return keys.code(PURPOSE, recordCode);
    }

    void add(String recordCode) {
        try {
            Files.writeString(
                    file,
                    // A line of its own even after one that a crash cut off.
                    "\n" + code(recordCode) + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of erasures cannot be written", e);
        }
    }

    Set<String> codes() {
        try {
            return Files.exists(file)
                    ? new HashSet<>(Files.readAllLines(file, StandardCharsets.US_ASCII))
                    : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of erasures cannot be read", e);
        }
    }
}
