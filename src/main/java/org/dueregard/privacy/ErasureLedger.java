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

/// Who was forgotten, in a file outside the database: keyed codes of record numbers, which tell nobody
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

    String code(long staffMemberId) {
        return keys.code(PURPOSE, Long.toString(staffMemberId));
    }

    void add(long staffMemberId) {
        try {
            Files.writeString(
                    file,
                    code(staffMemberId) + "\n",
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
