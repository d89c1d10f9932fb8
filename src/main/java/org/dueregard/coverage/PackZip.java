package org.dueregard.coverage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dueregard.common.Words;
import org.dueregard.sheets.About;
import org.dueregard.sheets.Column;
import org.dueregard.sheets.SheetFormat;
import org.dueregard.sheets.SheetWriter;

/// A zip of files with an index, in which each file stands with what it is and its hash.
final class PackZip {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
    private final List<String> index = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();
    private final Instant madeAt;
    private final Words words;
    private final About about;

    PackZip(About about, Instant madeAt, Words words) {
        this.about = about;
        this.madeAt = madeAt;
        this.words = words;
    }

    /// A file as it is.
    ///
    /// @param what it is, in a sentence
    void add(String name, String what, byte[] content) {
        String hash = hash(content);
        write(name, content);
        index.add(name + "\n    " + what + "\n    SHA-256 " + hash + "\n");
        hashes.add(hash + "  " + name);
    }

    /// A table as CSV.
    void table(String name, String what, List<String> head, Consumer<SheetWriter> rows) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetFormat.CSV.open(csv, about, words)) {
            sheet.begin(name, head.stream().map(Column::text).toList());
            rows.accept(sheet);
            sheet.finish();
        }
        add(name, what, csv.toByteArray());
    }

    /// Adds the index and the list of hashes, and ends.
    byte[] finish(String heading) {
        write("hashes.sha256", (String.join("\n", hashes) + "\n").getBytes(StandardCharsets.UTF_8));
        write(
                "index.txt",
                (heading + "\n\n" + String.join("\n", index)).getBytes(StandardCharsets.UTF_8));
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(String name, byte[] content) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(madeAt.toEpochMilli());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
