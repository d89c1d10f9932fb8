package org.dueregard.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dueregard.access.Caller;
import org.dueregard.common.PageOf;
import org.dueregard.testing.SignedIn;

/// Takes files through an import as one person, waiting for what runs on its own.
record Importing(ImportService imports, Caller caller, long school, String source) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Importing from(String other) {
        return new Importing(imports, caller, school, other);
    }

    Importing as(Caller other) {
        return new Importing(imports, other, school, source);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A zip of files by name.
    static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(utf8(file.getValue()));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    ImportSummary stage(byte[] content) {
        long id =
                SignedIn.as(
                        caller,
                        () ->
                                imports.stage(
                                        school,
                                        source,
                                        "staff.csv",
                                        new ByteArrayInputStream(content)));
        return find(id);
    }

    ImportSummary find(long id) {
        return SignedIn.as(caller, () -> imports.find(id));
    }

    /// Compares with whatever columns are remembered or guessed.
    ImportSummary compare(long id) {
        return compare(id, find(id).mapping());
    }

    ImportSummary compare(long id, ImportMapping mapping) {
        SignedIn.run(caller, () -> imports.compare(id, mapping));
        return settled(id);
    }

    ImportSummary compared(byte[] content) {
        ImportSummary found = compare(stage(content).id());
        assertThat(found.state()).as(found.problem()).isEqualTo(ImportState.READY);
        return found;
    }

    ImportSummary compared(String content) {
        return compared(utf8(content));
    }

    void begin(long id, boolean meant) {
        SignedIn.run(caller, () -> imports.apply(id, meant));
    }

    ImportSummary apply(long id) {
        begin(id, true);
        return settled(id);
    }

    ImportSummary applied(byte[] content) {
        ImportSummary found = apply(compared(content).id());
        assertThat(found.state()).as(found.problem()).isEqualTo(ImportState.APPLIED);
        return found;
    }

    ImportSummary applied(String content) {
        return applied(utf8(content));
    }

    ImportSummary undo(long id) {
        SignedIn.run(caller, () -> imports.undo(id));
        return find(id);
    }

    ImportSummary settled(long id) {
        long start = System.nanoTime();
        ImportSummary found = find(id);
        while (found.state() == ImportState.COMPARING || found.state() == ImportState.APPLYING) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                fail("Still " + found.state() + " after " + PATIENCE);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("Interrupted", e);
            }
            found = find(id);
        }
        return found;
    }

    /// The first page of lines of a kind.
    List<ImportRow> rows(long id, RowOutcome outcome) {
        PageOf<ImportRow> page = SignedIn.as(caller, () -> imports.rows(id, outcome, 1));
        assertThat(page.pages()).isEqualTo(1);
        return page.rows();
    }

    /// Why lines are unclear, by the number of the line in the file.
    Map<Integer, String> reasons(long id) {
        Map<Integer, String> reasons = new LinkedHashMap<>();
        rows(id, RowOutcome.UNCLEAR)
                .forEach(row -> reasons.put(row.line(), String.valueOf(row.reason())));
        return reasons;
    }

    /// Why a file is not read.
    String refusal(byte[] content) {
        try {
            ImportSummary found = stage(content);
            return "read: " + found.headings() + ", " + found.totalRows() + " rows";
        } catch (FileNotReadableException e) {
            return e.key();
        } catch (RuntimeException e) {
            return "failed: " + e;
        }
    }
}
